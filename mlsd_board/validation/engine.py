"""Running rules over a board: prerequisites first, one crash never hides the others, always the same order."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from graphlib import TopologicalSorter
from typing import TypeAlias, TypeVar

from mlsd_board.model.elements import Suppression
from mlsd_board.validation.board import Board, CannotEvaluateError
from mlsd_board.validation.elements import Elements
from mlsd_board.validation.finding import Finding, Violation, fingerprint
from mlsd_board.validation.profile import Profile
from mlsd_board.validation.report import Report, Suppressed, Unanswered
from mlsd_board.validation.rule import Rule
from mlsd_board.validation.severity import Phase, Severity

RULE_ERROR = "rule-error"
"""The code of the finding that a crashing rule becomes."""
Pause: TypeAlias = Callable[[], object]
"""Called again and again during a run. It may wait, or end the run by raising what is no `Exception`."""
T = TypeVar("T")


@dataclass
class _Run:
    """What is known while the rules run."""

    broken: dict[str, tuple[Violation, ...]] = field(default_factory=dict)
    passed: list[str] = field(default_factory=list)
    crashed: list[Finding] = field(default_factory=list)
    idle: list[str] = field(default_factory=list)
    unanswered: list[Unanswered] = field(default_factory=list)


def check(
    board: Board,
    rules: Sequence[Rule],
    *,
    profile: Profile | None = None,
    phase: Phase | None = None,
    suppressions: Iterable[Suppression] = (),
    elements: Elements | None = None,
    pause: Pause = lambda: None,
) -> Report:
    """Run `rules` over `board`. Never raises, whatever a rule does.

    A rule switched off or not yet due still runs, since others may depend on it; it is not reported. `elements` are
    the severities that elements of the board state for themselves.
    """
    profile = profile or Profile()
    values = profile.values(rules)
    board = replace(board, values=values) if values else board
    own = elements or Elements({}, ())
    run = _Run()
    for rule in in_order(rules):
        pause()
        _run_one(rule, board, run, pause)
    off = {r.code for r in rules if profile.severity(r) is None}
    early = {r.code for r in rules if not r.due(phase)} - off
    silent = off | early
    shown = [r for r in rules if r.code not in silent]
    found = [own.judged(f) for r in shown for f in _findings(r, run.broken.get(r.code, ()), profile)]
    found += [f for f in run.crashed if f.name not in silent]
    off_here = own.suppressions(found)
    kept, aside, unused = _set_aside(sorted(found, key=lambda f: f.order), [*suppressions, *off_here])
    return Report(
        findings=tuple(kept),
        suppressed=tuple(aside),
        unused_suppressions=tuple(unused),
        not_applicable=tuple(sorted(code for code in run.idle if code not in silent)),
        not_due=tuple(sorted(early)),
        cannot_evaluate=tuple(sorted(u for u in run.unanswered if u.code not in silent)),
        disabled=tuple(sorted(off)),
        passed=tuple(sorted(code for code in run.passed if code not in silent)),
    )


def paced(found: Iterable[T], pause: Pause) -> Iterator[T]:
    """What is found, with a pause after each: on a large board one rule may find thousands."""
    for one in found:
        yield one
        pause()


def in_order(rules: Sequence[Rule]) -> list[Rule]:
    """The rules, prerequisites before the rules that wait for them, otherwise by code."""
    by_code = {rule.code: rule for rule in sorted(rules, key=lambda r: r.code)}
    waits = {
        code: [c for c in (*r.after, *r.after_on_subject) if c in by_code] for code, r in by_code.items()
    }
    return [by_code[code] for code in TopologicalSorter(waits).static_order()]


def _run_one(rule: Rule, board: Board, run: _Run, pause: Pause) -> None:
    try:
        if any(run.broken.get(code) for code in rule.after) or not rule.applies(board):
            run.idle.append(rule.code)
            return
        told = {v.subject for code in rule.after_on_subject for v in run.broken.get(code, ())}
        violations = tuple(paced(rule.check(board), pause))
        if not violations:
            run.passed.append(rule.code)
        run.broken[rule.code] = tuple(v for v in violations if v.subject is None or v.subject not in told)
    except CannotEvaluateError as error:
        run.unanswered.append(Unanswered(rule.code, str(error)))
    except Exception as error:  # whatever a rule does, the others still run
        run.crashed.append(crash("Rule", rule.code, rule.phase, error))


def crash(what: str, name: str, phase: Phase, error: Exception) -> Finding:
    """What is found where a rule or a credit breaks down."""
    text = f"{what} {name} failed on this board ({type(error).__name__}: {error}). All others ran; please report it."
    print_of = fingerprint(RULE_ERROR, Violation("", key=name))
    return Finding(RULE_ERROR, name, Severity.WARNING, phase, text, fingerprint=print_of)


def _findings(rule: Rule, violations: Iterable[Violation], profile: Profile) -> Iterable[Finding]:
    usual = profile.severity(rule)
    for v in violations:
        own = v.severity if v.severity and usual is rule.severity else None
        subject = (v.subject,) if v.subject else ()
        yield Finding(
            code=rule.code,
            name=rule.name,
            severity=own or usual or rule.severity,
            phase=rule.phase,
            message=v.message,
            elements=tuple(dict.fromkeys((*subject, *v.related))),
            path=v.path,
            missing=v.missing,
            fixes=v.fixes,
            values=v.values,
            fingerprint=fingerprint(rule.code, v),
        )


def _set_aside(
    findings: Iterable[Finding], suppressions: Iterable[Suppression]
) -> tuple[list[Finding], list[Suppressed], list[Suppression]]:
    known = sorted(suppressions, key=lambda s: s.id)
    kept: list[Finding] = []
    aside: list[Suppressed] = []
    for finding in findings:
        by = next(
            (s for s in known if s.code == finding.code and set(s.elements) <= set(finding.elements)), None
        )
        if by:
            aside.append(Suppressed(finding, by))
        else:
            kept.append(finding)
    used = {a.by.id for a in aside}
    return kept, aside, [s for s in known if s.id not in used]
