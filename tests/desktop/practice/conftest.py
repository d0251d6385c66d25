"""Attempts at high clock speed, in the real window."""

from datetime import UTC, datetime, timedelta

import pytest

from mlsd_board.desktop.practice.report_dialog import ReportDialog
from mlsd_board.practice.clock import Clock
from mlsd_board.practice.plan import Mode, Plan

PLANS = {mode: Plan("ad_ctr", 40.0, mode, seed=3) for mode in Mode}


class Fast(Clock):
    """A clock that a test moves on."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.date = datetime(2026, 1, 2, 9, tzinfo=UTC)

    def monotonic(self) -> float:
        return self.now

    def wall(self) -> datetime:
        return self.date

    def go(self, seconds: float) -> None:
        self.now += seconds
        self.date += timedelta(seconds=seconds)


@pytest.fixture
def clock(shell) -> Fast:
    shell.practising.clock = Fast()
    return shell.practising.clock


def minutes(shell, clock: Fast, count: float) -> None:
    """Let minutes pass as they do: second by second, seen by the window now and then."""
    for _ in range(round(count * 12)):
        clock.go(5)
        shell.practising.tick()


def draw(shell) -> None:
    for component in ("data_lake", "trainer", "model_server", "client_app"):
        shell.place(component)


def dialog_of(shell, kind: type, qtbot):
    qtbot.waitUntil(lambda: any(d.isVisible() for d in shell.window.findChildren(kind)), timeout=30_000)
    return next(d for d in shell.window.findChildren(kind) if d.isVisible())


def finished(shell, clock, qtbot, rest) -> ReportDialog:
    shell.practising.begin(PLANS[Mode.OPEN])
    minutes(shell, clock, 1)
    draw(shell)
    minutes(shell, clock, 12)
    shell.practising.finish()
    rest(shell)
    return dialog_of(shell, ReportDialog, qtbot)
