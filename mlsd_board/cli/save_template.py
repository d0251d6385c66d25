"""Keep a board as a template of one's own, for `new`, `list` and the start page."""

import argparse
from pathlib import Path

from mlsd_board.cli.surroundings import library, opened_board
from mlsd_board.workspace.collection import save_template


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="BOARD", help="the board, in any format that can be read")
    parser.add_argument("--title", default="", help="what it is called (default: the title of the board)")
    parser.add_argument("--summary", default="", help="what it is for, in a sentence")
    parser.add_argument(
        "--category",
        choices=("recommendation", "transformation", "bi"),
        help="the kind of problem (default: as the brief says)",
    )


def run(args: argparse.Namespace) -> int:
    opened = opened_board(args.file, library(args))
    title = args.title or opened.design.brief.title or args.file.name.partition(".")[0]
    made = save_template(opened.design, title, args.summary, args.category)
    print(f"Saved as template {made.id}. Start from it with `mlsd-board new -o BOARD --template {made.id}`.")
    return 0
