"""Reads DOT graphs."""

import re
from collections.abc import Sequence

from mlsd_board.formats.interpretation.importing import foreign
from mlsd_board.formats.parsed.diagram import Diagram

_MARK = re.compile(
    rb"\A(?:\xef\xbb\xbf)?(?:\s|//[^\n]*|#[^\n]*|/\*.*?\*/)*(?:strict\s+)?(?:di)?graph\b[^{;\n]*\s*\{",
    re.IGNORECASE | re.DOTALL,
)


def _read(data: bytes) -> Sequence[Diagram]:
    from mlsd_board.formats.dot_text.reader import read

    return read(data)


IMPORTER = foreign("dot", "Graphviz DOT", (".dot", ".gv"), lambda head: bool(_MARK.search(head)), _read)
