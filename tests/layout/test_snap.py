"""Snapping, free places, aligning and distributing."""

import itertools
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlsd_board.layout.snap import (
    Edge,
    Gap,
    Guide,
    Snap,
    Spacing,
    aligned,
    distributed,
    equal_gaps,
    free_place,
    free_row,
    snap_lines,
    snap_to_grid,
)
from mlsd_board.model.geometry import Point, Rect

BOX = Rect(0, 0, 168, 64)
coordinates = st.integers(-400, 400)
boxes = st.builds(Rect, coordinates, coordinates, st.integers(8, 200), st.integers(8, 120))


@pytest.mark.parametrize(
    ("given_point", "expected"),
    [((0, 0), (0, 0)), ((3.9, 4), (0, 8)), ((-4, -5), (0, -8)), ((1e6 + 1, 7.99), (1e6, 8))],
)
def test_snap_to_grid(given_point: tuple[float, float], expected: tuple[float, float]) -> None:
    assert snap_to_grid(Point(*given_point)) == expected


def test_a_free_place_is_kept_even_off_the_grid() -> None:
    assert free_place(Rect(3, 5, 10, 10), [Rect(100, 100, 10, 10)]) == Rect(3, 5, 10, 10)
    assert free_place(BOX, []) == BOX


def test_a_taken_place_moves_below_with_the_gap() -> None:
    assert free_place(BOX, [BOX]) == Rect(0, 88, 168, 64)


def test_a_blocked_way_down_goes_up() -> None:
    wall = Rect(-1000, 64, 2000, 500)
    assert free_place(BOX, [BOX, wall]) == Rect(0, -88, 168, 64)


def test_a_crowd_is_left_sideways() -> None:
    column = [Rect(0, y, 168, 64) for y in range(-3000, 3000, 88)]
    assert free_place(BOX, column) == Rect(192, 0, 168, 64)


def test_hundreds_of_boxes_dropped_on_one_spot_stay_apart() -> None:
    placed: list[Rect] = []
    for _ in range(150):
        placed.append(free_place(BOX, placed))
    for a, b in itertools.combinations(placed, 2):
        assert not a.grown(23).overlaps(b)


