"""Drills from one's own misses, and how one gets on."""

from datetime import UTC, datetime, timedelta

from mlsd_board.practice.history.drills import AGAIN, EASY, GOOD, HARD, drills, due, ratings
from mlsd_board.practice.history.entry import Entry
from mlsd_board.practice.history.progress import difference, rule_records
from mlsd_board.practice.history.store import Review

START = datetime(2026, 1, 1, 12, tzinfo=UTC)


def attempt(day: int, hints: dict[str, int] | None = None, **rules: str) -> Entry:
    started = (START + timedelta(days=day)).isoformat()
    return Entry(
        started=started,
        question="q",
        title="t",
        id=day,
        rules=rules,
        hints=hints or {},
        total=2.0 + day / 10,
        dimensions={"D4": 2.0 + day / 10},
    )


def test_a_rule_that_was_never_missed_is_no_drill() -> None:
    assert drills([attempt(0, EVA002="kept"), attempt(1, EVA002="accepted")], [], START) == []


def test_a_miss_is_due_at_once_and_less_often_once_it_is_known() -> None:
    missed = [attempt(0, EVA002="broken")]
    kept = [*missed, attempt(2, EVA002="kept"), attempt(9, EVA002="kept")]
    now = START + timedelta(days=10)

    assert due(drills(missed, [], now), now)[0].code == "EVA002"
    assert not due(drills(kept, [], now), now)
    assert drills(kept, [], now)[0].due > drills(kept[:2], [], now)[0].due


def test_what_was_missed_again_comes_first() -> None:
    entries = [
        attempt(0, A="broken", B="broken"),
        attempt(3, A="broken", B="kept"),
        attempt(6, A="owed", B="kept"),
    ]
    found = drills(entries, [], START + timedelta(days=7))

    assert [d.code for d in found] == ["A", "B"]
    assert [d.missed for d in found] == [3, 1]


def test_attempts_are_marked_by_how_much_help_there_was() -> None:
    entries = [
        attempt(0, A="broken"),
        attempt(1, {"A": 2}, A="kept"),
        attempt(2, A="kept"),
        attempt(3, A="kept"),
        attempt(4, A="owed"),
    ]

    assert [r.rating for r in ratings(entries)] == [AGAIN, HARD, GOOD, EASY, AGAIN]


def test_a_drill_done_on_its_own_counts() -> None:
    entries = [attempt(0, A="broken")]
    now = START + timedelta(days=5)
    done = [Review("A", START + timedelta(days=1), GOOD)]

    assert drills(entries, done, now)[0].due > drills(entries, [], now)[0].due


def test_a_clock_that_went_back_does_no_harm() -> None:
    entries = [attempt(5, A="broken")]
    early = [Review("A", START - timedelta(days=400), GOOD), Review("A", START, GOOD)]

    assert [d.code for d in drills(entries, early, START)] == ["A"]


def test_the_same_history_gives_the_same_drills() -> None:
    entries = [attempt(d, A="broken" if d % 3 else "kept", B="broken") for d in range(9)]

    assert drills(entries, [], START) == drills(list(reversed(entries)), [], START)


def test_progress_by_rule_and_between_attempts() -> None:
    entries = [
        attempt(0, A="broken", B="broken"),
        attempt(1, A="kept", B="broken"),
        attempt(2, A="kept", B="owed", C="advice"),
    ]

    assert [tuple(r) for r in rule_records(entries)] == [("B", 3, 3, True), ("A", 3, 1, False)]
    change = difference(entries[0], entries[2])
    assert (change.total, change.dimensions) == (0.2, {"D4": 0.2})
    assert (change.mended, change.lost, change.still) == (("A",), (), ("B",))
