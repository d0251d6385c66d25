"""Where the time went, against where it was planned to go."""

from typing import NamedTuple

from mlsd_board.model.attempt import AttemptLog
from mlsd_board.practice.state import extra_s, plan_of
from mlsd_board.validation.severity import Phase

_TOO_LONG, _TOO_SHORT = 1.4, 0.5
_WORTH_SAYING_S = 60.0


class Pace(NamedTuple):
    """One phase: seconds spent and planned (None without a limit), and a remark where they differ much."""

    phase: Phase
    spent_s: float
    planned_s: float | None
    remark: str


def pacing(log: AttemptLog) -> list[Pace]:
    """Every phase of the plan, and those entered besides."""
    plan, extra = plan_of(log), extra_s(log)
    budgets = plan.budgets()
    spent = {phase: log.phase_s.get(phase.value, 0.0) for phase in Phase}
    shown = [phase for phase in Phase if phase in plan.phases or spent[phase] > 0]
    return [_pace(phase, spent[phase], budgets.get(phase), extra.get(phase, 0.0)) for phase in shown]


def _pace(phase: Phase, spent: float, planned: float | None, extra: float) -> Pace:
    if planned is None:
        return Pace(phase, spent, None, "")
    full, remark = planned + extra, ""
    told = f"{spent / 60:.0f} min in {phase.value}; {full / 60:.0f} planned"
    if spent == 0:
        remark = f"{phase.value} was never entered; {full / 60:.0f} min planned"
    elif abs(spent - full) >= _WORTH_SAYING_S and (spent > _TOO_LONG * full or spent < _TOO_SHORT * full):
        remark = told
    return Pace(phase, spent, full, remark)
