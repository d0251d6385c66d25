"""Reads scripts for the Python package `diagrams`, without running them."""

import re
from collections.abc import Sequence

from mlsd_board.formats.interpretation.importing import foreign
from mlsd_board.formats.parsed.diagram import Diagram

_MARK = re.compile(rb"^\s*(?:from\s+diagrams\b[\w.]*\s+import\b|import\s+diagrams\b)", re.MULTILINE)


def _read(data: bytes) -> Sequence[Diagram]:
    from mlsd_board.formats.mingrammer.reader import read

    return read(data)


IMPORTER = foreign(
    "diagrams",
    "Script for the package diagrams",
    (".py",),
    lambda head: bool(_MARK.search(head)),
    _read,
    by_name=True,
)
