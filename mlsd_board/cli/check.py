"""Say what boards lack: for people, programs and code review."""

import argparse
import sys
from pathlib import Path

from mlsd_board.cli import report_json, report_sarif, report_text
from mlsd_board.cli.outcome import Checked, Unreadable
from mlsd_board.cli.surroundings import library, remark_on
from mlsd_board.cli.terminal import clean
from mlsd_board.formats.errors import FormatError
from mlsd_board.rules import all_rules
from mlsd_board.validation.profile import load_profile, profile_names
from mlsd_board.validation.severity import Phase, Severity
from mlsd_board.workspace.checking import check_design
from mlsd_board.workspace.opening import read_board

_FORMATS = {"text": report_text.render, "json": report_json.render, "sarif": report_sarif.render}


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help="boards, in any format that can be read"
    )
    parser.add_argument("--format", choices=tuple(_FORMATS), default="text")
    levels = (*(s.value for s in Severity), "never")
    parser.add_argument(
        "--fail-on",
        choices=levels,
        default="error",
        help="exit with 1 from this severity on (default: error)",
    )
    parser.add_argument(
        "--phase", choices=[p.value for p in Phase], help="only what is due in this phase of an interview"
    )
    parser.add_argument(
        "--profile", default="review", metavar="NAME", help=f"one of {', '.join(profile_names())}"
    )


def run(args: argparse.Namespace) -> int:
    components = library(args)
    profile = load_profile(args.profile, all_rules())
    phase = Phase(args.phase) if args.phase else None
    checked: list[Checked] = []
    unreadable: list[Unreadable] = []
    for path in args.files:
        try:
            opened = read_board(path, components, arrange=False)
        except FormatError as error:
            unreadable.append(Unreadable(path, str(error)))
            continue
        remark_on(str(path), opened.remarks)
        report = check_design(opened.design, components, profile=profile, phase=phase)
        checked.append(Checked(path, opened.design, report))
    sys.stdout.write(_FORMATS[args.format](checked, unreadable))
    for broken in unreadable:
        print(f"mlsd-board: {clean(broken.reason)}", file=sys.stderr)
    return _exit_code(checked, unreadable, args.fail_on)


def _exit_code(checked: list[Checked], unreadable: list[Unreadable], fail_on: str) -> int:
    if unreadable:
        return 2
    if fail_on == "never":
        return 0
    worst = min((w.rank for c in checked if (w := c.report.worst())), default=99)
    return int(worst <= Severity(fail_on).rank)
