"""The window, painted and usable, beside a bare `QMainWindow` with an empty `QGraphicsView`; whole processes."""

import tempfile
from pathlib import Path

from benchmarks.boards import board_of_thirty, saved
from benchmarks.rounds import python, side_by_side
from mlsd_board.catalog.library import load_library

_OPENING = Path(__file__).with_name("opening.py")


def main(rounds: int = 10) -> str:
    reference = "bare QMainWindow, empty QGraphicsView"
    with tempfile.TemporaryDirectory() as folder:
        board = saved(board_of_thirty(load_library()), Path(folder))
        series = side_by_side(
            "window: whole process without a screen, from its start until it is left at once",
            {
                reference: python(_OPENING, "bare"),
                "mlsd-board, first frame": python(_OPENING, "frame"),
                "mlsd-board, start page usable": python(_OPENING, "start"),
                "mlsd-board BOARD usable, 30 components": python(_OPENING, "board", board),
            },
            rounds,
        )
    return series.text(reference)
