"""Of several ways, the one with the fewest crossings is taken if it is not much dearer."""

from mlsd_board.layout.routing.ways.choice import fewest_crossings
from mlsd_board.layout.routing.ways.way import Way, way_along

WALL = way_along([(50.0, -50.0), (50.0, 50.0)])
THROUGH = way_along([(0.0, 0.0), (100.0, 0.0)])


def test_a_little_detour_saves_a_crossing():
    around = Way(THROUGH.price + 50, ((0.0, 0.0), (0.0, 60.0), (100.0, 60.0), (100.0, 0.0)))
    assert fewest_crossings([[WALL], [THROUGH, around]]) == [WALL, around]


def test_a_long_detour_is_worse_than_a_crossing():
    around = Way(THROUGH.price + 500, ((0.0, 0.0), (0.0, 60.0), (100.0, 60.0), (100.0, 0.0)))
    assert fewest_crossings([[WALL], [THROUGH, around]]) == [WALL, THROUGH]


def test_without_crossings_the_cheapest_wins():
    dear = Way(THROUGH.price + 1, THROUGH.points)
    assert fewest_crossings([[dear, THROUGH]]) == [THROUGH]
