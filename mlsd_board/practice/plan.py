"""What one sets out to do: which question, how long, how quiet, at which level; and the minutes each phase gets."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from mlsd_board.validation.severity import Phase

USUAL_MIN = 40.0
SPRINT_MIN = 15.0
LENGTHS = (SPRINT_MIN, 35.0, USUAL_MIN, 45.0)
"""The lengths to offer, in minutes; any other is possible, and none at all."""
_TABLE: Mapping[float, tuple[float, ...]] = {
    35.0: (4, 4, 7, 7, 7, 6),
    40.0: (5, 5, 8, 8, 7, 7),
    45.0: (6, 5, 9, 9, 8, 8),
}


class Mode(StrEnum):
    """How much is said on the way. `EXAM`: only clock and cards. `COACH`: prompts and hints. `OPEN`: everything."""

    EXAM = "exam"
    COACH = "coach"
    OPEN = "open"


class Level(StrEnum):
    """The level one practises for."""

    ENTRY = "entry"
    MID = "mid"
    SENIOR = "senior"
    STAFF = "staff"

    @property
    def emphasis(self) -> str:
        """What an interviewer of this level listens for."""
        return _EMPHASIS[self]


_EMPHASIS = {
    Level.ENTRY: "A complete skeleton, metrics that fit, and a sensible baseline.",
    Level.MID: "Labels and leakage, features shared by training and serving, an experiment, monitoring.",
    Level.SENIOR: "Questions that change the design, latency against cost, what fails and what happens then, drift.",
    Level.STAFF: "Effects on the rest of the business, the data that use brings, who owns what, metrics in conflict.",
}


@dataclass(frozen=True, slots=True)
class Plan:
    """One attempt before it begins. `minutes` None is without a limit; `seed` decides which `cards` are drawn, if any."""

    question: str = ""
    minutes: float | None = USUAL_MIN
    mode: Mode = Mode.OPEN
    level: Level | None = None
    seed: int = 0
    cards: bool = True

    def __post_init__(self) -> None:
        if self.minutes is not None and not 0 < self.minutes <= 1440:
            msg = f"an attempt takes between 0 and 1440 minutes, not {self.minutes:g}"
            raise ValueError(msg)

    @property
    def sprint(self) -> bool:
        """Whether only the first three phases are practised."""
        return self.minutes is not None and self.minutes <= SPRINT_MIN

    @property
    def phases(self) -> tuple[Phase, ...]:
        return tuple(Phase)[:3] if self.sprint else tuple(Phase)

    @property
    def scale(self) -> float:
        """How a time on the scale of 40 minutes is to be stretched; 1 where there is no limit."""
        if self.minutes is None:
            return 1.0
        return self.minutes / (sum(_TABLE[USUAL_MIN][:3]) if self.sprint else USUAL_MIN)

    def budgets(self) -> dict[Phase, float]:
        """Seconds planned for each phase; empty without a limit."""
        if self.minutes is None:
            return {}
        known = _TABLE.get(self.minutes)
        row = known or tuple(share * self.scale for share in _TABLE[USUAL_MIN])
        return {phase: 60.0 * share for phase, share in zip(self.phases, row, strict=False)}
