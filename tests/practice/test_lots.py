from collections import Counter

from mlsd_board.practice.lots import by_lot

NAMES = ("ingestion", "training", "serving", "feedback")


def test_a_seed_gives_the_same_order_whatever_the_order_before() -> None:
    order = by_lot(NAMES, 7, str)
    assert order == by_lot(reversed(NAMES), 7, str)
    assert order == ["ingestion", "feedback", "training", "serving"]  # on every machine


def test_each_comes_first_about_as_often() -> None:
    first = Counter(by_lot(NAMES, seed, str)[0] for seed in range(400))
    assert set(first) == set(NAMES)
    assert min(first.values()) > 70
