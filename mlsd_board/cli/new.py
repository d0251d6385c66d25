"""Start a board: blank, from a template, or with the prompt of a question."""

import argparse

from mlsd_board.catalog.library import Library
from mlsd_board.cli.arguments import library_argument, new_board_argument
from mlsd_board.cli.surroundings import library
from mlsd_board.formats.errors import FormatError
from mlsd_board.model.design import Design
from mlsd_board.workspace.session import Session
from mlsd_board.workspace.starting import from_question, from_starter, from_template

EXAMPLES = (
    "new -o feed.mlsd.json --template two_stage_recommender",
    "new -o answer.mlsd.json --problem video_recommendation",
)


def arguments(parser: argparse.ArgumentParser) -> None:
    new_board_argument(parser, "the file to make (*.mlsd.json)")
    origin = parser.add_mutually_exclusive_group()
    origin.add_argument(
        "--template", metavar="ID", help="start from a template (see `mlsd-board list templates`)"
    )
    origin.add_argument(
        "--problem", metavar="ID", help="start with a question (see `mlsd-board list problems`)"
    )
    parser.add_argument(
        "--starter",
        action="store_true",
        help="with --problem: begin with the drawing of its starter instead of an empty board",
    )
    parser.add_argument("--force", action="store_true", help="replace the file if it exists")
    library_argument(parser)


def run(args: argparse.Namespace) -> int:
    if args.output.exists() and not args.force:
        raise FormatError(
            "there is a file of this name already",
            where=str(args.output),
            advice="Use --force to replace it.",
        )
    if args.starter and not args.problem:
        raise FormatError("--starter needs a problem", advice="Name it with --problem ID.")
    components = library(args)
    Session(components, _begun(args, components)).save(args.output, overwrite=True)
    return 0


def _begun(args: argparse.Namespace, components: Library) -> Design:
    if args.template:
        return from_template(args.template, components)
    if args.starter:
        return from_starter(args.problem, components)
    return from_question(args.problem) if args.problem else Design()
