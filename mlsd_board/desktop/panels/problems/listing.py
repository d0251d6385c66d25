"""Which findings are listed, in which order and under which heading."""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from mlsd_board.model.elements import Suppression
from mlsd_board.validation.finding import Finding
from mlsd_board.validation.report import Report
from mlsd_board.validation.rule import Rule

ASIDE = "aside"
LATER = "later"
_HEADINGS = {ASIDE: "Set aside", LATER: "Not due yet"}
STATUS_WORDS = {
    "accepted": "accepted",
    "not_applicable": "does not apply",
    "out_of_scope": "out of scope",
    "will_do": "will be done later",
}


class Entry(NamedTuple):
    """A line: a finding, a suppression that no longer silences anything, or a rule that is not due yet."""

    bucket: str
    finding: Finding | None
    by: Suppression | None = None
    rule: Rule | None = None

    @property
    def key(self) -> str:
        """What stays the same from one check to the next."""
        if self.finding:
            return self.finding.fingerprint
        return f"unused {self.by.id}" if self.by else f"later {self.code}"

    @property
    def code(self) -> str:
        return next((known.code for known in (self.finding, self.by, self.rule) if known), "")

    @property
    def words(self) -> str:
        if self.finding:
            return self.finding.message
        if self.by:
            return "Nothing is left to set aside here; this can be taken back."
        return " ".join(self.rule.page.summary.split()) if self.rule else ""

    @property
    def status(self) -> str:
        """What stands at the right of the line: of what was set aside as what, of the others the code."""
        return f"{STATUS_WORDS[self.by.status]}  ·  {self.code}" if self.by else self.code


def entries(report: Report, rules: Iterable[Rule] = ()) -> Iterator[Entry]:
    """All lines, the gravest first, what was set aside and what is not due yet last."""
    found = sorted(report.findings, key=lambda f: (f.severity.rank, f.order))
    yield from (Entry(f.severity.value, f) for f in found)
    yield from (
        Entry(ASIDE, s.finding, s.by) for s in sorted(report.suppressed, key=lambda s: s.finding.order)
    )
    yield from (Entry(ASIDE, None, s) for s in sorted(report.unused_suppressions, key=lambda s: s.id))
    later = [rule for rule in rules if rule.code in report.not_due]
    yield from (Entry(LATER, None, rule=rule) for rule in sorted(later, key=lambda r: (r.phase, r.code)))


def listed(
    report: Report, hidden: Collection[str], text: str, rules: Iterable[Rule] = ()
) -> dict[str, list[Entry]]:
    """The lines by bucket, without hidden buckets and without what does not contain every word of `text`."""
    words = text.lower().split()
    buckets: dict[str, list[Entry]] = {}
    for entry in entries(report, rules):
        if entry.bucket not in hidden and (not words or _has(entry, words)):
            buckets.setdefault(entry.bucket, []).append(entry)
    return buckets


def _has(entry: Entry, words: list[str]) -> bool:
    searched = f"{entry.code} {entry.words} {entry.finding.name if entry.finding else ''}".lower()
    return all(word in searched for word in words)


def heading(bucket: str, count: int) -> str:
    return f"{_HEADINGS.get(bucket) or f'{bucket.capitalize()}s'} ({count:,})"


def counts(report: Report) -> dict[str, int]:
    """How many lines each bucket has."""
    return report.counts | {ASIDE: len(report.suppressed) + len(report.unused_suppressions)}


def to_coach(report: Report) -> list[Finding]:
    """The findings in the order in which a coach brings them up: as the conversation goes, the gravest first."""
    return sorted(report.findings, key=lambda f: (f.phase, f.severity.rank, f.order))


def coverage(report: Report, rules: int) -> str:
    """How much was looked at, so that silence is not mistaken for approval."""
    ran = rules - len(report.disabled) - len(report.not_applicable) - len(report.not_due)
    parts = [f"{ran} of {rules} rules apply to this board"]
    if report.cannot_evaluate:
        lacking = len(report.cannot_evaluate)
        parts.append(f"{lacking} lack{'s' if lacking == 1 else ''} a fact")
    if report.disabled:
        parts.append(f"{len(report.disabled)} switched off")
    if report.not_due:
        parts.append(f"{len(report.not_due)} not due yet")
    return "; ".join(parts) + "."
