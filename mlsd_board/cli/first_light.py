"""The main job without a display: a starter is checked, its safe fixes are applied, and the result is exported."""

import argparse
import sys
from pathlib import Path

from mlsd_board.catalog.library import Library
from mlsd_board.cli import report_text
from mlsd_board.cli.arguments import library_argument
from mlsd_board.cli.outcome import Checked
from mlsd_board.cli.parser import Parser, guarded_call
from mlsd_board.cli.surroundings import library, opened_board
from mlsd_board.formats.contract import ExportOptions
from mlsd_board.formats.errors import FormatError
from mlsd_board.model.counting import counted
from mlsd_board.model.design import Design
from mlsd_board.model.pages import alone, first_page
from mlsd_board.workspace.checking import check_design
from mlsd_board.workspace.exporting import export
from mlsd_board.workspace.fixing import fix_all_safe
from mlsd_board.workspace.session import Session
from mlsd_board.workspace.starting import from_template

STARTER = "two_stage_recommender"
FOLDER = Path("mlsd-board-first-light")


def run(arguments: list[str], obstacle: str) -> int:
    """Say why there is no window, then do its main job in a folder that is named. The exit code."""
    return guarded_call(lambda: _job(_parsed(arguments), obstacle))


def _parsed(arguments: list[str]) -> argparse.Namespace:
    parser = Parser(prog="mlsd-board", description=__doc__)
    parser.add_argument("board", nargs="?", type=Path, metavar="BOARD")
    library_argument(parser)
    return parser.parse_args(arguments)


def _job(args: argparse.Namespace, obstacle: str) -> int:
    print(f"mlsd-board: {obstacle} So the same job is done without a window:\n", file=sys.stderr)
    components = library(args)
    design = _board(args.board, components)
    name = args.board.stem.removesuffix(".mlsd") if args.board else STARTER
    _make_folder()
    print(
        f"1. {'Read' if args.board else 'Started'} {name}: {counted(len(design.nodes), 'component')}. The checker says:\n"
    )
    _print_findings(name, design, components)
    fixed, done = fix_all_safe(design, components, lambda d: check_design(d, components))
    print("2. Applied the safe fixes:" if done else "2. There are no safe fixes to apply.")
    for finding, fix in done:
        print(f"   {finding.code}: {fix.title}")
    print("   The checker now says:\n")
    _print_findings(name, fixed, components)
    Session(components, fixed).save(FOLDER / f"{name}.mlsd.json", overwrite=True)
    for suffix in ("svg", "png", "dot"):
        export(fixed, FOLDER / f"{name}.{suffix}", ExportOptions(components))
    print(f"3. Saved the board and exported SVG, PNG and DOT to {FOLDER.resolve()}")
    return 0


def _board(path: Path | None, components: Library) -> Design:
    if path is None:
        return from_template(STARTER, components)
    opened = opened_board(path, components)
    return alone(first_page(opened.design))


def _print_findings(name: str, design: Design, components: Library) -> None:
    print(report_text.render([Checked(Path(name), design, check_design(design, components))], []))


def _make_folder() -> None:
    try:
        FOLDER.mkdir(exist_ok=True)
    except OSError as error:
        msg = f"the folder for the results could not be made ({error.strerror})"
        advice = "Go to a folder that can be written, and try again."
        raise FormatError(msg, where=str(FOLDER), advice=advice) from error
