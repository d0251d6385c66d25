"""Lines that share a corridor get a lane each, in the order that crosses least."""

from itertools import pairwise

from mlsd_board.layout.routing.lanes.segments import Routed
from mlsd_board.layout.routing.lanes.spread import LANE, spread
from mlsd_board.layout.routing.regions import Regions

HUB = (0.0, 300.0, 100.0, 360.0)


def fan(count):
    targets = [(300.0, 100.0 * n, 400.0, 100.0 * n + 60) for n in range(count)]
    routes = [
        Routed([(100.0, 330.0), (200.0, 330.0), (200.0, box[1] + 30), (300.0, box[1] + 30)], HUB, box, ())
        for box in targets
        if box[1] + 30 != 330
    ]
    return routes, Regions([HUB, *targets])


def test_a_fan_leaves_in_the_order_it_arrives_and_never_crosses():
    routes, boxes = fan(7)
    found = spread(routes, boxes)
    starts = [route.points[0][1] for route in found]
    assert starts == sorted(starts)
    assert min(b - a for a, b in pairwise(starts)) > 8
    bends = [route.points[1][0] for route in found]
    assert bends[:3] == sorted(bends[:3])
    assert bends[3:] == sorted(bends[3:])[::-1]
    assert min(abs(a - b) for a in bends[:3] for b in bends[:3] if a != b) > LANE - 1


def test_two_lines_on_top_of_one_another_part():
    a, b = (0.0, 0.0, 100.0, 60.0), (300.0, 0.0, 400.0, 60.0)
    line = [(100.0, 30.0), (300.0, 30.0)]
    first, second = spread([Routed(list(line), a, b, ()), Routed(list(line), a, b, ())], Regions([a, b]))
    assert [route.points[0][1] for route in (first, second)] == [20, 40]
