"""Selecting and getting about with real keys and a real mouse: shift-clicks, space, wheel, zoom keys, two windows."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mlsd_board.catalog.library import Library
from mlsd_board.desktop.canvas import verbs
from mlsd_board.desktop.canvas.board_view import BoardView
from mlsd_board.desktop.window.shell import Shell
from mlsd_board.drawing.theme import load_theme
from mlsd_board.model.design import Design
from mlsd_board.model.geometry import Point
from mlsd_board.workspace.session import Session

_SHIFT = Qt.KeyboardModifier.ShiftModifier


def middle(view: BoardView) -> Point:
    return view.visible_rect().centre


def test_shift_and_a_click_adds_and_takes_away(view, mouse) -> None:
    mouse.click(84, 32)
    mouse.click(404, 32, _SHIFT)
    assert set(view.selection) == {"lake", "builder"}
    mouse.click(84, 32, _SHIFT)
    assert view.selection == ("builder",)


def test_a_drag_with_the_space_bar_or_the_middle_button_moves_the_view(view, mouse) -> None:
    design, before = view.session.design, middle(view)
    QTest.keyPress(view, Qt.Key.Key_Space)
    mouse.press(84, 32)
    mouse.hover(144, 72)
    mouse.release(144, 72)
    QTest.keyRelease(view, Qt.Key.Key_Space)
    after = middle(view)
    assert after.x < before.x
    assert after.y < before.y

    start = view.mapToScene(QPoint(300, 300))
    mouse.press(start.x(), start.y(), button=Qt.MouseButton.MiddleButton)
    mouse.hover(start.x() + 50, start.y())
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.MiddleButton)
    assert middle(view).x < after.x
    assert view.session.design is design
    assert view.gesture is None


def test_a_pinch_on_the_trackpad_zooms_about_the_fingers(view) -> None:
    view.zoom_to(1.0)
    at = QPointF(300, 200)
    there = view.mapToScene(at.toPoint())
    kind, device = Qt.NativeGestureType.ZoomNativeGesture, QPointingDevice.primaryPointingDevice()
    pinch = QNativeGestureEvent(kind, device, 2, at, at, at, 0.25, QPointF())
    QApplication.sendEvent(view.viewport(), pinch)

    assert view.zoom == pytest.approx(1.25)
    assert view.mapFromScene(there) == at.toPoint()


def test_the_wheel_scrolls_and_with_shift_sideways(view, mouse) -> None:
    view.zoom_to(1.0)
    before = middle(view)
    mouse.wheel(-240)
    assert middle(view).y > before.y
    assert middle(view).x == before.x
    mouse.wheel(-240, _SHIFT)
    assert middle(view).x > before.x


def test_two_fingers_on_the_trackpad_move_the_board_pixel_by_pixel(view, mouse) -> None:
    view.zoom_to(2.0)
    phase, start = Qt.ScrollPhase, view.mapFromScene(0, 0)
    mouse.wheel(0, phase=phase.ScrollBegin)
    mouse.wheel(24, pixels=(-7, 12), phase=phase.ScrollUpdate)
    mouse.wheel(2, pixels=(0, 1), phase=phase.ScrollMomentum)
    mouse.wheel(0, phase=phase.ScrollEnd)
    assert view.mapFromScene(0, 0) - start == QPoint(-7, 13)

    mouse.wheel(0, _SHIFT, pixels=(9, 0), phase=phase.ScrollUpdate)  # as turned sideways by the system
    assert view.mapFromScene(0, 0) - start == QPoint(2, 13)
    mouse.wheel(240, Qt.KeyboardModifier.ControlModifier, pixels=(0, 120), phase=phase.ScrollMomentum)
    assert (view.zoom, view.mapFromScene(0, 0) - start) == (2.0, QPoint(2, 13))
    mouse.wheel(8, Qt.KeyboardModifier.ControlModifier, pixels=(0, 4), phase=phase.ScrollUpdate)
    assert 2.0 < view.zoom < 2.05


def test_handles_go_with_the_mouse(view, mouse) -> None:
    mouse.hover(84, 32)
    assert view.handles.isVisible()
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert not view.handles.isVisible()


def test_waypoints_stay_when_boxes_move_and_go_along_when_both_ends_do(view, mouse) -> None:
    with view.session.edit("x") as tx:
        tx.put(tx.design.connections["w"].model_copy(update={"waypoints": ((240.0, 120.0),)}))
    mouse.drag((404, 32), (420, 60), (420, 96))
    assert view.session.design.connections["w"].waypoints == ((240.0, 120.0),)
    view.select(("lake", "builder"))
    mouse.drag((84, 32), (100, 60), (84, 96))
    assert view.session.design.connections["w"].waypoints != ((240.0, 120.0),)


def test_what_is_copied_in_one_window_is_pasted_in_another(view, library: Library, qtbot) -> None:
    other = BoardView(Session(library, Design()), load_theme("dark"))
    qtbot.addWidget(other, before_close_func=lambda shown: shown.routing.close())
    other.resize(800, 600)
    other.show()
    view.select(("lake", "builder"))
    verbs.copy_selection(view)
    verbs.paste(other)

    assert {n.component for n in other.session.design.nodes.values()} == {"data_lake", "dataset_builder"}
    assert len(other.session.design.connections) == 1
    assert len(other.selection) == 3


@pytest.mark.parametrize(
    ("key", "zoom"),
    [(Qt.Key.Key_0, 1.0), (Qt.Key.Key_2, None), (Qt.Key.Key_1, None)],
    ids=["100 %", "selection", "all"],
)
def test_zoom_keys_work_from_the_board(board: Shell, qtbot, key, zoom) -> None:
    view = board.desk.view
    view.zoom_to(0.12)
    view.select([next(id for id in view.session.design.nodes if id in view.board.pictures)])
    name = {Qt.Key.Key_0: "zoom_actual", Qt.Key.Key_1: "zoom_fit", Qt.Key.Key_2: "zoom_selection"}[key]
    assert board.menus.actions[name].shortcut().toString() == f"Ctrl+{chr(key)}"
    board.menus.actions[name].trigger()

    assert view.zoom == pytest.approx(zoom) if zoom else view.zoom > 0.12
