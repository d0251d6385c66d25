"""A board whose unsaved work was kept safe, read together with what is on disk of it."""

from typing import NamedTuple

from mlsd_board.catalog.library import Library
from mlsd_board.model.design import Design
from mlsd_board.workspace import recovery
from mlsd_board.workspace.opening import read_board
from mlsd_board.workspace.settings import Settings


class Copy(NamedTuple):
    """A recovered board, what is on disk of it, and whether that is there."""

    design: Design
    saved: Design
    there: bool


def read_copy(board: recovery.Recovered, library: Library, settings: Settings) -> Copy:
    design = read_board(board.copy, library, settings).design
    there = board.original is not None and board.original.is_file()
    return Copy(design, read_board(board.original, library).design if there else Design(), there)
