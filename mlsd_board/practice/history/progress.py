"""How one gets on: each rule over time, and two attempts side by side."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from mlsd_board.practice.history.entry import Entry

MISSED = ("broken", "owed")


class RuleRecord(NamedTuple):
    """How a rule went over all attempts: how often it was asked and missed, and whether it was missed last time."""

    code: str
    asked: int
    missed: int
    missed_last: bool


class Difference(NamedTuple):
    """What changed from one attempt to another: points per dimension, and rules that came right or went wrong."""

    total: float | None
    dimensions: dict[str, float]
    mended: tuple[str, ...]
    lost: tuple[str, ...]
    still: tuple[str, ...]


def rule_records(entries: Sequence[Entry]) -> list[RuleRecord]:
    """The rules that were ever missed, the most often missed first."""
    asked = Counter(code for e in entries for code, verdict in e.rules.items() if verdict != "advice")
    missed = Counter(code for e in entries for code in missed_rules(e))
    last = {code: verdict in MISSED for e in entries for code, verdict in e.rules.items()}
    found = [RuleRecord(code, asked[code], count, last[code]) for code, count in missed.items()]
    return sorted(found, key=lambda r: (-r.missed, not r.missed_last, r.code))


def missed_rules(entry: Entry) -> list[str]:
    return [code for code, verdict in entry.rules.items() if verdict in MISSED]


def difference(before: Entry, after: Entry) -> Difference:
    """From one attempt to another."""
    old, new = set(missed_rules(before)), set(missed_rules(after))
    both = [(d, before.dimensions.get(d), after.dimensions.get(d)) for d in sorted(after.dimensions)]
    total = None if before.total is None or after.total is None else round(after.total - before.total, 2)
    return Difference(
        total,
        {d: round(b - a, 2) for d, a, b in both if a is not None and b is not None},
        tuple(sorted(old - new)),
        tuple(sorted(new - old)),
        tuple(sorted(old & new)),
    )
