"""Only work counts: neither pauses nor sleep nor a clock that somebody sets."""

from hypothesis import given
from hypothesis import strategies as st

from mlsd_board.practice.clock import LONGEST_STEP_S, Stopwatch
from tests.practice.conftest import HandClock


def test_seconds_add_up(clock: HandClock) -> None:
    watch = Stopwatch(clock)
    for _ in range(3):
        clock.push(1.5)
        assert watch.advance() is None

    assert watch.elapsed_s == 4.5


def test_a_pause_does_not_count(clock: HandClock) -> None:
    watch = Stopwatch(clock)
    clock.push(10)
    watch.stop()
    clock.push(3000)
    watch.go_on()
    clock.push(5)
    watch.advance()

    assert watch.elapsed_s == 15


def test_sleep_that_the_monotonic_clock_sees_does_not_count(clock: HandClock) -> None:
    watch = Stopwatch(clock)
    clock.push(8 * 3600)
    gap = watch.advance()

    assert gap
    assert gap.seconds == 8 * 3600
    assert watch.elapsed_s == 0


def test_sleep_that_only_the_wall_sees_is_told(clock: HandClock) -> None:
    watch = Stopwatch(clock)
    clock.push(1, wall=3600)
    gap = watch.advance()

    assert gap
    assert "slept" in gap.reason
    assert watch.elapsed_s == 1


def test_a_clock_put_back_changes_nothing_but_is_told(clock: HandClock) -> None:
    watch = Stopwatch(clock)
    clock.push(2, wall=-86_400)
    gap = watch.advance()

    assert gap
    assert "put back" in gap.reason
    assert watch.elapsed_s == 2


def test_a_small_correction_of_the_clock_is_not_worth_a_word(clock: HandClock) -> None:
    watch = Stopwatch(clock)
    clock.push(2, wall=-10)

    assert watch.advance() is None


@given(st.lists(st.tuples(st.floats(-10, 200), st.floats(-1e6, 1e6)), max_size=30))
def test_elapsed_time_never_falls_nor_leaps(steps: list[tuple[float, float]]) -> None:
    clock = HandClock()
    watch = Stopwatch(clock)
    for step, wall in steps:
        before = watch.elapsed_s
        clock.push(step, wall)
        watch.advance()
        assert 0 <= watch.elapsed_s - before <= LONGEST_STEP_S
