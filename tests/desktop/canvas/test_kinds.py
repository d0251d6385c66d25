"""Making a connection another kind: one key, or a menu of what is legal."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from mlsd_board.desktop.canvas.kind_menu import kind_menu, open_kind_menu, turn_kind
from mlsd_board.editing.commands.connect import possible_kinds

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def legal(view) -> tuple:
    return possible_kinds(view.session.design, view.session.library, "lake", "builder")


def test_an_arrow_key_turns_through_the_legal_kinds_and_says_so(view, key, legal) -> None:
    told = []
    view.message.connect(told.append)
    view.select(("w",))
    seen = []
    for _ in legal:
        key(Qt.Key.Key_Down)
        seen.append(view.session.design.connections["w"].kind)

    assert len(legal) > 1
    assert set(seen) == set(legal)
    assert seen[0].value in told[0]
    key(Qt.Key.Key_Up)
    assert view.session.design.connections["w"].kind == seen[-2]
    assert view.session.undo() == "Change the kind"


@pytest.mark.parametrize("selected", ["lake", "w"])
def test_a_letter_begins_a_word_whatever_is_selected(view, selected) -> None:
    view.select((selected,))
    QTest.keyClicks(view, "k")

    assert any("QuickInsert" in type(child).__name__ for child in view.children())


def test_the_menu_shows_the_legal_kinds_likeliest_first_with_the_present_one_checked(view, legal) -> None:
    menu = kind_menu(view, "w", view)

    assert [action.data() for action in menu.actions()] == [kind.value for kind in legal]
    assert [action.data() for action in menu.actions() if action.isChecked()] == ["data"]
    menu.actions()[1].trigger()
    assert view.session.design.connections["w"].kind == legal[1]


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)  # nor has the platform without a screen that
def test_shift_down_opens_the_menu_beside_the_arrow(view, key, qtbot) -> None:
    view.select(("w",))
    key(Qt.Key.Key_Down, SHIFT)

    menu = view.viewport().findChild(QMenu)
    assert menu.isVisible()
    assert menu.activeAction().isChecked()
    menu.close()


def test_an_element_gone_while_the_menu_is_open_does_no_harm(view) -> None:
    told = []
    view.message.connect(told.append)
    menu = kind_menu(view, "w", view)
    with view.session.edit("Delete") as tx:
        tx.remove("w")
    menu.actions()[0].trigger()

    assert told[-1] == "That connection is gone."


def test_without_a_selected_connection_both_say_so(view) -> None:
    told = []
    view.message.connect(told.append)
    turn_kind(view)
    assert open_kind_menu(view) is None
    assert told == ["Select a connection first."] * 2


def test_a_drawn_arrow_names_its_kind_and_the_key(view, mouse) -> None:
    told = []
    view.message.connect(told.append)
    mouse.hover(84, 232)
    mouse.drag((84, 264 + 14), (200, 250), (404, 32))

    assert told[-1].startswith("Data connection. ↓ changes its kind. C draws another from ")


def test_two_boxes_can_be_joined_more_than_once(view, mouse) -> None:
    mouse.hover(84, 32)
    mouse.drag((84, 64 + 14), (200, 120), (404, 32))

    wires = [
        c for c in view.session.design.connections.values() if (c.source, c.target) == ("lake", "builder")
    ]
    assert len(wires) == 2
    lines = [view.board.lines[wire.id].points for wire in wires]
    assert lines[0] != lines[1]
