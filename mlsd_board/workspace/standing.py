"""How a board stands as a whole: its MLOps level, its readiness, and what the rules of each phase say."""

from collections.abc import Iterable
from dataclasses import dataclass

from mlsd_board.graph.hidden import hidden_nodes
from mlsd_board.graph.queries import Queries
from mlsd_board.validation.board import Board
from mlsd_board.validation.mlops_level import MlopsLevel, mlops_level
from mlsd_board.validation.readiness import Readiness, readiness
from mlsd_board.validation.report import Report
from mlsd_board.validation.rule import Rule
from mlsd_board.validation.severity import Phase
from mlsd_board.workspace.session import Session


@dataclass(frozen=True, slots=True)
class Covered:
    """The rules of a phase: kept, broken, or without an answer for want of a fact. Others do not apply or are off."""

    phase: Phase
    kept: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()
    unanswered: tuple[str, ...] = ()
    later: tuple[str, ...] = ()

    @property
    def asked(self) -> int:
        """How many questions of the phase this board has to answer."""
        return len(self.kept) + len(self.broken) + len(self.unanswered)


@dataclass(frozen=True, slots=True)
class Standing:
    """The board in three summaries."""

    level: MlopsLevel
    readiness: Readiness
    phases: tuple[Covered, ...]


def standing_of(session: Session, report: Report) -> Standing:
    """The standing that follows from what the rules reported."""
    design = session.design
    board = Board(design.brief, Queries(session.graph), session.library, None, hidden_nodes(design))
    rules = session.asked
    return Standing(mlops_level(board, report), readiness(board, report), coverage(report, rules))


def coverage(report: Report, rules: Iterable[Rule]) -> tuple[Covered, ...]:
    """The map of the phases; what was set aside on purpose counts as kept."""
    broken = {finding.code for finding in report.findings}
    kept = (set(report.passed) | {s.finding.code for s in report.suppressed}) - broken
    unanswered = {u.code for u in report.cannot_evaluate}
    known = sorted(rules, key=lambda rule: rule.code)

    def of(phase: Phase, codes: set[str]) -> tuple[str, ...]:
        return tuple(rule.code for rule in known if rule.phase is phase and rule.code in codes)

    return tuple(
        Covered(p, of(p, kept), of(p, broken), of(p, unanswered), of(p, set(report.not_due))) for p in Phase
    )
