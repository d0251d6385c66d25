"""The outcome of checking one board."""

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from mlsd_board.model.elements import Suppression
from mlsd_board.validation.credit import Credit
from mlsd_board.validation.finding import Finding
from mlsd_board.validation.severity import Severity


class Suppressed(NamedTuple):
    """A finding set aside, and by which suppression."""

    finding: Finding
    by: Suppression


class Unanswered(NamedTuple):
    """A rule that lacked a fact, and which."""

    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """Findings in their order, and what was not reported, so that silence is never mistaken for approval.

    `passed` are the rules that looked at something and found nothing wrong; `credits` is what is done well. `remarks` say which settings
    of the board itself name nothing.
    """

    findings: tuple[Finding, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    unused_suppressions: tuple[Suppression, ...] = ()
    not_applicable: tuple[str, ...] = ()
    not_due: tuple[str, ...] = ()
    cannot_evaluate: tuple[Unanswered, ...] = ()
    disabled: tuple[str, ...] = ()
    passed: tuple[str, ...] = ()
    credits: tuple[Credit, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        """How many findings there are of each severity, and how many are suppressed."""
        found = Counter(finding.severity for finding in self.findings)
        return {**{s.value: found[s] for s in Severity}, "suppressed": len(self.suppressed)}

    def worst(self) -> Severity | None:
        return min((f.severity for f in self.findings), key=lambda s: s.rank, default=None)
