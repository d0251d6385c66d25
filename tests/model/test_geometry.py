from mlsd_board.model.geometry import Point, Rect, bounds, nearest_on

BOX = Rect(0, 0, 10, 20)


def test_touching_boxes_do_not_overlap() -> None:
    assert not BOX.overlaps(Rect(10, 0, 5, 5))
    assert BOX.overlaps(Rect(9.9, 0, 5, 5))


def test_a_grown_box_encloses_the_original() -> None:
    assert BOX.grown(2) == Rect(-2, -2, 14, 24)
    assert BOX.grown(2).encloses(BOX)
    assert not BOX.encloses(BOX.grown(2))


def test_bounds_enclose_everything_and_nothing_has_none() -> None:
    assert bounds([BOX, Rect(30, -5, 1, 1)]) == Rect(0, -5, 31, 25)
    assert bounds([]) is None


def test_points_on_the_border_are_inside() -> None:
    assert BOX.contains(Point(10, 20))
    assert not BOX.contains(Point(10.1, 20))
    assert BOX.centre == Point(5, 10)


def test_the_share_along_a_line_is_that_of_the_nearest_place() -> None:
    line = (Point(0, 0), Point(10, 0), Point(10, 30))

    assert nearest_on(line, Point(5, 2)).share == 0.125
    assert nearest_on(line, Point(12, 20)).share == 0.75
    assert nearest_on(line, Point(-9, -9)).share == 0
    assert nearest_on((Point(1, 1),), Point(0, 0)).share == 0
    assert nearest_on((Point(0, 0), Point(0, 1e-200)), Point(4, 4)).share == 0
