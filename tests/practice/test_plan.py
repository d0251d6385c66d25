"""The minutes of each phase, for every length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlsd_board.practice.plan import Plan
from mlsd_board.validation.severity import Phase


@pytest.mark.parametrize(
    ("minutes", "wanted"),
    [
        (35, [4, 4, 7, 7, 7, 6]),
        (40, [5, 5, 8, 8, 7, 7]),
        (45, [6, 5, 9, 9, 8, 8]),
        (80, [10, 10, 16, 16, 14, 14]),
    ],
)
def test_phases_have_their_minutes(minutes: float, wanted: list[float]) -> None:
    assert [s / 60 for s in Plan(minutes=minutes).budgets().values()] == wanted


def test_a_sprint_has_three_phases() -> None:
    budgets = Plan(minutes=15).budgets()

    assert list(budgets) == [Phase.CLARIFY, Phase.FRAME, Phase.SKETCH]
    assert sum(budgets.values()) == pytest.approx(15 * 60)


def test_without_a_limit_nothing_is_budgeted() -> None:
    assert Plan(minutes=None).budgets() == {}


@given(st.floats(1, 600))
def test_the_phases_take_the_whole_time(minutes: float) -> None:
    assert sum(Plan(minutes=minutes).budgets().values()) == pytest.approx(60 * minutes)


@pytest.mark.parametrize("minutes", [0, -5, 1e9, float("nan")])
def test_impossible_lengths_are_refused(minutes: float) -> None:
    with pytest.raises(ValueError, match="minutes"):
        Plan(minutes=minutes)
