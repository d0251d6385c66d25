"""The main job without a display: a starter is checked, its safe fixes are applied, and the result is exported."""

import argparse
import sys
from pathlib import Path

from mlsd_board.cli import report_text
from mlsd_board.cli.outcome import Checked
from mlsd_board.cli.parser import guarded_call
from mlsd_board.cli.surroundings import library, remark_on
from mlsd_board.formats.contract import ExportOptions
from mlsd_board.workspace.checking import check_design
from mlsd_board.workspace.exporting import export
from mlsd_board.workspace.fixing import fix_all_safe
from mlsd_board.workspace.opening import read_board
from mlsd_board.workspace.session import Session
from mlsd_board.workspace.starting import from_template

STARTER = "two_stage_recommender"
FOLDER = Path("mlsd-board-first-light")


def run(arguments: list[str], obstacle: str) -> int:
    """Say why there is no window, then do its main job in a folder that is named. The exit code."""
    print(f"mlsd-board: {obstacle} So the same job is done without a window:\n", file=sys.stderr)
    parser = argparse.ArgumentParser(prog="mlsd-board")
    parser.add_argument("board", nargs="?", type=Path, metavar="BOARD")
    parser.add_argument("--library", action="append", default=[], metavar="DIR")
    args = parser.parse_args(arguments)
    return guarded_call(lambda: _job(args))


def _job(args: argparse.Namespace) -> int:
    components = library(args)
    name = args.board.name.removesuffix(".json").removesuffix(".mlsd") if args.board else STARTER
    if args.board:
        opened = read_board(args.board, components)
        remark_on(str(args.board), opened.remarks)
        design = opened.design
    else:
        design = from_template(STARTER, components)
    before = check_design(design, components)
    print(
        f"1. {'Read' if args.board else 'Started'} {name}: {len(design.nodes)} components. The checker says:\n"
    )
    print(report_text.render([Checked(Path(name), design, before)], []))
    fixed, done = fix_all_safe(design, components, lambda d: check_design(d, components))
    print("2. Applied the safe fixes:")
    for finding, fix in done:
        print(f"   {finding.code}: {fix.title}")
    if not done:
        print("   there were none")
    print("   The checker now says:\n")
    print(report_text.render([Checked(Path(name), fixed, check_design(fixed, components))], []))
    FOLDER.mkdir(exist_ok=True)
    session = Session(components, fixed)
    session.save(FOLDER / f"{name}.mlsd.json", overwrite=True)
    for suffix in ("svg", "png", "dot"):
        export(fixed, FOLDER / f"{name}.{suffix}", ExportOptions(components))
    print(f"3. Saved the board and exported SVG, PNG and DOT to {FOLDER.resolve()}")
    return 0
