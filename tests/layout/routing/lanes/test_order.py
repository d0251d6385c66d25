"""Connections that run together are ordered by where they part."""

from mlsd_board.layout.routing.lanes.order import Walk, in_order, leaning
from mlsd_board.layout.routing.ways.sides import RIGHT

TRUNK = [(0.0, 0.0), (100.0, 0.0)]


def walk(*rest):
    return Walk([*TRUNK, *rest], 1, 1)


def test_who_turns_off_to_the_left_keeps_left():
    up, down = walk((100.0, -50.0)), walk((100.0, 50.0))
    assert leaning(up, down, RIGHT, 1) == -1
    assert leaning(down, up, RIGHT, 1) == 1


def test_who_turns_off_first_belongs_to_that_side():
    early = Walk([(0.0, 0.0), (60.0, 0.0), (60.0, -50.0)], 1, 1)
    late = walk((100.0, -50.0))
    assert leaning(early, late, RIGHT, 1) == -1


def test_sides_stay_through_shared_bends():
    first = walk((100.0, 80.0), (200.0, 80.0))
    second = walk((100.0, 80.0), (0.0, 80.0))
    assert leaning(first, second, RIGHT, 1) == -1


def test_the_same_line_has_no_order():
    assert leaning(walk((100.0, 80.0)), walk((100.0, 80.0)), RIGHT, 1) == 0


def test_order_follows_pairs_and_survives_a_ring():
    assert in_order(3, [(2, 0), (0, 1)]) == [2, 0, 1]
    assert sorted(in_order(3, [(0, 1), (1, 2), (2, 0)])) == [0, 1, 2]
