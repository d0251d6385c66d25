"""A board whose unsaved work was kept safe, read together with what is on disk of it."""

from typing import NamedTuple

from mlsd_board.catalog.library import Library
from mlsd_board.formats.errors import FormatError
from mlsd_board.model.design import Design
from mlsd_board.workspace import recovery
from mlsd_board.workspace.opening import read_board
from mlsd_board.workspace.settings import Settings


class Copy(NamedTuple):
    """A recovered board, what is on disk of it, and whether that is there to be read."""

    design: Design
    saved: Design
    there: bool


def read_copy(board: recovery.Recovered, library: Library, settings: Settings) -> Copy:
    """Raises `FormatError` where the copy cannot be read; a file that cannot be keeps nobody from the copy."""
    design = read_board(board.copy, library, settings).design
    if board.original is None:
        return Copy(design, Design(), there=False)
    try:
        return Copy(design, read_board(board.original, library).design, there=True)
    except FormatError:
        return Copy(design, Design(), there=False)
