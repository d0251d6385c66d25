"""A clock that stands until it is told to go, and a question to practise on."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from mlsd_board.catalog.templates import QuestionCard, load_questions


@dataclass
class HandClock:
    """Moves only when pushed; wall and monotonic time can be pushed apart."""

    seconds: float = 1000.0
    date: datetime = field(default=datetime(2026, 11, 28, 12, 0, tzinfo=UTC))

    def monotonic(self) -> float:
        return self.seconds

    def wall(self) -> datetime:
        return self.date

    def push(self, seconds: float, wall: float | None = None) -> None:
        self.seconds += seconds
        self.date += timedelta(seconds=seconds if wall is None else wall)


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture(scope="session")
def card() -> QuestionCard:
    return load_questions()["ad_ctr"]
