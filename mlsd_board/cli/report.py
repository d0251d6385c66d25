"""Write a report on a board: score, findings with their place, numbers, timeline, checklist, comparison."""

import argparse
from pathlib import Path

from mlsd_board.cli.arguments import board_argument, library_argument, page_argument, rules_argument
from mlsd_board.cli.surroundings import configuration, opened_board
from mlsd_board.formats.native import safe_file
from mlsd_board.practice.seat import load_rubric, rubric_of
from mlsd_board.workspace.paging import page_named
from mlsd_board.workspace.practised import attempts
from mlsd_board.workspace.reporting import report_of, written

EXAMPLES = (
    "report feed.mlsd.json -o feed.html",
    "report feed.mlsd.json -o feed.pdf --rubric feed.rubric.json",
)


def arguments(parser: argparse.ArgumentParser) -> None:
    board_argument(parser)
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar="OUT",
        help="the report to write: *.html, *.pdf or *.md",
    )
    parser.add_argument(
        "--rubric",
        type=Path,
        metavar="FILE",
        help="an interviewer's marks (default: *.rubric.json beside the board)",
    )
    parser.add_argument("--private", action="store_true", help="with the interviewer's private notes")
    page_argument(parser)
    rules_argument(parser)
    library_argument(parser)


def run(args: argparse.Namespace) -> int:
    known = configuration(args, args.file)
    opened = opened_board(args.file, known.library)
    rubric = load_rubric(args.rubric) if args.rubric else rubric_of(args.file)
    document = report_of(
        page_named(opened.design, args.page),
        known.library,
        rules=tuple(known.rules),
        profile=known.profile,
        rubric=rubric if args.private else rubric.public(),
        attempts=attempts()[0],
    )
    safe_file.write(args.output, written(document, args.output))
    return 0
