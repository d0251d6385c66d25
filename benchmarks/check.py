"""`mlsd-board check` on one board as a whole process, beside the imports that nothing in it could do without."""

import tempfile
from pathlib import Path

from benchmarks.boards import board_of_thirty, saved
from benchmarks.rounds import python, side_by_side
from mlsd_board.catalog.library import load_library


def main(rounds: int = 15) -> str:
    with tempfile.TemporaryDirectory() as folder:
        board = saved(board_of_thirty(load_library()), Path(folder))
        check = ("-m", "mlsd_board", "check", board, "--fail-on", "never")
        reference = 'python -c "import networkx, pydantic"'
        series = side_by_side(
            "check: one board of 30 components, whole process",
            {
                reference: python("-c", "import networkx, pydantic"),
                "mlsd-board check": python(*check),
                "mlsd-board check --format json": python(*check, "--format", "json"),
                "python -c pass": python("-c", "pass"),
            },
            rounds,
        )
    return series.text(reference)
