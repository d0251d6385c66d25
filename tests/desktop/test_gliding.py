"""Boxes that glide: the edit is made at once, the picture follows, and nothing is left in between."""

import pytest
from PySide6.QtWidgets import QStyle

from mlsd_board.desktop.gliding import glide
from mlsd_board.desktop.window.shell import Shell
from mlsd_board.editing.commands.move import move


def place_of(shell: Shell, id: str) -> float:
    return shell.desk.view.board.items_by_id[id].boundingRect().x()


@pytest.fixture
def moving(board: Shell, monkeypatch: pytest.MonkeyPatch) -> Shell:
    hint = type(board.desk.view.style()).styleHint

    def animated(style: QStyle, what: QStyle.StyleHint, *rest: object) -> int:
        return 200 if what == QStyle.StyleHint.SH_Widget_Animation_Duration else hint(style, what, *rest)

    monkeypatch.setattr(type(board.desk.view.style()), "styleHint", animated)
    return board


def test_the_picture_starts_where_the_box_was_and_ends_where_it_is(moving: Shell, qtbot) -> None:
    id = next(id for id, n in moving.desk.session.design.nodes.items() if n.frame is None and not n.locked)
    start = place_of(moving, id)

    glide(moving.desk, "Move", lambda tx: move(tx, [id], 400, 0), fit=False)

    assert len(moving.desk.session.history.done) == 1
    assert place_of(moving, id) < start + 400
    qtbot.waitUntil(lambda: place_of(moving, id) == start + 400)


def test_undo_on_the_way_wins(moving: Shell, qtbot) -> None:
    id = next(id for id, n in moving.desk.session.design.nodes.items() if n.frame is None and not n.locked)
    start = place_of(moving, id)
    glide(moving.desk, "Move", lambda tx: move(tx, [id], 400, 0), fit=False)

    moving.menus.run("undo")
    qtbot.wait(300)

    assert place_of(moving, id) == start


def test_without_animation_the_box_is_there_at_once(moving: Shell) -> None:
    id = next(id for id, n in moving.desk.session.design.nodes.items() if n.frame is None and not n.locked)
    start = place_of(moving, id)

    glide(moving.desk, "Move", lambda tx: move(tx, [id], 400, 0), fit=False, animate=False)

    assert place_of(moving, id) == start + 400
