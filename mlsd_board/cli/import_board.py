"""Turn a diagram of another format into a board."""

import argparse
from pathlib import Path

from mlsd_board.cli.surroundings import board_name, library, remark_on, settings
from mlsd_board.workspace.opening import read_board
from mlsd_board.workspace.session import Session


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="any known format (see `mlsd-board list formats`)"
    )
    parser.add_argument(
        "-o",
        "--output",
        required=True,
        type=board_name,
        metavar="BOARD",
        help="the board to write (*.mlsd.json)",
    )


def run(args: argparse.Namespace) -> int:
    preferences = settings()
    components = library(args, preferences)
    opened = read_board(args.file, components, preferences)
    remark_on(str(args.file), opened.remarks)
    Session(components, opened.design).save(args.output, overwrite=True)
    return 0
