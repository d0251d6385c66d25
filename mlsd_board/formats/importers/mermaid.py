"""Reads the diagrams of Mermaid that show a system; others are known as Mermaid, too, to say why they are not read."""

import re
from collections.abc import Sequence

from mlsd_board.formats.interpretation.importing import foreign
from mlsd_board.formats.mermaid.sorts import OTHERS
from mlsd_board.formats.parsed.diagram import Diagram

_MARK = re.compile(
    rb"\A(?:\xef\xbb\xbf)?(?:\s|%%[^\n]*\n|---\r?\n.*?\n---\s)*"
    rb"(?:graph\s+(?:TB|TD|BT|RL|LR)\b|flowchart\b|C4(?:Context|Container|Component|Dynamic|Deployment)\b|(?:architecture|block)-beta\b"
    rb"|(?:architecture|block|" + OTHERS.encode() + rb")[ \t]*(?:title\b|showData\b|\r?\n))",
    re.DOTALL,
)


def _read(data: bytes) -> Sequence[Diagram]:
    from mlsd_board.formats.mermaid.reader import read
    from mlsd_board.formats.parsed.words import decoded

    text, remark = decoded(data)
    return (read(text, 1, (remark,) if remark else ()),)


IMPORTER = foreign(
    "mermaid", "Mermaid diagram", (".mmd", ".mermaid"), lambda head: bool(_MARK.search(head)), _read
)
