"""The outcome of a check as Markdown: a summary to put under a pull request."""

import re
from collections.abc import Iterator, Sequence

from mlsd_board.cli.outcome import Checked, Unreadable
from mlsd_board.cli.terminal import clean
from mlsd_board.model.counting import counted
from mlsd_board.validation.finding import Finding
from mlsd_board.validation.severity import Severity

_SIGNS = {Severity.ERROR: "❌", Severity.WARNING: "⚠️", Severity.INFO: "ℹ️"}


def render(checked: Sequence[Checked], unreadable: Sequence[Unreadable], fail_on: str) -> str:
    """A verdict, then for each board a table of what was found, and what was not looked at."""
    parts = [f"## MLSD Board: {_verdict(checked, unreadable, fail_on)}"]
    parts += [f"- {_safe(str(u.path))} could not be read: {_safe(u.reason)}" for u in unreadable]
    for board in checked:
        parts += _board(board)
    return "\n\n".join(parts) + "\n"


def _verdict(checked: Sequence[Checked], unreadable: Sequence[Unreadable], fail_on: str) -> str:
    limit = -1 if fail_on == "never" else Severity(fail_on).rank
    findings = [f for c in checked for f in c.report.findings]
    failing = sum(f.severity.rank <= limit for f in findings)
    boards = f"{counted(len(checked), 'board')} checked, {counted(len(findings), 'finding')}"
    if unreadable:
        return f"{boards}, {len(unreadable)} not readable"
    return f"{boards}, {failing} of severity {fail_on} or above" if failing else f"passed; {boards}"


def _board(board: Checked) -> Iterator[str]:
    report = board.report
    yield f"### {_safe(board.name)}"
    if report.findings:
        rows = [_row(f, board) for f in sorted(report.findings, key=lambda f: (f.severity.rank, f.order))]
        yield "\n".join(["| severity | rule | what | way out |", "|---|---|---|---|", *rows])
    else:
        yield "Nothing to report."
    notes = [
        f"- set aside: {a.finding.code} {a.finding.name} ({_safe(a.by.reason)})" for a in report.suppressed
    ]
    notes += [f"- not evaluated: {u.code} ({_safe(u.reason)})" for u in report.cannot_evaluate]
    if board.baseline:
        notes += [f"- {counted(len(board.baseline.known), 'finding')} known from the baseline"]
        notes += [f"- stale in the baseline: {_safe(e.code)} `{e.fingerprint}`" for e in board.baseline.stale]
    if notes:
        yield "\n".join(notes)


def _row(finding: Finding, board: Checked) -> str:
    at = f"<br>*at* {_safe(board.at(finding.elements))}" if finding.elements else ""
    fixes = "; ".join(_safe(fix.title) for fix in finding.fixes)
    severity = f"{_SIGNS[finding.severity]} {finding.severity.value}"
    return f"| {severity} | {finding.code} {finding.name} | {_safe(finding.message)}{at} | {fixes} |"


def _safe(text: str) -> str:
    """Text of a board as text: no markup, no table cell, nobody called by name."""
    escaped = re.sub(r"([\\`*_{}\[\]()#+!|~<>&$])", r"\\\1", clean(text))
    return escaped.replace("@", "@<!-- -->")
