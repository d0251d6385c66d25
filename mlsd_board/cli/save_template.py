"""Keep a board as a template of one's own, for `new`, `list` and the start page."""

import argparse

from mlsd_board.cli.arguments import board_argument, library_argument
from mlsd_board.cli.surroundings import library, opened_board
from mlsd_board.workspace.collection import save_template

EXAMPLES = ("save-template feed.mlsd.json --title 'My feed'",)


def arguments(parser: argparse.ArgumentParser) -> None:
    board_argument(parser, "BOARD")
    parser.add_argument("--title", default="", help="what it is called (default: the title of the board)")
    parser.add_argument("--summary", default="", help="what it is for, in a sentence")
    parser.add_argument(
        "--category",
        choices=("recommendation", "transformation", "bi"),
        help="the kind of problem (default: as the brief says)",
    )
    library_argument(parser)


def run(args: argparse.Namespace) -> int:
    opened = opened_board(args.file, library(args))
    title = args.title or opened.design.brief.title or args.file.name.partition(".")[0]
    made = save_template(opened.design, title, args.summary, args.category)
    print(f"Saved as template {made.id}. Start from it with `mlsd-board new -o BOARD --template {made.id}`.")
    return 0
