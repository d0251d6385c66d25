"""Tidy a board with Graphviz."""

import argparse
from pathlib import Path

from mlsd_board.cli.arguments import choice_argument, engine_argument, library_argument, new_board_argument
from mlsd_board.cli.surroundings import library, opened_board, settings
from mlsd_board.model.pages import page_design, pages_of
from mlsd_board.workspace.arranging import laid_out
from mlsd_board.workspace.paging import find_page
from mlsd_board.workspace.session import Session

EXAMPLES = (
    "layout feed.mlsd.json -o feed.mlsd.json",
    "layout feed.mlsd.json -o tall.mlsd.json --direction TB",
)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="the board to tidy")
    new_board_argument(parser, "where to save it (may be FILE)")
    choice_argument(parser, "--direction", ("LR", "TB"), "left to right, or top down")
    engine_argument(parser)
    parser.add_argument(
        "--page", default="", metavar="NAME", help="only this page, by title or number (default: all)"
    )
    library_argument(parser)


def run(args: argparse.Namespace) -> int:
    preferences = settings()
    components = library(args, preferences)
    opened = opened_board(args.file, components, arrange=False)
    design = opened.design
    for page in pages_of(design) if not args.page else [find_page(design, args.page)]:
        before = page_design(design, page.id)
        after = laid_out(before, args.engine or preferences.engine, args.direction)
        design = design.apply(before.changes_to(after))
    Session(components, design).save(args.output, overwrite=True)
    return 0
