"""How well a name fits what was typed."""

import pytest

from mlsd_board.catalog.fitting import SLIP, fit, fits, loosely, slip


@pytest.mark.parametrize(
    ("name", "typed", "score"),
    [
        ("Trainer", "trainer", 100),
        ("Pub/Sub", "pubsub", 100),
        ("Trainer", "tra", 90),
        ("API gateway / load balancer", "loadbal", 80),
        ("Align left", "al le", 70),
        ("Model server", "ms", 60),
        ("Blob storage", "rage", 50),
        ("Trainer", "x", 0),
        ("Trainer", "/", 0),
        ("Trainer", "", 1),
    ],
)
def test_the_nearer_to_the_name_the_better(name: str, typed: str, score: int) -> None:
    assert fit(name, typed) == score


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Feature store", "featst"),
        ("API gateway / load balancer", "gateload"),
        ("Event logger / feedback collector", "evcol"),
    ],
)
def test_beginnings_of_words_may_run_together(name: str, typed: str) -> None:
    assert fit(name, typed) == 0
    assert SLIP < loosely(name, typed) < fit("Blob storage", "rage")


@pytest.mark.parametrize("typed", ["stofeat", "featsx", "fs", "fests"])
def test_in_their_order_and_with_two_letters_each(typed: str) -> None:
    assert loosely("Feature store", typed) <= SLIP


@pytest.mark.parametrize("typed", ["traner", "trianer", "trainerr", "trqiner"])
def test_one_letter_may_be_wrong_missing_too_many_or_swapped(typed: str) -> None:
    assert 0 < slip("Trainer", typed) < SLIP


@pytest.mark.parametrize("typed", ["tax", "trnr", "x", ""])
def test_short_words_and_many_mistakes_are_not_forgiven(typed: str) -> None:
    assert slip("Trainer", typed) == 0


def test_mistakes_are_forgiven_only_where_nothing_fits_without() -> None:
    names = [("Trainer",), ("Trailer",)]

    assert [score for score, _ in fits(names, "trainer")] == [100, 0]
    assert all(score for score, _ in fits(names, "traiker"))
