"""Rounded corners begin and end where the line does and never overshoot a short segment."""

import pytest

from mlsd_board.layout.routing.corners import rounded
from mlsd_board.model.geometry import Point


def test_a_corner_becomes_a_curve_between_two_lines():
    commands = rounded([Point(0, 0), Point(100, 0), Point(100, 50)], radius=8)
    assert [command[0] for command in commands] == ["M", "L", "C", "L"]
    assert commands[1] == ("L", 92, 0)
    assert commands[2][-2:] == (100, 8)
    assert commands[-1] == ("L", 100, 50)


def test_two_corners_on_a_short_segment_share_it():
    commands = rounded([Point(0, 0), Point(50, 0), Point(50, 6), Point(100, 6)], radius=8)
    first, second = (command for command in commands if command[0] == "C")
    assert first[-2:] == (50, 3)
    assert second[-2:] == (53, 6)


@pytest.mark.parametrize("radius", [0, 8])
def test_a_point_in_the_middle_of_a_straight_stays_a_line(radius):
    commands = rounded([Point(0, 0), Point(10, 0), Point(30, 0)], radius=radius)
    assert commands == [("M", 0, 0), ("L", 10, 0), ("L", 30, 0)]


def test_nothing_and_a_single_point():
    assert rounded([]) == []
    assert rounded([Point(1, 2)]) == [("M", 1, 2)]


def test_a_curve_follows_the_quarter_circle():
    (_, x1, y1, x2, y2, x3, y3) = rounded([Point(0, 0), Point(20, 0), Point(20, 20)], radius=10)[2]
    x = (10 + 3 * x1 + 3 * x2 + x3) / 8
    y = (0 + 3 * y1 + 3 * y2 + y3) / 8
    assert ((x - 10) ** 2 + (y - 10) ** 2) ** 0.5 == pytest.approx(10, abs=0.02)
