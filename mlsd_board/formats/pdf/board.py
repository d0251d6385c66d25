"""How a board travels inside a PDF: as an element of its metadata, which viewers keep and nobody sees."""

import re

from mlsd_board.formats.embedding import NAMESPACE, decoded

PDF_SIGNATURE = b"%PDF-"
_ELEMENT = re.compile(rb"<mlsd:board\b[^<>]*>([A-Za-z0-9+/=\s]*)</mlsd:board>")


def board_element(payload: str) -> str:
    """The XML that carries a payload."""
    return f'<mlsd:board xmlns:mlsd="{NAMESPACE}" encoding="base64">{payload}</mlsd:board>'


def read_pdf(data: bytes) -> bytes | None:
    """The native file inside a PDF, or None where there is none or a program has packed the metadata away."""
    found = _ELEMENT.search(data)
    return None if found is None else decoded(found[1].decode("ascii"))
