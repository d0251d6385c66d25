"""Write a board to a picture or to another tool's format."""

import argparse
from pathlib import Path

from mlsd_board.cli.surroundings import library, remark_on
from mlsd_board.formats.contract import ExportOptions
from mlsd_board.workspace.exporting import export
from mlsd_board.workspace.opening import read_board

FORMATS = ("svg", "png", "pdf", "dot", "json", "mermaid", "drawio", "excalidraw", "html", "md")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="the board, in any format that can be read")
    parser.add_argument("-o", "--output", required=True, type=Path, metavar="OUT", help="the file to write")
    parser.add_argument("--format", choices=FORMATS, help="by default the format follows the name of OUT")
    parser.add_argument(
        "--renderer",
        choices=("board", "graphviz"),
        default="board",
        help="as on the screen, or laid out by Graphviz",
    )
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument(
        "--scale", type=_scale, default=2.0, metavar="N", help="pixels per unit of a PNG (default 2)"
    )
    parser.add_argument("--no-embed", action="store_true", help="do not put the board into the picture")
    parser.add_argument(
        "--engine", choices=("auto", "pure", "system"), default="auto", help="which Graphviz to use"
    )


def run(args: argparse.Namespace) -> int:
    components = library(args)
    opened = read_board(args.file, components)
    remark_on(str(args.file), opened.remarks)
    options = ExportOptions(components, args.theme, args.scale, not args.no_embed, args.renderer, args.engine)
    export(opened.design, args.output, options, args.format)
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
