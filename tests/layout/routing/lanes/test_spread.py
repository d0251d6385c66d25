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


def step(y):
    """From a box down to a lower row, by a lying piece that wants to be at y."""
    above, below = (0.0, y - 160.0, 100.0, y - 100.0), (400.0, y + 100.0, 500.0, y + 160.0)
    points = [(50.0, y - 100.0), (50.0, y), (450.0, y), (450.0, y + 100.0)]
    return Routed(points, above, below, ()), Regions([above, below])


def test_a_line_keeps_off_the_edge_of_a_frame():
    route, boxes = step(200.0)
    (found,) = spread([route], boxes, [(-20.0, 203.0, 600.0, 500.0)])
    assert [y for _, y in found.points[1:3]] == [195, 195]


def test_a_line_lies_on_the_edge_of_a_frame_rather_than_too_near_to_another_line():
    route, boxes = step(200.0)
    between = Regions(
        [*boxes.within((-1e9, -1e9, 1e9, 1e9)), (60.0, 150.0, 440.0, 180.0), (60.0, 220.0, 440.0, 250.0)]
    )
    outlines = [(-20.0, y, 600.0, 500.0) for y in (190.0, 200.0, 210.0)]
    found = spread([route, route], between, outlines)
    first, second = (route.points[1][1] for route in found)
    assert abs(first - second) > 13


def test_two_lines_through_a_slit_part_though_they_come_closer_to_the_boxes():
    a, b = (0.0, 0.0, 100.0, 64.0), (400.0, 0.0, 500.0, 64.0)
    boxes = Regions([a, b, (150.0, -100.0, 350.0, 24.0), (150.0, 40.0, 350.0, 100.0)])
    line = [(100.0, 32.0), (400.0, 32.0)]
    free = Routed(line, a, b, ())
    first, second = (route.points[0][1] for route in spread([free, free], boxes))
    assert second - first > 5
    assert 24 < first < second < 40

    pinned = [route.points[0][1] for route in spread([free._replace(waypoints=((200.0, 32.0),))] * 2, boxes)]
    assert pinned == [32, 32]
