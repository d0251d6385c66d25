"""Write a board to a picture or to another tool's format."""

import argparse
from dataclasses import replace
from pathlib import Path

from mlsd_board.cli.arguments import (
    board_argument,
    choice_argument,
    engine_argument,
    library_argument,
    page_argument,
)
from mlsd_board.cli.surroundings import library, opened_board, remark_on, settings
from mlsd_board.drawing.looks import LINES
from mlsd_board.drawing.theme import THEMES
from mlsd_board.formats.contract import ExportOptions
from mlsd_board.formats.errors import FormatError
from mlsd_board.workspace.exporting import export, files_of, told_of
from mlsd_board.workspace.figures import figures_upon

EXAMPLES = (
    "export feed.mlsd.json -o feed.svg",
    "export feed.mlsd.json -o feed.png --theme dark --estimates",
    "export feed.mlsd.json -o feed.html --page all",
)


def arguments(parser: argparse.ArgumentParser) -> None:
    board_argument(parser)
    parser.add_argument("-o", "--output", required=True, type=Path, metavar="OUT", help="the file to write")
    parser.add_argument(
        "--format", help="such as svg (see `mlsd-board list formats`); by default it follows the name of OUT"
    )
    choice_argument(parser, "--renderer", ("board", "graphviz"), "as on the screen, or laid out by Graphviz")
    choice_argument(parser, "--theme", THEMES, "colours and strokes; hand and hand-dark look drawn by hand")
    choice_argument(parser, "--lines", LINES, "how connections run around boxes")
    parser.add_argument(
        "--scale", type=_scale, metavar="N", help="pixels per unit of a PNG (default: 2, or as many as fit)"
    )
    page_argument(parser, more=", or all: one file for each where a file cannot hold several")
    parser.add_argument("--transparent", action="store_true", help="leave the background of a picture out")
    parser.add_argument(
        "--no-legend", action="store_true", help="leave out the key to the arrows below a picture"
    )
    parser.add_argument(
        "--no-replace", action="store_true", help="write nothing where one of the files is there already"
    )
    parser.add_argument("--no-embed", action="store_true", help="do not put the board into the picture")
    parser.add_argument(
        "--estimates",
        action="store_true",
        help="write load, latency, storage and freshness upon the boxes, and mark the critical path",
    )
    engine_argument(parser)
    library_argument(parser)


def run(args: argparse.Namespace) -> int:
    preferences = settings()
    components = library(args, preferences)
    opened = opened_board(args.file, components, preferences)
    if args.output.exists() and args.output.samefile(args.file):
        msg = "the export would replace the board itself"
        raise FormatError(msg, where=str(args.output), advice="Choose another name with -o.")
    there = [f for f in files_of(opened.design, args.output, args.format, args.page) if f.exists()]
    names = ", ".join(file.name for file in there)
    if there and args.no_replace:
        raise FormatError(
            "there is a file of this name already",
            where=names,
            advice="Leave --no-replace out to replace it.",
        )
    engine = args.engine or preferences.engine
    options = ExportOptions(
        components,
        args.theme,
        args.scale,
        not args.no_embed,
        args.renderer,
        engine,
        args.lines,
        transparent=args.transparent,
        legend=not args.no_legend,
    )
    if args.estimates:
        options = replace(options, figures=figures_upon)
    written = export(opened.design, args.output, options, args.format, args.page)
    if there and there != [args.output]:
        remark_on(str(args.output.parent), [f"replaced: {names}"])
    remark_on(str(args.output), told_of(opened.design, written[0], options, args.format, args.page))
    return 0


def _scale(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0.05 <= value <= 20:
        msg = f"{text!r} is not a number from 0.05 to 20"
        raise argparse.ArgumentTypeError(msg)
    return value
