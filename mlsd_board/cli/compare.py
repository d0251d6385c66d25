"""Hold a board beside a reference, by the role of things: what both have, what differs, what only one has."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from mlsd_board.cli.arguments import format_argument, library_argument, page_argument
from mlsd_board.cli.surroundings import library, opened_board
from mlsd_board.cli.terminal import as_json, clean
from mlsd_board.practice.compare.compare import compare
from mlsd_board.practice.compare.comparison import PARTS, Comparison, Part
from mlsd_board.workspace.comparing import read_reference
from mlsd_board.workspace.paging import page_named

_SIGNS = {"different": "≠", "missing": "+", "extra": "-"}

EXAMPLES = (
    "compare feed.mlsd.json two_stage_recommender",
    "compare mine.mlsd.json theirs.drawio --format json",
)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("mine", type=Path, metavar="MINE", help="the board, in any format that can be read")
    parser.add_argument(
        "reference",
        metavar="REFERENCE",
        help="another board, or the id of a template (`mlsd-board list templates`)",
    )
    format_argument(parser)
    page_argument(parser, of=" of MINE")
    library_argument(parser)


def run(args: argparse.Namespace) -> int:
    components = library(args)
    opened = opened_board(args.mine, components, arrange=False)
    reference = read_reference(args.reference, components)
    found = compare(page_named(opened.design, args.page), reference.design, components, reference.title)
    if args.format == "json":
        print(as_json(_facts(args, found)), end="")
    else:
        print("\n".join(_told(found)))
    return 0


def _facts(args: argparse.Namespace, found: Comparison) -> dict[str, object]:
    return {
        "schema": 1,
        "mine": str(args.mine),
        "reference": args.reference,
        "title": found.reference,
        "counts": found.counts,
        "entries": [entry._asdict() for entry in found.entries],
    }


def _told(found: Comparison) -> Iterator[str]:
    yield f"Beside one strong answer: {clean(found.reference)}"
    for part, heading in PARTS:
        yield from _part(found, part, heading)
    yield ""
    yield "+ only there   ≠ another choice   - only yours. Other answers can be as strong."


def _part(found: Comparison, part: Part, heading: str) -> Iterator[str]:
    counts = found.counts[part]
    whole = counts["covered"] + counts["different"] + counts["missing"]
    if whole or counts["extra"]:
        yield ""
        yield f"{heading}: {counts['covered']} of {whole} as there" if whole else heading
    for state in ("missing", "different", "extra"):
        for entry in found.of(state, parts=[part]):
            yield f"  {_SIGNS[state]} {clean(entry.told)}"
