"""What each rule says for the score: kept, broken, accepted with a reason, or owed because its subject is missing.

A rule counts once, however many boxes break it, and a rule that cannot be asked is never a reason for a better score:
one that waits for a broken rule, or that every complete design can be asked, counts as broken. So taking a part away
does not silence what was said about it.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from mlsd_board.model.design import Design
from mlsd_board.practice.score import rubric
from mlsd_board.validation.dimension import Dimension
from mlsd_board.validation.finding import Finding
from mlsd_board.validation.report import Report
from mlsd_board.validation.rule import Rule
from mlsd_board.validation.severity import Severity

Verdict = Literal["kept", "broken", "accepted", "owed", "advice"]
JUDGEMENTS_COUNTED = 3
"""So many accepted trade-offs in a dimension cost nothing; more count as what they are."""
_JUDGED = ("accepted", "not_applicable", "out_of_scope")


@dataclass(frozen=True, slots=True)
class Judged:
    """One rule on one board. `findings` are the places; `behind` is the broken rule that keeps it from being asked."""

    rule: Rule
    dimension: Dimension
    verdict: Verdict
    severity: Severity
    findings: tuple[Finding, ...] = ()
    reason: str = ""
    behind: str = ""

    @property
    def lost(self) -> bool:
        return self.verdict in ("broken", "owed")

    @property
    def told(self) -> bool:
        """Whether what the rule says is so on this board: it found something, or misses what is not there at all.

        One that finds fault with what is there, and is owed because nothing is, says nothing that is true yet.
        """
        name = self.rule.name
        return bool(self.findings) or name.startswith("no-") or name.endswith("-missing")

    @property
    def elements(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(e for f in self.findings for e in f.elements))


def judge(
    design: Design, report: Report, rules: Sequence[Rule], askable: Collection[str] = ()
) -> tuple[Judged, ...]:
    """Every rule that has something to say, by code; `askable` are codes of rules that a fuller brief would be asked."""
    fired = _by_code(report.findings)
    aside = _by_code(s.finding for s in report.suppressed)
    reasons = {s.finding.code: s.by.reason for s in report.suppressed if s.by.status in _JUDGED}
    silent = {*report.disabled, *report.not_due}
    must = rubric.owed(design).union(askable)
    found: dict[str, Judged] = {}
    for rule in sorted(rules, key=lambda r: r.code):
        if rule.code in silent:
            continue
        places = fired.get(rule.code, ()) + (() if rule.code in reasons else aside.get(rule.code, ()))
        if places:
            found[rule.code] = _judged(rule, "advice" if rule.code in rubric.ADVICE else "broken", places)
        elif rule.code in reasons:
            found[rule.code] = _judged(rule, "accepted", aside[rule.code], reason=reasons[rule.code])
        elif rule.code in report.passed:
            found[rule.code] = _judged(rule, "kept")
        elif rule.code in must:
            found[rule.code] = _judged(rule, "owed")
    _blocked(found, rules, silent)
    return tuple(_without_abuse(found[code] for code in sorted(found)))


def _judged(
    rule: Rule, verdict: Verdict, findings: tuple[Finding, ...] = (), *, reason: str = "", behind: str = ""
) -> Judged:
    worst = min((f.severity for f in findings), key=lambda s: s.rank, default=rule.severity)
    return Judged(rule, rubric.dimension_of(rule), verdict, worst, findings, reason, behind)


def _blocked(found: dict[str, Judged], rules: Iterable[Rule], silent: set[str]) -> None:
    """Rules that wait for a lost one are lost as well, and so are those that wait for them."""
    waiting = {rule.code: rule for rule in rules if rule.code not in silent}
    changed = True
    while changed:
        changed = False
        for code, rule in waiting.items():
            behind = next((c for c in _before(rule) if c in found and found[c].lost), "")
            known = found.get(code)
            if behind and (
                known is None or known.verdict == "kept" or (known.verdict == "owed" and not known.behind)
            ):
                found[code] = _judged(rule, "owed", behind=behind)
                changed = True


def _before(rule: Rule) -> tuple[str, ...]:
    """The rules that must be kept before this one says anything."""
    return (*rule.after, *rubric.WAITS.get(rule.code, ()))


def _without_abuse(judged: Iterable[Judged]) -> Iterable[Judged]:
    """The first accepted trade-offs of a dimension are judgement; a pile of them is a pile of gaps."""
    seen: dict[Dimension, int] = {}
    for entry in judged:
        if entry.verdict == "accepted":
            seen[entry.dimension] = seen.get(entry.dimension, 0) + 1
            if seen[entry.dimension] > JUDGEMENTS_COUNTED:
                yield Judged(
                    entry.rule, entry.dimension, "broken", entry.severity, entry.findings, entry.reason
                )
                continue
        yield entry


def _by_code(findings: Iterable[Finding]) -> Mapping[str, tuple[Finding, ...]]:
    found: dict[str, tuple[Finding, ...]] = {}
    for finding in findings:
        found[finding.code] = (*found.get(finding.code, ()), finding)
    return found
