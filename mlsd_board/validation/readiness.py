"""How ready a design is for production by the ML Test Score: four bars, estimated from its diagram.

The score of the paper is the smallest of the four sums, here not doubled. What a diagram cannot show earns nothing
and is listed as such, so the numbers compare designs with one another and not with running systems.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from mlsd_board.validation.board import Board
from mlsd_board.validation.report import Report
from mlsd_board.validation.score_tests import SCORE_TESTS, ScoreTest, Section

NOTE = "An estimate from a diagram: it counts what is drawn and stated, not what is built."


class Verdict(StrEnum):
    """What a board says about a test.

    `NOT_JUDGED`: the rules had nothing to look at. `UNKNOWN`: one was off, not due yet, or lacked a fact.
    `NOT_CHECKABLE`: no diagram can show it.
    """

    MET = "met"
    FAILED = "failed"
    NOT_JUDGED = "not judged"
    UNKNOWN = "unknown"
    NOT_CHECKABLE = "not checkable"


@dataclass(frozen=True, slots=True)
class ScoredTest:
    """One test with its points. `passed` and `fired` are the codes of its rules that did so.

    `elements` are the boxes that show it or, where it failed, those the findings are about.
    """

    test: ScoreTest
    verdict: Verdict
    points: float
    passed: tuple[str, ...] = ()
    fired: tuple[str, ...] = ()
    elements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionScore:
    """The bar of a section: its tests in order, and points out of what a diagram can show."""

    section: Section
    results: tuple[ScoredTest, ...]

    @property
    def points(self) -> float:
        return sum(r.points for r in self.results)

    @property
    def possible(self) -> float:
        """The points of all tests that a diagram can show."""
        return sum(r.test.worth for r in self.results)

    @property
    def asked(self) -> float:
        """The points of those that this design is asked for: without what its rules had nothing to look at for."""
        return sum(r.test.worth for r in self.results if r.verdict is not Verdict.NOT_JUDGED)


@dataclass(frozen=True, slots=True)
class Readiness:
    """The four bars, and the score: the smallest of them."""

    sections: tuple[SectionScore, ...]

    @property
    def score(self) -> float:
        return min((s.points for s in self.sections), default=0.0)

    @property
    def weakest(self) -> tuple[Section, ...]:
        """The sections that hold the score down."""
        return tuple(s.section for s in self.sections if s.points == self.score)


def readiness(board: Board, report: Report, tests: Sequence[ScoreTest] = SCORE_TESTS) -> Readiness:
    """The bars of a board, from what its rules reported. A finding that was set aside still counts as one."""
    found = [_result(board, report, test) for test in tests]
    return Readiness(tuple(SectionScore(s, tuple(r for r in found if r.test.section is s)) for s in Section))


def _result(board: Board, report: Report, test: ScoreTest) -> ScoredTest:
    findings = [
        f for f in (*report.findings, *(s.finding for s in report.suppressed)) if f.code in test.codes
    ]
    fired = tuple(sorted({f.code for f in findings}))
    passed = tuple(code for code in test.codes if code in report.passed)
    idle = set(test.codes) & set(report.not_applicable)
    verdict = _verdict(test, fired, passed, idle)
    shown = tuple(dict.fromkeys(e for f in findings for e in f.elements)) if fired else ()
    return ScoredTest(
        test=test,
        verdict=verdict,
        points=test.worth if verdict is Verdict.MET else 0.0,
        passed=passed,
        fired=fired,
        elements=shown or tuple(board.of(test.boxes)),
    )


def _verdict(test: ScoreTest, fired: Sequence[str], passed: Sequence[str], idle: set[str]) -> Verdict:
    if not test.codes:
        return Verdict.NOT_CHECKABLE
    if fired:
        return Verdict.FAILED
    if len(passed) + len(idle) < len(test.codes):
        return Verdict.UNKNOWN
    return Verdict.MET if passed else Verdict.NOT_JUDGED
