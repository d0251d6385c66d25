"""Take over questions and templates that others share: files, or folders of them."""

import argparse
from pathlib import Path

from mlsd_board.cli.parser import CANNOT
from mlsd_board.cli.surroundings import remark_on
from mlsd_board.workspace.collection import take_over

EXAMPLES = ("add-questions questions/",)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths",
        nargs="+",
        type=Path,
        metavar="PATH",
        help="a question (*.toml), a template (*.toml with its board beside it), or a folder of them",
    )


def run(args: argparse.Namespace) -> int:
    found = take_over(args.paths)
    remark_on("not taken over", map(str, found.faults))
    for what, ids in (("question", found.questions), ("template", found.templates)):
        for id in ids:
            print(f"{what} {id}")
    if not found.questions and not found.templates and not found.faults:
        remark_on("nothing", ["there is no question or template in there"])
    return CANNOT if found.faults and not (found.questions or found.templates) else 0
