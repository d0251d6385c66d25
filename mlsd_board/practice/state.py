"""What an attempt shows of itself: the clock face and its news; and the log it begins with."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from mlsd_board.model.attempt import AttemptLog
from mlsd_board.model.design import Design
from mlsd_board.practice.clock import Clock
from mlsd_board.practice.moments import minutes_added
from mlsd_board.practice.plan import Level, Mode, Plan
from mlsd_board.practice.records import tables_of
from mlsd_board.practice.timeline import Replay
from mlsd_board.validation.severity import Phase

SUMMARY_S = 120.0
"""The end of the last phase that is kept for summing up."""


class News(NamedTuple):
    """Something to tell the user now: a prompt, a what-if card, a remark about the clock or the disk, or the end."""

    kind: Literal["prompt", "card", "remark", "over"]
    id: str
    text: str
    action: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """The clock face: all times in seconds. `budgets` and `total_s` are empty and None where there is no limit."""

    elapsed_s: float
    phase: Phase
    phase_s: Mapping[Phase, float]
    budgets: Mapping[Phase, float]
    total_s: float | None
    paused: bool
    finished: bool

    @property
    def left_s(self) -> float | None:
        return None if self.total_s is None else self.total_s - self.elapsed_s

    @property
    def summing_up(self) -> bool:
        return self.left_s is not None and self.left_s <= SUMMARY_S


def beginning(plan: Plan, clock: Clock, start: Design) -> AttemptLog:
    """The log of an attempt that has just begun."""
    return AttemptLog(
        question=plan.question,
        minutes=plan.minutes,
        mode=plan.mode.value,
        level=plan.level.value if plan.level else None,
        seed=plan.seed,
        cards=plan.cards,
        started=clock.wall().isoformat(timespec="seconds"),
        start=tables_of(start),
    )


def plan_of(log: AttemptLog) -> Plan:
    """The plan an attempt was begun with."""
    level = Level(log.level) if log.level else None
    return Plan(log.question, log.minutes, Mode(log.mode), level, log.seed, log.cards)


def extra_s(log: AttemptLog) -> dict[Phase, float]:
    """Seconds added to each phase on the way."""
    found: dict[Phase, float] = {}
    for moment in log.moments:
        if minutes := minutes_added(moment):
            phase = Replay(log).phase_at(moment.t_s)
            found[phase] = found.get(phase, 0.0) + 60 * minutes
    return found
