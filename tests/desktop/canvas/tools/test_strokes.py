"""Strokes as points: simplified without leaving the line, and touched by an eraser that passes."""

from math import hypot, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlsd_board.desktop.canvas.tools.strokes import simplified, touches
from mlsd_board.model.geometry import Point

coordinates = st.floats(-500, 500).map(lambda v: round(v, 2))
points = st.builds(Point, coordinates, coordinates)


def test_a_straight_stroke_keeps_its_ends_only() -> None:
    assert simplified([Point(x, 2 * x) for x in range(50)], 0.5) == [Point(0, 0), Point(49, 98)]


def test_a_wave_needs_far_fewer_points_than_the_hand_gave() -> None:
    wave = [Point(x, 40 * sin(x / 20)) for x in range(400)]

    assert 8 < len(simplified(wave, 0.8)) < 60


@given(st.lists(points, min_size=1, max_size=40), st.floats(0, 20))
def test_no_point_left_out_is_farther_than_the_tolerance(stroke: list[Point], tolerance: float) -> None:
    kept = simplified(stroke, tolerance)

    assert kept[0] == stroke[0]
    assert kept[-1] == stroke[-1]
    assert set(kept) <= set(stroke)
    for point in stroke:
        assert touches(kept, point, point, tolerance + 1e-6)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ((50, -20), (50, 20), True),
        ((50, 6), (60, 6), False),
        ((50, 4), (60, 4), True),
        ((107, 0), (107, 0), False),
        ((104, 0), (104, 0), True),
    ],
)
def test_a_sweep_touches_what_it_crosses_or_comes_near(start, end, expected) -> None:
    line = [Point(0, 0), Point(100, 0)]

    assert touches(line, Point(*start), Point(*end), 5) is expected


def test_a_dot_can_be_wiped_too() -> None:
    assert touches([Point(3, 3)], Point(0, 0), Point(10, 0), 3)
    assert not touches([Point(3, 3)], Point(0, 0), Point(10, 0), 2)


@given(points, points, points, points)
def test_the_reach_is_the_distance_at_the_ends(a: Point, b: Point, c: Point, d: Point) -> None:
    nearest = min(hypot(p.x - q.x, p.y - q.y) for p in (a, b) for q in (c, d))

    assert touches([a, b], c, d, nearest + 1e-6)
