"""Reads DOT graphs."""

import re

from mlsd_board.formats.dot_text.reader import read
from mlsd_board.formats.interpretation.importing import foreign

_MARK = re.compile(
    rb"\A(?:\xef\xbb\xbf)?(?:\s|//[^\n]*|#[^\n]*|/\*.*?\*/)*(?:strict\s+)?(?:di)?graph\b[^{;\n]*\s*\{",
    re.IGNORECASE | re.DOTALL,
)
IMPORTER = foreign("dot", "Graphviz DOT", (".dot", ".gv"), lambda head: bool(_MARK.search(head)), read)
