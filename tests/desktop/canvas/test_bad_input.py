"""Bad moments and large amounts: nothing lost, nothing dangling, nothing on the console."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDragLeaveEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from mlsd_board.desktop.canvas import verbs
from mlsd_board.desktop.canvas.connecting import Connecting
from mlsd_board.desktop.canvas.moving import Moving
from mlsd_board.desktop.canvas.zoom_view import LARGEST, SMALLEST
from mlsd_board.desktop.files import dialogs
from mlsd_board.desktop.window.shell import Shell
from mlsd_board.editing.commands.delete import delete
from mlsd_board.formats.native import codec
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Frame, Node
from mlsd_board.model.geometry import Rect
from mlsd_board.model.integrity import faults
from mlsd_board.model.kind import Kind
from mlsd_board.workspace.session import Session


@pytest.mark.parametrize(("notches", "limit"), [(1, LARGEST), (-1, SMALLEST)])
def test_the_wheel_stops_at_the_limits_of_the_zoom(view, mouse, notches, limit) -> None:
    for _ in range(60):
        mouse.wheel(120 * notches, Qt.KeyboardModifier.ControlModifier)
        view.viewport().repaint()
    assert view.zoom == pytest.approx(limit)
    view.zoom_fit()
    assert SMALLEST < view.zoom <= 1.0


def test_a_board_however_large_is_seen_whole_and_from_little_farther(view, mouse) -> None:
    with view.session.edit("Far") as tx:
        tx.put(Node(id="far", component="cache", x=27_000.0, y=16_000.0))
    view.zoom_fit()
    assert view.zoom < SMALLEST
    assert view.visible_rect().encloses(Rect(0, 0, 27_168, 16_064))

    whole = view.zoom
    for _ in range(30):
        mouse.wheel(-120, Qt.KeyboardModifier.ControlModifier)
    assert 0.7 * whole < view.zoom < whole
    view.session.undo()
    mouse.wheel(-120, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom == SMALLEST, "a small board is no dot"


@pytest.mark.parametrize("way", ["move", "connect", "band"])
def test_what_is_deleted_while_it_is_dragged_is_gone_and_nothing_hangs(view, mouse, way) -> None:
    if way == "connect":
        mouse.hover(84, 32)
        mouse.press(84 + 84 + 14, 32)
        mouse.hover(300, 200)
        assert isinstance(view.gesture, Connecting)
    elif way == "move":
        mouse.press(84, 32)
        mouse.hover(120, 60)
        mouse.hover(180, 100)
        assert isinstance(view.gesture, Moving)
    else:
        mouse.press(600, 400)
        mouse.hover(20, 20)
    with view.session.edit("Delete") as tx:
        delete(tx, ["lake"])
    mouse.hover(200, 120)
    mouse.release(200, 120)
    view.viewport().repaint()

    assert "lake" not in view.session.design.records
    assert list(faults(view.session.design)) == []
    assert set(view.board.pictures) == set(view.session.design.boxes)
    assert view.session.undo() == "Delete"
    assert "w" in view.session.design.connections


def test_a_drag_outlives_the_loss_of_the_focus(view, mouse, qtbot) -> None:
    other = QLineEdit()
    qtbot.addWidget(other)
    other.show()
    mouse.press(84, 232)
    mouse.hover(120, 260)
    mouse.hover(184, 332)
    other.setFocus()
    mouse.release(184, 332)

    assert view.gesture is None
    assert view.session.design.nodes["user"].y > 200


def test_words_under_way_are_kept_once_when_the_focus_goes(view, qtbot) -> None:
    view.start_rename("lake")
    editor = view.viewport().findChild(QLineEdit)
    editor.setText("Raw events")
    view.setFocus()

    assert view.session.design.nodes["lake"].label == "Raw events"
    assert len(view.session.history.done) == 1


@pytest.mark.parametrize("held", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier])
def test_the_editor_stays_over_its_box_when_the_board_is_scrolled_or_zoomed(view, mouse, held) -> None:
    view.start_rename("user")
    editor = view.viewport().findChild(QLineEdit)
    before = editor.geometry()
    mouse.wheel(-240, held)

    shown = view.mapFromScene(view.board.pictures["user"].extent).boundingRect()
    assert editor.geometry() != before
    assert (editor.geometry().center() - shown.center()).manhattanLength() <= 3


def test_an_editor_grows_with_its_words_on_from_the_head_of_a_frame(view) -> None:
    with view.session.edit("Frame") as tx:
        tx.put(Frame(id="zone", title="Online", x=-40.0, y=-60.0, width=900.0, height=500.0))
    view.start_rename("zone")
    editor = view.viewport().findChild(QLineEdit)
    left, width = editor.geometry().left(), editor.width()
    editor.setText("Online: a decision within a second, and what is known of it")

    words = editor.fontMetrics().horizontalAdvance(editor.text())
    assert width < words <= editor.width()
    assert editor.geometry().left() == left


def test_words_for_a_box_that_went_meanwhile_are_dropped(view) -> None:
    view.start_rename("lake")
    view.viewport().findChild(QLineEdit).setText("Raw events")
    with view.session.edit("Delete") as tx:
        delete(tx, ["lake"])
    view.setFocus()

    assert list(faults(view.session.design)) == []
    assert [step.label for step in view.session.history.done] == ["Delete"]


@pytest.mark.parametrize("boxes", [600, pytest.param(5_000, marks=pytest.mark.slow)])
def test_thousands_of_elements_are_pasted_as_one_step(view, boxes) -> None:
    nodes = [
        Node(id=f"n{n}", component="event_stream", x=n % 80 * 320.0, y=n // 80 * 160.0) for n in range(boxes)
    ]
    wires = [
        Connection(id=f"c{n}", source=f"n{n}", target=f"n{n + 1}", kind=Kind.EVENTS) for n in range(boxes - 1)
    ]
    QApplication.clipboard().setText(codec.dumps(Design.of(*nodes, *wires)))

    verbs.paste(view)
    view.viewport().repaint()
    assert len(view.session.design.nodes) == boxes + 3
    assert len(view.selection) == 2 * boxes - 1
    assert list(faults(view.session.design)) == []

    verbs.delete_selection(view)
    assert set(view.session.design.records) == {"lake", "builder", "user", "w"}
    view.session.undo()
    assert view.session.undo() == "Paste"
    assert set(view.board.pictures) == {"lake", "builder", "user", "w"}


def test_two_windows_on_one_file_do_not_overwrite_each_other(
    board: Shell, tmp_path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = board.documents.session.save(tmp_path / "shared.mlsd.json")
    other = Session(board.documents.session.library, codec.loads(path.read_bytes()), path)
    with other.edit("x") as tx:
        delete(tx, [next(iter(tx.design.nodes))])
    other.save()
    theirs = path.read_bytes()

    asked: list[str] = []
    monkeypatch.setattr(dialogs, "ask_changed_on_disk", lambda *a: asked.append(str(a[1])) or "cancel")
    shown = board.desk.view.board.pictures
    board.desk.view.select([id for id in board.desk.session.design.nodes if id in shown][:1])
    QTest.keyClick(board.desk.view, Qt.Key.Key_Delete)
    board.menus.run("save")

    assert len(asked) == 1
    assert path.read_bytes() == theirs
    assert board.documents.session.dirty


@pytest.mark.parametrize("way", ["move", "band", "connect", "pen"])
def test_another_button_neither_ends_a_gesture_nor_opens_a_menu_in_it(view, mouse, way) -> None:
    starts = {"move": (84, 232), "band": (600, 400), "connect": (84 + 84 + 14, 232), "pen": (600, 400)}
    asked: list[object] = []
    view.menu_requested.connect(lambda *_: asked.append(1))
    if way == "pen":
        view.set_tool("pen")
    mouse.hover(84, 232)
    mouse.press(*starts[way])
    mouse.hover(300, 300)
    mouse.hover(310, 310)
    begun, chosen = view.gesture, view.selection

    QTest.mousePress(view.viewport(), Qt.MouseButton.RightButton, pos=mouse.at(310, 310))
    place = mouse.at(310, 310)
    menu = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, view.viewport().mapToGlobal(place))
    QApplication.sendEvent(view.viewport(), menu)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.RightButton, pos=place)

    assert (view.gesture, view.selection, asked) == (begun, chosen, [])
    view.escape()
    mouse.release(310, 310)
    assert view.gesture is None
    assert not view.session.history.done


def test_a_release_that_went_elsewhere_gives_the_drag_up(view, mouse) -> None:
    mouse.press(84, 232)
    mouse.hover(120, 260)
    mouse.hover(184, 332)
    assert isinstance(view.gesture, Moving)
    mouse._held = Qt.MouseButton.NoButton
    mouse.hover(200, 340)

    assert view.gesture is None
    assert view.session.design.nodes["user"].y == 200
    mouse.drag((84, 232), (120, 260), (184, 332))
    assert view.session.design.nodes["user"].y > 200


def test_a_menu_asked_for_while_an_arrow_is_drawn_by_key_gives_the_arrow_up(view, mouse) -> None:
    view.start_connecting("lake")
    place = mouse.at(84, 232)
    menu = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, view.viewport().mapToGlobal(place))
    QApplication.sendEvent(view.viewport(), menu)
    assert (view.gesture, view.selection) == (None, ("user",))


def test_a_menu_asked_for_by_key_is_about_the_selection_and_comes_up_there(view) -> None:
    asked: list[tuple[object, QPoint]] = []
    view.menu_requested.connect(lambda *told: asked.append(told))
    view.select(("builder",))
    menu = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), view.mapToGlobal(QPoint(0, 0)))
    QApplication.sendEvent(view.viewport(), menu)

    box = view.board.pictures["builder"].extent
    ((place, about),) = asked
    assert view.selection == ("builder",)
    assert box.contains(view.mapToScene(view.viewport().mapFromGlobal(place)))
    assert about.contains(place)


def test_escape_in_a_band_brings_the_selection_back(view, mouse, key) -> None:
    view.select(("lake",))
    mouse.press(600, 400)
    mouse.hover(-20, 180)
    assert view.selection == ("user",)
    key(Qt.Key.Key_Escape)
    mouse.release(-20, 180)
    assert view.selection == ("lake",)


def test_a_drag_of_something_else_passes_without_a_word(view) -> None:
    mime = QMimeData()
    mime.setText("words")
    plain = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(40, 40), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, plain)
    for event in (enter, QDragLeaveEvent()):
        QApplication.sendEvent(view.viewport(), event)

    assert not enter.isAccepted()
