"""Going from box to box, and growing the board, by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mlsd_board.desktop.canvas.quick_insert import QuickInsert
from mlsd_board.desktop.canvas.stepping import nearest
from mlsd_board.model.geometry import Rect

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def test_alt_and_an_arrow_key_go_to_the_nearest_box_that_way(view, key) -> None:
    view.select(("lake",))
    key(Qt.Key.Key_Right, ALT)
    assert view.selection == ("builder",)
    key(Qt.Key.Key_Left, ALT)
    assert view.selection == ("lake",)
    key(Qt.Key.Key_Down, ALT)
    assert view.selection == ("user",)
    key(Qt.Key.Key_Down, ALT)
    assert view.selection == ("user",)


def test_from_a_connection_one_goes_to_its_ends(view, key) -> None:
    wire = view.session.design.connections["w"]
    for pressed, held, end in (
        (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier, wire.target),
        (Qt.Key.Key_Backtab, Qt.KeyboardModifier.NoModifier, wire.source),
        (Qt.Key.Key_Right, ALT, "builder"),
        (Qt.Key.Key_Left, ALT, "lake"),
    ):
        view.select(("w",))
        key(pressed, held)
        assert view.selection == (end,)


def test_with_nothing_selected_it_starts_in_the_middle(view, key) -> None:
    key(Qt.Key.Key_Up, ALT)

    assert len(view.selection) == 1


def test_what_lies_aside_counts_as_farther() -> None:
    here = Rect(0, 0, 100, 50)
    ahead, aside = Rect(400, 0, 100, 50), Rect(150, 180, 100, 50)

    assert nearest({"ahead": ahead, "aside": aside}, here, (1, 0)) == "ahead"
    assert nearest({"aside": aside}, here, (1, 0)) == "aside"
    assert nearest({"ahead": ahead, "aside": aside}, here, (0, 1)) == "aside"
    assert nearest({"ahead": ahead, "aside": aside}, here, (-1, 0)) is None


def popup(view) -> QuickInsert:
    return [child for child in view.children() if isinstance(child, QuickInsert)][-1]


@pytest.mark.parametrize(
    ("pressed", "word", "ends"),
    [
        (Qt.Key.Key_Right, "trainer", ("builder", "trainer")),
        (Qt.Key.Key_Left, "label joiner", ("label_joiner", "builder")),
        (Qt.Key.Key_Down, "trainer", ("builder", "trainer")),
        (Qt.Key.Key_Up, "trainer", ("builder", "trainer")),
    ],
)
def test_ctrl_and_an_arrow_key_grow_the_board_that_way(view, key, pressed, word, ends) -> None:
    view.select(("builder",))
    key(pressed, CTRL)
    QTest.keyClicks(popup(view).field, word)
    QTest.keyClick(popup(view).field, Qt.Key.Key_Return)

    design = view.session.design
    assert ends in {(c.source, c.target) for c in design.connections.values()}
    made = next(id for id in ends if id != "builder")
    centre, old = design.nodes[made].rect.centre, design.nodes["builder"].rect.centre
    dx, dy = centre.x - old.x, centre.y - old.y
    side = {
        Qt.Key.Key_Right: dx > 100 and abs(dy) < 100,
        Qt.Key.Key_Left: dx < -100,
        Qt.Key.Key_Down: dy > 60 and abs(dx) < 60,
        Qt.Key.Key_Up: dy < -60 and abs(dx) < 60,
    }
    assert side[pressed], (dx, dy)


def test_growing_needs_one_component(view, key) -> None:
    told = []
    view.message.connect(told.append)
    key(Qt.Key.Key_Right, CTRL)

    assert told == ["Select one component first."]
