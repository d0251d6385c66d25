"""Small steps are taken out of a line where nothing forces them."""

from mlsd_board.layout.routing.lanes.segments import Routed
from mlsd_board.layout.routing.lanes.straight import straightened
from mlsd_board.layout.routing.regions import Regions

A, B = (0.0, 0.0, 100.0, 60.0), (300.0, 10.0, 400.0, 70.0)


def stepped(by):
    other = (B[0], B[1] + by, B[2], B[3] + by)
    line = [(100.0, 30.0), (200.0, 30.0), (200.0, 40.0 + by), (300.0, 40.0 + by)]
    return Routed(line, A, other, ()), Regions([A, other])


def test_a_small_step_between_two_boxes_goes():
    route, boxes = stepped(0.0)
    (found,) = straightened([route], boxes)
    assert found.points == [(100.0, 35.0), (300.0, 35.0)]


def test_a_high_step_stays():
    route, boxes = stepped(60.0)
    assert straightened([route], boxes) == [route]


def test_a_step_at_a_waypoint_stays():
    route, boxes = stepped(0.0)
    fixed = route._replace(waypoints=((150.0, 30.0), (250.0, 40.0)))
    assert straightened([fixed], boxes) == [fixed]
