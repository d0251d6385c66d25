"""The outcome of a check for a person at a terminal."""

import textwrap
from collections.abc import Iterator, Sequence

from mlsd_board.cli.outcome import Checked, Unreadable
from mlsd_board.cli.terminal import clean, painted, width
from mlsd_board.model.counting import counted
from mlsd_board.validation.credit import Credit
from mlsd_board.validation.finding import Finding
from mlsd_board.validation.severity import Severity

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "34"}
_NAMED = 8
"""Of more rules than so many that are switched off, only the number is told."""
_SIGNS = {Severity.ERROR: "✖", Severity.WARNING: "▲", Severity.INFO: "●"}


def render(checked: Sequence[Checked], unreadable: Sequence[Unreadable]) -> str:
    """A block for each board, findings by severity, and a line that sums up. Broken files are told on stderr."""
    lines = [line for c in checked for line in _board(c)]
    if len(checked) > 1:
        lines += ["", *_total(checked, unreadable)]
    return "".join(f"{line}\n" for line in lines)


def _board(checked: Checked) -> Iterator[str]:
    report = checked.report
    yield painted(clean(checked.name), "1")
    for finding in sorted(report.findings, key=lambda f: (f.severity.rank, f.order)):
        yield from _finding(finding, checked)
    for aside in report.suppressed:
        yield f"  · set aside: {aside.finding.code} {aside.finding.name} ({clean(aside.by.reason)})"
    for unused in report.unused_suppressions:
        yield f"  · unused suppression {unused.id!r} of {unused.code}: nothing to set aside"
    for unanswered in report.cannot_evaluate:
        yield f"  · not evaluated: {unanswered.code} ({clean(unanswered.reason)})"
    if checked.baseline:
        yield f"  · {counted(len(checked.baseline.known), 'finding')} known from the baseline"
        for stale in checked.baseline.stale:
            yield f"  · stale in the baseline: {clean(stale.code)} {clean(stale.fingerprint)}, found no more"
    if report.credits:
        yield _credits(report.credits)
    yield _coverage(checked)
    yield f"  {_summary(checked)}"


def _coverage(checked: Checked) -> str:
    """How much was looked at, so that silence is not mistaken for approval."""
    report = checked.report
    known = checked.baseline.known if checked.baseline else ()
    broken = {f.code for f in (*report.findings, *known, *(s.finding for s in report.suppressed))}
    asked = len({*report.passed, *broken, *(u.code for u in report.cannot_evaluate)})
    parts = [f"{counted(asked, 'rule')} asked"]
    for number, words in (
        (len(report.not_applicable), "not applicable"),
        (len(report.not_due), "not due yet"),
        (len(report.cannot_evaluate), "not evaluated"),
    ):
        parts += [f"{number} {words}"] if number else []
    if report.disabled:
        named = f" ({', '.join(report.disabled)})" if len(report.disabled) <= _NAMED else ""
        parts.append(f"{len(report.disabled)} switched off{named}")
    return textwrap.fill("; ".join(parts), width(), initial_indent="  · ", subsequent_indent="    ")


def _total(checked: Sequence[Checked], unreadable: Sequence[Unreadable]) -> Iterator[str]:
    """What all boards have together."""
    found = {s: sum(c.report.counts[s.value] for c in checked) for s in Severity}
    told = ", ".join(counted(number, severity.value) for severity, number in found.items() if number)
    clean_ones = sum(not c.report.findings for c in checked)
    pages = any(c.title for c in checked)
    parts = [f"{counted(len(checked), 'page' if pages else 'board')}: {told or 'nothing to report'}"]
    parts += [f"{clean_ones} without findings"] if told and clean_ones else []
    parts += [f"{counted(len(unreadable), 'file')} could not be read"] if unreadable else []
    yield painted("; ".join(parts), "1")


def _finding(finding: Finding, checked: Checked) -> Iterator[str]:
    severity = painted(f"{_SIGNS[finding.severity]} {finding.severity.value:7}", _COLOURS[finding.severity])
    yield f"  {severity} {finding.code} {finding.name}"
    indent = " " * 12
    yield textwrap.fill(clean(finding.message), width(), initial_indent=indent, subsequent_indent=indent)
    if finding.elements:
        yield f"{indent}at {clean(checked.at(finding.elements))}"
    for fix in finding.fixes:
        yield f"{indent}fix: {clean(fix.title)}{'' if fix.applicability == 'safe' else ' (suggestion)'}"


def _credits(credits: Sequence[Credit]) -> str:
    text = f"✔ {counted(len(credits), 'credit')}: {', '.join(c.title for c in credits)}"
    return textwrap.fill(text, width(), initial_indent="  ", subsequent_indent="    ")


def _summary(checked: Checked) -> str:
    counts = checked.report.counts
    if not any(counts[s.value] for s in Severity):
        return painted("✔ nothing to report", "32")
    told = [counted(counts[s.value], s.value) for s in Severity if counts[s.value]]
    fixable = sum(
        any(f.applicability == "safe" for f in finding.fixes) for finding in checked.report.findings
    )
    safe = f"; {fixable} with a safe fix" if fixable else ""
    return f"{', '.join(told)}{safe}. `mlsd-board explain CODE` says more."
