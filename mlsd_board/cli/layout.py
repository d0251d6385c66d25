"""Tidy a board with Graphviz."""

import argparse
from pathlib import Path

from mlsd_board.cli.surroundings import board_name, library, opened_board, settings
from mlsd_board.model.pages import page_design, pages_of
from mlsd_board.workspace.arranging import laid_out
from mlsd_board.workspace.paging import find_page
from mlsd_board.workspace.session import Session


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="the board to tidy")
    parser.add_argument(
        "-o",
        "--output",
        required=True,
        type=board_name,
        metavar="BOARD",
        help="where to save it (may be FILE)",
    )
    parser.add_argument("--direction", choices=("LR", "TB"), default="LR", help="left to right, or top down")
    parser.add_argument(
        "--engine", choices=("auto", "pure", "system"), default=None, help="which Graphviz to use"
    )
    parser.add_argument("--page", default="", metavar="NAME", help="only this page, by title or number")


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
