"""Say what boards lack: for people, programs and code review."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

from mlsd_board.cli import report_json, report_junit, report_markdown, report_sarif, report_text
from mlsd_board.cli.arguments import choice_argument, library_argument, rules_argument
from mlsd_board.cli.many import check_all
from mlsd_board.cli.outcome import Checked, Skipped, Unreadable
from mlsd_board.cli.surroundings import configurations, remark_on
from mlsd_board.cli.terminal import clean
from mlsd_board.validation.profile import DEFAULT, profile_names
from mlsd_board.validation.rule import Rule
from mlsd_board.validation.severity import Phase, Severity
from mlsd_board.workspace.baseline import baseline_of, read_baseline, write_baseline
from mlsd_board.workspace.configuration import Configurations

Render: TypeAlias = Callable[[Sequence[Checked], Sequence[Unreadable]], str]
_PLAIN: dict[str, Render] = {"text": report_text.render, "json": report_json.render}
_FAILING = {"junit": report_junit.render, "markdown": report_markdown.render}

EXAMPLES = (
    "check feed.mlsd.json --fail-on warning",
    "check docs/*.md --format sarif",
    "check feed.mlsd.json --write-baseline known.json",
)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="FILE",
        help="boards, with all their pages, and diagrams, in any format that can be read",
    )
    formats = (*_PLAIN, "sarif", *_FAILING)
    choice_argument(parser, "--format", formats, "text for people, the others for programs and code review")
    levels = (*(s.value for s in Severity), "never")
    parser.add_argument(
        "--fail-on",
        choices=levels,
        default="error",
        help="exit with 1 from this severity on (default: error)",
    )
    parser.add_argument("--phase", choices=[p.value for p in Phase], help=_phases())
    parser.add_argument(
        "--profile",
        default="",
        metavar="NAME",
        help=f"one of {', '.join(profile_names())}, or a TOML file (default: as configured; else {DEFAULT}, and diagram for those of other tools)",
    )
    rules_argument(parser)
    parser.add_argument(
        "--baseline",
        type=Path,
        metavar="FILE",
        help="neither show nor fail on the findings that this file knows",
    )
    parser.add_argument(
        "--write-baseline",
        type=Path,
        metavar="FILE",
        help="write all present findings of these boards to a baseline",
    )
    library_argument(parser)


def _phases() -> str:
    phases = (f"{p.value} {p.heading[0].lower()}{p.heading[1:]}" for p in Phase)
    return f"only what is due in this phase of an interview: {'; '.join(phases)}"


def run(args: argparse.Namespace) -> int:
    known = read_baseline(args.baseline) if args.baseline and not args.write_baseline else None
    made = configurations(args)
    used = {id(c): c for c in map(made.of, args.files)}
    for configuration in used.values():
        for subject, remark in configuration.remarks:
            remark_on(subject, [remark])
    outcomes = check_all(args.files, made, Phase(args.phase) if args.phase else None)
    checked = [outcome for outcome in outcomes if isinstance(outcome, Checked)]
    unreadable = [outcome for outcome in outcomes if isinstance(outcome, Unreadable)]
    for board in checked:
        remark_on(str(board.path), board.remarks)
    for outcome in outcomes:
        if isinstance(outcome, Skipped):
            remark_on(str(outcome.path), [outcome.reason])
    if args.write_baseline and not unreadable:
        known = baseline_of(args.write_baseline.parent, ((c.path, c.page, c.report) for c in checked))
        write_baseline(args.write_baseline, known)
    if known:
        compared = ((c, *known.compare(c.path, c.report, c.page)) for c in checked)
        checked = [c._replace(report=report, baseline=told) for c, report, told in compared]
    sys.stdout.write(_rendered(args, made, checked, unreadable))
    for broken in unreadable:
        print(f"mlsd-board: {clean(broken.reason)}", file=sys.stderr)
    return _exit_code(checked, unreadable, args.fail_on)


def _rendered(
    args: argparse.Namespace,
    made: Configurations,
    checked: Sequence[Checked],
    unreadable: Sequence[Unreadable],
) -> str:
    if args.format == "sarif":
        rules: dict[str, Rule] = {r.code: r for path in args.files for r in made.of(path).rules}
        return report_sarif.render(checked, unreadable, [rules[code] for code in sorted(rules)])
    if args.format in _FAILING:
        return _FAILING[args.format](checked, unreadable, args.fail_on)
    return _PLAIN[args.format](checked, unreadable)


def _exit_code(checked: Sequence[Checked], unreadable: Sequence[Unreadable], fail_on: str) -> int:
    if unreadable:
        return 2
    if fail_on == "never":
        return 0
    worst = min((w.rank for c in checked if (w := c.report.worst())), default=99)
    return int(worst <= Severity(fail_on).rank)
