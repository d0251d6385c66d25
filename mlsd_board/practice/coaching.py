"""Hints one step at a time: a question, a direction, an answer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mlsd_board.validation.finding import Finding
from mlsd_board.validation.report import Report
from mlsd_board.validation.rule import Rule

STEPS = 3


@dataclass(frozen=True, slots=True)
class Hint:
    """One step of help with a finding: `step` 1 is a nudge, 3 nearly the answer."""

    code: str
    step: int
    text: str
    finding: Finding

    @property
    def last(self) -> bool:
        return self.step >= STEPS


def next_hint(
    report: Report, rules: Iterable[Rule], given: Mapping[str, int], current: str = ""
) -> Hint | None:
    """The next step of help: with the finding at hand until its last step, then with the gravest one without help.

    `rules` are those the board was checked with, `given` the steps given so far by code, `current` the code of the
    finding at hand.
    """
    pages = {rule.code: rule.page for rule in rules}
    open_now = [f for f in report.findings if f.code in pages]
    ranked = sorted(open_now, key=lambda f: (f.code != current, f.severity.rank, f.phase, f.order))
    for finding in ranked:
        step = given.get(finding.code, 0) + 1
        if step <= STEPS:
            return Hint(finding.code, step, pages[finding.code].hints[step - 1], finding)
    return None
