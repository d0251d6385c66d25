"""Time that passes while one works: pauses, sleep of the machine and changes of its clock are left out."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple, Protocol

LONGEST_STEP_S = 60.0
"""A step longer than this between two looks at the clock was no work: the machine slept, or the program hung."""


class Clock(Protocol):
    """Where the time comes from: seconds that only rise, and the date as the wall shows it."""

    def monotonic(self) -> float: ...

    def wall(self) -> datetime: ...


class SystemClock:
    """The clock of the machine."""

    def monotonic(self) -> float:
        return time.monotonic()

    def wall(self) -> datetime:
        return datetime.now(UTC)


class Gap(NamedTuple):
    """Time that was not counted, and why: the machine slept, or its clock was set by this much."""

    reason: str
    seconds: float


@dataclass
class Stopwatch:
    """Seconds of work so far. It must be looked at, by `advance`, at least once a minute while one works."""

    clock: Clock
    elapsed_s: float = 0.0
    running: bool = True

    def __post_init__(self) -> None:
        self._seen = self.clock.monotonic()
        self._wall = self.clock.wall()

    def advance(self) -> Gap | None:
        """Count what passed since the last look; what was left out of it, if anything."""
        now, wall = self.clock.monotonic(), self.clock.wall()
        step, on_wall = now - self._seen, (wall - self._wall).total_seconds()
        self._seen, self._wall = now, wall
        if not self.running:
            return None
        if step > LONGEST_STEP_S:
            return Gap("the machine slept or the program was held up", step)
        self.elapsed_s += max(step, 0.0)
        if abs(on_wall - step) > LONGEST_STEP_S:
            asleep = on_wall > 0
            return Gap(
                "the machine slept, or its clock was put forward" if asleep else "the clock was put back",
                on_wall - step,
            )
        return None

    def stop(self) -> None:
        self.advance()
        self.running = False

    def go_on(self) -> None:
        self.advance()
        self.running = True