@given(wanted=boxes, taken=st.lists(boxes, max_size=6))
@settings(max_examples=60, deadline=None)
def test_no_grid_place_is_nearer_than_the_one_found(wanted: Rect, taken: list[Rect]) -> None:
    found = free_place(wanted, taken, gap=16, grid=8)
    walls = [rect.grown(16) for rect in taken]
    assert not any(wall.overlaps(found) for wall in walls)
    if found == wanted:
        return
    reach = math.hypot(found.x - wanted.x, found.y - wanted.y)
    base = snap_to_grid(Point(wanted.x, wanted.y))
    cells = min(int(reach // 8), 25)
    for i, j in itertools.product(range(-cells, cells + 1), repeat=2):
        place = wanted._replace(x=base.x + 8 * i, y=base.y + 8 * j)
        if math.hypot(place.x - wanted.x, place.y - wanted.y) < reach - 1e-9:
            assert any(wall.overlaps(place) for wall in walls)


@pytest.mark.parametrize(
    ("edge", "expected"),
    [
        ("left", [(0, 0), (0, 50)]),
        ("right", [(90, 0), (100, 50)]),
        ("centre", [(45, 0), (50, 50)]),
        ("top", [(0, 0), (100, 0)]),
        ("bottom", [(0, 40), (100, 50)]),
        ("middle", [(0, 20), (100, 25)]),
    ],
)
def test_aligned(edge: Edge, expected: list[tuple[float, float]]) -> None:
    result = aligned([Rect(0, 0, 20, 20), Rect(100, 50, 10, 10)], edge)
    assert [(rect.x, rect.y) for rect in result] == expected
    assert [rect.width for rect in result] == [20, 10]


def test_aligning_nothing_gives_nothing() -> None:
    assert aligned([], "left") == []


def test_distributed_makes_gaps_equal_and_keeps_the_ends_and_the_order() -> None:
    rects = [Rect(200, 1, 20, 10), Rect(0, 2, 10, 10), Rect(20, 3, 30, 10)]
    assert distributed(rects, "x") == [rects[0], rects[1], Rect(90, 3, 30, 10)]
    upright = [Rect(0, 0, 5, 10), Rect(0, 11, 5, 10), Rect(0, 90, 5, 10)]
    assert [rect.y for rect in distributed(upright, "y")] == [0, 45, 90]


def test_two_boxes_cannot_be_distributed() -> None:
    assert distributed([BOX, BOX.moved(5, 5)], "x") == [BOX, BOX.moved(5, 5)]


def test_snap_lines_finds_the_nearest_line_on_each_axis() -> None:
    other = Rect(100, 200, 50, 50)
    snap = snap_lines(Rect(103, 40, 30, 30), [other])
    assert snap == Snap(-3, 0, (Guide("x", 100, 40, 250),))
    both = snap_lines(Rect(98, 204, 60, 50), [other])
    assert (both.dx, both.dy) == (2, -4)
    assert {guide.axis for guide in both.guides} == {"x", "y"}


def test_snap_lines_leaves_a_box_alone_beyond_the_tolerance() -> None:
    assert snap_lines(Rect(105, 0, 13, 13), [Rect(100, 200, 50, 50)], tolerance=2) == Snap(0, 0, ())
    assert snap_lines(BOX, []) == Snap(0, 0, ())


def test_a_box_already_in_line_shows_its_guides() -> None:
    snap = snap_lines(BOX, [BOX.moved(0, 200)])
    assert (snap.dx, snap.dy) == (0, 0)
    assert [guide.at for guide in snap.guides] == [0, 84, 168]


@given(moving=boxes, others=st.lists(boxes, max_size=5))
def test_a_snap_stays_within_the_tolerance_and_is_settled_after(moving: Rect, others: list[Rect]) -> None:
    snap = snap_lines(moving, others)
    assert abs(snap.dx) <= 6
    assert abs(snap.dy) <= 6
    again = snap_lines(moving.moved(snap.dx, snap.dy), others)
    assert (again.dx, again.dy) == (0, 0)


def test_a_box_between_two_settles_midway() -> None:
    left, right = Rect(0, 0, 100, 50), Rect(401, 0, 100, 50)
    found = equal_gaps(Rect(203, 10, 100, 50), [left, right])

    assert (found.dx, found.dy) == (-2.5, None)
    assert found.gaps == (Gap("x", 100, 200.5, 30), Gap("x", 300.5, 401, 30))


def test_a_box_after_two_keeps_their_distance() -> None:
    row = [Rect(0, 0, 100, 50), Rect(140, 0, 100, 50)]
    assert equal_gaps(Rect(283, 0, 80, 50), row).dx == -3
    assert equal_gaps(Rect(-123, 0, 80, 50), row).dx == 3
    assert [gap[1:3] for gap in equal_gaps(Rect(283, 0, 80, 50), row).gaps] == [(100, 140), (240, 280)]
    column = [rect._replace(x=rect.y, y=rect.x, width=50, height=100) for rect in row]
    assert equal_gaps(Rect(0, 283, 50, 80), column).dy == -3


def test_gaps_are_left_alone_beyond_the_tolerance_and_off_the_row() -> None:
    row = [Rect(0, 0, 100, 50), Rect(140, 0, 100, 50)]
    assert equal_gaps(Rect(290, 0, 80, 50), row) == Spacing(None, None, ())
    assert equal_gaps(Rect(283, 60, 80, 50), row).dx is None
    assert equal_gaps(Rect(120, 0, 100, 50), [Rect(0, 0, 100, 50), Rect(180, 0, 90, 50)]).dx is None


@given(moving=boxes, others=st.lists(boxes, max_size=6))
def test_gaps_shown_are_equal_once_the_box_has_moved(moving: Rect, others: list[Rect]) -> None:
    found = equal_gaps(moving, others)
    for axis, shift in (("x", found.dx), ("y", found.dy)):
        lengths = {round(gap.end - gap.start, 6) for gap in found.gaps if gap.axis == axis}
        assert shift is None or abs(shift) <= 6
        assert bool(lengths) == (shift is not None)
        assert all(length > 0 for length in lengths)


def test_a_row_is_looked_for_in_the_same_column_first() -> None:
    stack = [BOX.moved(0, 112 * n) for n in (0, 1, -1)]

    assert free_row(BOX, stack, 320, gap=48) == BOX.moved(0, 224)


def test_a_long_column_is_left_for_the_next() -> None:
    stack = [BOX.moved(0, 112 * n) for n in range(-6, 7)]

    assert free_row(BOX, stack, -320, gap=48) == BOX.moved(-320, 0)
