import pytest

from mlsd_board.drawing.pieces.extent import extent
from mlsd_board.drawing.pieces.outlines import box, circle, polygon, smooth
from mlsd_board.drawing.primitives import Path
from mlsd_board.model.geometry import Point, Rect


@pytest.mark.parametrize("radius", [0.0, 6.0, 500.0, (9.0, 0.0, 4.0, 0.0)])
def test_a_box_fills_its_rectangle_whatever_the_radius(radius: float) -> None:
    rect = Rect(10, 20, 80, 40)

    assert extent([Path(box(rect, radius), fill="#000000")]) == rect


def test_a_circle_reaches_its_radius() -> None:
    found = extent([Path(circle(Point(5, 5), 3), fill="#000000")])

    assert found == Rect(2, 2, 6, 6)


def test_a_polygon_is_closed() -> None:
    assert polygon([Point(0, 0), Point(4, 0), Point(4, 4)])[-1] == ("Z",)


def test_a_smooth_line_passes_through_all_its_points() -> None:
    points = [Point(0, 0), Point(10, 30), Point(20, -5), Point(45, 2)]

    assert [command[-2:] for command in smooth(points)] == [tuple(p) for p in points]


def test_a_single_point_is_a_dot() -> None:
    assert smooth([Point(3, 4)]) == (("M", 3, 4), ("L", 3, 4))
