"""A tidy board is shown before it is made: boxes glide, wait for a yes or a no, and leave nothing behind."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QPushButton, QStyle

from mlsd_board.desktop.proposing import propose
from mlsd_board.desktop.window.shell import Shell
from mlsd_board.editing.commands.lock import lock
from mlsd_board.editing.commands.move import move


def place_of(shell: Shell, id: str) -> float:
    return shell.desk.view.board.pictures[id].box.x


def free(shell: Shell) -> str:
    return next(id for id, n in shell.desk.session.design.nodes.items() if n.frame is None and not n.locked)


@pytest.fixture
def moving(board: Shell, monkeypatch: pytest.MonkeyPatch) -> Shell:
    hint = type(board.desk.view.style()).styleHint

    def animated(style: QStyle, what: QStyle.StyleHint, *rest: object) -> int:
        return 200 if what == QStyle.StyleHint.SH_Widget_Animation_Duration else hint(style, what, *rest)

    monkeypatch.setattr(type(board.desk.view.style()), "styleHint", animated)
    return board


def test_boxes_glide_to_where_they_would_be_and_enter_keeps_them_there(moving: Shell, qtbot) -> None:
    id = free(moving)
    start, before = place_of(moving, id), moving.desk.session.design

    propose(moving.desk, "Move", lambda tx: move(tx, [id], 400, 0), fit=False)
    assert place_of(moving, id) < start + 400
    qtbot.waitUntil(lambda: place_of(moving, id) == start + 400)
    assert moving.desk.session.design is before

    QTest.keyClick(moving.desk.view, Qt.Key.Key_Return)
    assert moving.desk.session.design.boxes[id].x == start + 400
    assert len(moving.desk.session.history.done) == 1
    assert moving.status.currentMessage() == "Move: done. Ctrl+Z takes it back."
    moving.menus.run("undo")
    assert moving.desk.session.design == before


def test_escape_shows_the_board_as_it_is_with_its_zoom(board: Shell) -> None:
    id = free(board)
    start, zoom = place_of(board, id), board.desk.view.zoom

    propose(board.desk, "Move", lambda tx: move(tx, [id], 4000, 0), fit=True, animate=False)
    assert place_of(board, id) == start + 4000
    assert board.desk.view.zoom < zoom
    assert "preview" in board.status.currentMessage()
    QTest.keyClick(board.desk.view, Qt.Key.Key_Escape)
    assert not board.status.currentMessage()

    assert place_of(board, id) == start
    assert board.desk.view.zoom == pytest.approx(zoom)
    assert not board.desk.session.history.done


def test_undo_goes_back_to_what_was_seen_before(board: Shell) -> None:
    view, id = board.desk.view, free(board)
    sight = view.sight()
    propose(board.desk, "Move", lambda tx: move(tx, [id], 4000, 0), fit=True, animate=False)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert view.sight() != sight

    board.menus.run("undo")
    assert view.sight() == sight

    board.menus.run("redo")
    again = view.sight()
    view.zoom_fit()
    assert again == view.sight() != sight


def test_what_was_seen_is_forgotten_with_the_step(board: Shell) -> None:
    for _ in range(3):
        propose(board.desk, "Move", lambda tx: move(tx, [free(board)], 400, 0), fit=True, animate=False)
        QTest.keyClick(board.desk.view, Qt.Key.Key_Return)
        board.menus.run("undo")
    assert len(board.desk._sights) == 1


@pytest.mark.parametrize(("words", "steps"), [("Keep (Enter)", 1), ("Reject (Esc)", 0)])
def test_the_mouse_decides_by_buttons_and_not_by_a_click_on_the_board(board: Shell, words, steps) -> None:
    view = board.desk.view
    propose(board.desk, "Move", lambda tx: move(tx, [free(board)], 400, 0), fit=False, animate=False)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton)
    assert view.gesture is not None

    button = next(b for b in view.findChildren(QPushButton) if b.text() == words)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert view.gesture is None
    assert len(board.desk.session.history.done) == steps


def test_an_edit_meanwhile_wins(moving: Shell, qtbot) -> None:
    id = free(moving)
    start = place_of(moving, id)
    propose(moving.desk, "Move", lambda tx: move(tx, [id], 400, 0), fit=False)

    assert moving.desk.edit("Lock", lambda tx: lock(tx, [id], locked=True))
    qtbot.wait(300)

    assert moving.desk.view.gesture is None
    assert place_of(moving, id) == start
    assert len(moving.desk.session.history.done) == 1


def test_all_that_would_be_there_is_seen_beside_the_bar(board: Shell, qtbot) -> None:
    view, lake = board.desk.view, free(board)
    propose(board.desk, "Move", lambda tx: move(tx, [lake], -900, -2000), fit=True, animate=False)

    (bar,) = [frame for frame in view.findChildren(QFrame) if frame.accessibleName() == "Preview"]
    seen = view.mapFromScene(view.board.extent_of(set())).boundingRect()
    assert bar.isVisible()
    assert view.viewport().rect().contains(seen)
    assert seen.top() > bar.geometry().bottom()


def test_tidying_a_tidy_board_says_so(board: Shell, rest) -> None:
    said: list[str] = []
    board.desk.said.connect(said.append)
    propose(board.desk, "Tidy", lambda _: None, fit=True)

    assert board.desk.view.gesture is None
    assert said == ["Tidy: everything is in its place already."]


def test_tidy_shows_a_preview_from_the_keyboard(board: Shell, rest) -> None:
    before = board.desk.session.design
    board.menus.run("tidy")
    rest(board)
    assert board.desk.session.design is before
    assert board.desk.view.gesture is not None

    board.menus.run("tidy_down")
    rest(board)
    QTest.keyClick(board.desk.view, Qt.Key.Key_Return)
    assert board.desk.session.history.done[-1].label == "Tidy"
