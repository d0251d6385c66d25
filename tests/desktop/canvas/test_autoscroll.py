"""Dragging to the edge of the view scrolls the board, at a pace that only the place of the mouse decides."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt

from mlsd_board.desktop.canvas.autoscroll import speed_at

AREA = QRect(0, 0, 1000, 700)


def scrolled(view) -> tuple[int, int]:
    return view.horizontalScrollBar().value(), view.verticalScrollBar().value()


def at_right_edge(view):
    """A place of the scene under the right edge, near the middle of it."""
    spot = view.mapToScene(QPoint(view.viewport().width() - 2, view.viewport().height() // 2))
    return spot.x(), spot.y()


def test_inside_nothing_scrolls_and_farther_out_it_is_faster_up_to_a_limit() -> None:
    assert speed_at(QPoint(500, 350), AREA) == (0, 0)
    right = [speed_at(QPoint(x, 350), AREA).across for x in (980, 990, 999, 1020, 5000)]
    assert right == sorted(right)
    assert 0 < right[0] < right[2] < right[-1] == speed_at(QPoint(9000, 350), AREA).across
    left, up = speed_at(QPoint(-5, -5), AREA)
    assert left == up < 0


@pytest.mark.parametrize("way", ["move", "band", "connect"])
def test_at_the_edge_the_board_goes_on_scrolling_while_the_mouse_rests(view, mouse, qtbot, way) -> None:
    starts = {"move": (84, 232), "band": (600, 400), "connect": (84 + 84 + 14, 232)}
    mouse.hover(84, 232)
    mouse.press(*starts[way])
    mouse.hover(650, 300)
    began = scrolled(view)[0]
    held = at_right_edge(view)
    for _ in range(40):
        mouse.hover(*held)
    assert scrolled(view)[0] == began

    qtbot.waitUntil(lambda: scrolled(view)[0] > began + 30)
    here = view.mapToScene(view.mapFromScene(*held) + QPoint(scrolled(view)[0] - began, 0))
    if way == "move":
        assert view.board.afloat.by[0] > held[0] - 84 + 20
    elif way == "band":
        assert view.gesture._band.right() == pytest.approx(here.x(), abs=2)
    else:
        assert view.gesture._at.x() == pytest.approx(here.x(), abs=2)

    mouse.hover(650, 300)
    rests = scrolled(view)
    qtbot.wait(40)
    assert scrolled(view) == rests
    view.escape()
    mouse.release(650, 300)


def test_letting_go_and_escape_stop_the_board_and_the_box_lies_where_it_was_shown(
    view, mouse, key, qtbot
) -> None:
    mouse.press(84, 232)
    mouse.hover(300, 300)
    mouse.hover(*at_right_edge(view))
    began = scrolled(view)[0]
    qtbot.waitUntil(lambda: scrolled(view)[0] > began + 20)
    key(Qt.Key.Key_Escape)
    stopped = scrolled(view)
    qtbot.wait(40)
    assert scrolled(view) == stopped
    mouse.release(300, 300)

    view.zoom_fit()
    mouse.press(84, 232)
    mouse.hover(300, 300)
    edge = at_right_edge(view)
    mouse.hover(*edge)
    began = scrolled(view)[0]
    qtbot.waitUntil(lambda: scrolled(view)[0] > began + 20)
    there = at_right_edge(view)
    mouse.release(*there)
    stopped = scrolled(view)
    qtbot.wait(40)
    assert scrolled(view) == stopped
    assert view.session.design.nodes["user"].rect.centre.x == pytest.approx(there[0], abs=12)


def test_the_pen_at_the_edge_does_not_scroll(view, mouse, qtbot) -> None:
    view.set_tool("pen")
    mouse.press(500, 300)
    began = scrolled(view)
    mouse.hover(*at_right_edge(view))
    qtbot.wait(60)
    assert scrolled(view) == began
    mouse.release(*at_right_edge(view))


def test_the_wheel_scrolls_the_board_under_what_is_dragged(view, mouse) -> None:
    mouse.press(84, 232)
    mouse.hover(184, 332)
    mouse.hover(184, 332)
    before = view.board.afloat.by
    mouse.wheel(360)
    assert view.board.afloat.by != before
    mouse.release(184, 332)
