"""Which findings are listed, in which order and under which heading."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from mlsd_board.model.elements import Suppression
from mlsd_board.validation.finding import Finding
from mlsd_board.validation.report import Report
from mlsd_board.validation.severity import Severity

ASIDE = "aside"
_HEADINGS = {"error": "Errors", "warning": "Warnings", "info": "Hints", ASIDE: "Set aside"}
STATUS_WORDS = {
    "accepted": "accepted",
    "not_applicable": "does not apply",
    "out_of_scope": "out of scope",
    "will_do": "will be done later",
}


class Entry(NamedTuple):
    """A line of the list: a finding, or a suppression that no longer silences anything."""

    bucket: str
    finding: Finding | None
    by: Suppression | None = None

    @property
    def key(self) -> str:
        """What stays the same from one check to the next."""
        return self.finding.fingerprint if self.finding else f"unused {self.by.id if self.by else ''}"

    @property
    def code(self) -> str:
        return self.finding.code if self.finding else self.by.code if self.by else ""

    @property
    def words(self) -> str:
        if self.finding:
            return self.finding.message
        return "Nothing is left to set aside here; this can be taken back." if self.by else ""


def entries(report: Report) -> Iterator[Entry]:
    """All lines, the gravest first, what was set aside last."""
    found = sorted(report.findings, key=lambda f: (f.severity.rank, f.order))
    yield from (Entry(f.severity.value, f) for f in found)
    yield from (
        Entry(ASIDE, s.finding, s.by) for s in sorted(report.suppressed, key=lambda s: s.finding.order)
    )
    yield from (Entry(ASIDE, None, s) for s in sorted(report.unused_suppressions, key=lambda s: s.id))


def listed(report: Report, hidden: Collection[str], text: str) -> dict[str, list[Entry]]:
    """The lines by bucket, without hidden buckets and without what does not contain every word of `text`."""
    words = text.lower().split()
    buckets: dict[str, list[Entry]] = {}
    for entry in entries(report):
        searched = f"{entry.code} {entry.words} {entry.finding.name if entry.finding else ''}".lower()
        if entry.bucket not in hidden and all(word in searched for word in words):
            buckets.setdefault(entry.bucket, []).append(entry)
    return buckets


def heading(bucket: str, count: int) -> str:
    return f"{_HEADINGS[bucket]} ({count})"


def counts(report: Report) -> dict[str, int]:
    """How many lines each bucket has."""
    found = {severity.value: 0 for severity in Severity} | {ASIDE: 0}
    for entry in entries(report):
        found[entry.bucket] += 1
    return found


def coverage(report: Report, rules: int) -> str:
    """How much was looked at, so that silence is not mistaken for approval."""
    ran = rules - len(report.disabled) - len(report.not_applicable) - len(report.not_due)
    parts = [f"{ran} of {rules} rules apply to this board"]
    if report.cannot_evaluate:
        lacking = len(report.cannot_evaluate)
        parts.append(f"{lacking} lack{'s' if lacking == 1 else ''} a fact")
    if report.disabled:
        parts.append(f"{len(report.disabled)} switched off")
    return "; ".join(parts) + "."
