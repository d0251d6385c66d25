"""Lines for the time being: from border to border, level and upright, through the places they are led through."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from mlsd_board.layout.routing.elastic import elastic
from mlsd_board.layout.routing.router import Wire
from mlsd_board.model.geometry import Point, Rect, Size

NUMBER = st.integers(-600, 600).map(float)


@given(NUMBER, NUMBER, st.lists(st.tuples(NUMBER, NUMBER), max_size=3))
def test_a_line_joins_the_borders_in_level_and_upright_pieces(x, y, through) -> None:
    boxes = {"a": Rect(0, 0, 168, 64), "b": Rect(x, y, 168, 64)}
    stops = tuple(Point(*p) for p in through)
    route = elastic([Wire("w", "a", "b", waypoints=stops, label=Size(40, 16))], boxes)["w"]

    assert all(p.x == q.x or p.y == q.y for p, q in pairwise(route.points))
    for end, box in ((route.points[0], boxes["a"]), (route.points[-1], boxes["b"])):
        assert box.contains(end)
        assert end.x in (box.x, box.right) or end.y in (box.y, box.bottom)
    assert set(stops) <= set(route.points)
    assert route.label is not None


def test_a_wire_to_nowhere_has_no_line() -> None:
    assert elastic([Wire("w", "a", "b")], {"a": Rect(0, 0, 10, 10)}) == {}
