"""Turn a diagram of another format into a board, and say what became of everything in it."""

import argparse
import sys
from pathlib import Path

from mlsd_board.cli.arguments import library_argument, new_board_argument, whole_number
from mlsd_board.cli.import_report import as_json_text, as_text
from mlsd_board.cli.surroundings import library, remark_on, settings
from mlsd_board.formats.contract import Reading
from mlsd_board.model.counting import counted
from mlsd_board.workspace.opening import read_board
from mlsd_board.workspace.session import Session

EXAMPLES = (
    "import diagram.drawio",
    "import README.md -o theirs.mlsd.json --report json",
)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="any known format (see `mlsd-board list formats`)"
    )
    new_board_argument(parser, "the board to write (*.mlsd.json)", required=False)
    parser.add_argument(
        "--report",
        choices=("text", "json"),
        help="print what became of every box and arrow, and what the design contains (default without -o: text)",
    )
    parser.add_argument(
        "--pick",
        type=whole_number,
        metavar="N",
        help="only the diagram of this number, where a file holds several (default: all, each on a page)",
    )
    parser.add_argument(
        "--accept-doubtful",
        action="store_true",
        help="take every box for the component it looks most like; otherwise those whose words say nothing become notes",
    )
    library_argument(parser)


def run(args: argparse.Namespace) -> int:
    preferences = settings()
    components = library(args, preferences)
    reading = Reading(pick=args.pick, guesses=args.accept_doubtful)
    opened = read_board(args.file, components, preferences, arrange=args.output is not None, reading=reading)
    report = args.report or ("" if args.output else "text")
    if report == "json":
        sys.stdout.write(as_json_text(args.file, opened))
    elif report:
        sys.stdout.write(as_text(args.file, opened, components))
    else:
        remark_on(str(args.file), opened.remarks)
        doubtful = sum(len(r.doubtful) for r in opened.reports)
        if doubtful:
            boxes = counted(doubtful, "box is", "boxes are")
            remark_on(str(args.file), [f"{boxes} doubtful; --report text names them"])
    if args.output:
        Session(components, opened.design).save(args.output, overwrite=True)
    return 0
