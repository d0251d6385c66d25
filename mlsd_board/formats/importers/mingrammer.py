"""Reads scripts for the Python package `diagrams`, without running them."""

from mlsd_board.formats.interpretation.importing import foreign
from mlsd_board.formats.mingrammer.reader import MARK, read

IMPORTER = foreign(
    "diagrams",
    "Script for the package diagrams",
    (".py",),
    lambda head: bool(MARK.search(head)),
    read,
    by_name=True,
)
