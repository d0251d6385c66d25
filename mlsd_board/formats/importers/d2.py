"""Reads D2 diagrams."""

from mlsd_board.formats.d2.reader import read
from mlsd_board.formats.interpretation.importing import foreign

# Any text might be D2, so the name of the file must say it.
IMPORTER = foreign("d2", "D2 diagram", (".d2",), lambda _head: False, read, by_name=True)
