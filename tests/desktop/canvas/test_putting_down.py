"""Putting many boxes down on a large board: shown at once as they were carried, drawn bit by bit afterwards."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from mlsd_board.desktop.canvas.board_view import BoardView
from mlsd_board.drawing.routes import quick_routes
from mlsd_board.editing.commands.add import add_node
from mlsd_board.model.elements import Note
from mlsd_board.model.geometry import Point

FREE = Qt.KeyboardModifier.ControlModifier
"""Held in a drag, nothing snaps."""
ALT = Qt.KeyboardModifier.AltModifier
HELD = [f"n{n}" for n in range(40)]
"""The upper rows; what hangs on them leads to the row below."""


@pytest.fixture
def put_down(wide, mouse):
    """Drags the upper rows up and to the right, where nothing lies, and lets go."""

    def drag() -> None:
        wide.select(HELD)
        picture(wide)
        mouse.press(84, 432)
        mouse.hover(100, 420, FREE)
        mouse.hover(124, 232, FREE)
        picture(wide)
        mouse.release(124, 232, FREE)

    return drag


def picture(view: BoardView, area: QRectF | None = None) -> QImage:
    """What is seen, or what is seen of an area of the scene."""
    place = view.mapFromScene(area).boundingRect() if area else view.viewport().rect()
    return view.viewport().grab(place).toImage()


def test_boxes_put_down_are_seen_where_they_lie_before_they_are_drawn(wide, put_down) -> None:
    put_down()

    box = wide.session.design.nodes["n24"].rect
    assert (box.x, box.y) == (4 * 240 + 40, 400 + 240 - 200)
    assert len(wide.board.backlog.waiting) > 60, "the hand has not waited for these"
    inside = QRectF(*box.grown(-6))
    at_once = picture(wide, inside)
    assert wide.board.backlog.waiting
    wide.board.backlog.clear_up()
    picture(wide)
    assert picture(wide, inside) == at_once


def test_who_asks_for_a_picture_gets_it_as_it_is_now(wide, put_down, mouse) -> None:
    put_down()

    assert wide.board.pictures["n24"].box == wide.session.design.nodes["n24"].rect
    hanging = "c30-40"
    plain = quick_routes(wide.session.design, wide.board.seen.scene, [wide.board.seen.scene.arrows[hanging]])
    assert wide.board.pictures[hanging].lie.line == plain[hanging].points
    mouse.click(4 * 240 + 40 + 84, 440 + 32)
    assert wide.selection == ("n24",)


@pytest.mark.parametrize("look", ["far", "near"])
def test_looking_elsewhere_at_once_shows_all_that_lies_there(wide, put_down, look: str) -> None:
    put_down()

    wide.zoom_to({"far": 0.4, "near": 0.8}[look])
    wide.sharpen()
    at_once = picture(wide)
    wide.board.backlog.clear_up()
    wide.board.tiles.clear()
    assert picture(wide) == at_once


def test_taken_back_at_once_the_board_looks_as_before(wide, put_down) -> None:
    wide.select(HELD)
    before = picture(wide)
    put_down()
    QTest.keyClick(wide, Qt.Key.Key_Escape)
    wide.session.undo()

    wide.select(HELD)
    wide.leaveEvent(None)
    wide.board.backlog.clear_up()
    picture(wide)
    assert wide.board.afloat is None
    assert picture(wide) == before


def test_an_edit_that_answers_another_is_seen_with_it(wide) -> None:
    """Whoever hears of a change first may make another before the view hears of the first."""
    answered: list[str] = []

    def answer(_changes: object) -> None:
        if not answered:
            answered.append("")
            with wide.session.edit("Answer") as tx:
                answered.append(add_node(tx, "cache", Point(3000, 0)))

    wide.session.listeners.insert(0, answer)
    with wide.session.edit("Ask") as tx:
        asked = add_node(tx, "end_user", Point(3000, 300))

    for id in (asked, answered[1]):
        assert wide.board.pictures[id].box == wide.session.design.nodes[id].rect
    assert wide.board.tracing.kept.design is wide.session.design


@pytest.fixture
def copying(wide, mouse):
    """Takes copies of all rows in hand and carries them below."""
    wide.select([f"n{n}" for n in range(60)])
    picture(wide)
    mouse.press(4 * 240 + 84, 432, ALT)
    mouse.hover(4 * 240 + 84, 500, ALT | FREE)
    mouse.hover(4 * 240 + 84, 432 + 800, ALT | FREE)
    picture(wide)
    return wide


def test_many_copies_in_hand_are_seen_before_there_are_any(copying, mouse) -> None:
    before, box = copying.session.design, copying.session.design.nodes["n4"].rect
    assert set(copying.board.seen.design.nodes) == set(before.nodes)
    original, copied = (picture(copying, QRectF(*b.grown(-6))) for b in (box, box.moved(0, 800)))
    assert copied == original

    mouse.release(4 * 240 + 84, 432 + 800, ALT | FREE)
    design = copying.session.design
    fresh = [design.nodes[id] for id in copying.selection if id in design.nodes]
    assert {(n.x, n.y - 800) for n in fresh} == {
        (n.x, n.y) for id, n in before.nodes.items() if id[1:].isdigit()
    }
    assert len(design.connections) == 2 * len(before.connections) - 1
    assert design.nodes.keys() >= before.nodes.keys()
    assert copying.board.backlog.waiting, "the hand has not waited for these"
    assert picture(copying, QRectF(*box.moved(0, 800).grown(-6))) == original
    copying.board.backlog.clear_up()
    picture(copying)
    assert copying.board.carrying.landed is None
    assert picture(copying, QRectF(*box.moved(0, 800).grown(-6))) == original


def test_copies_given_up_leave_nothing_and_alt_let_go_moves_instead(copying, mouse, key) -> None:
    before = copying.session.design
    place = QRectF(*before.nodes["n4"].rect.moved(0, 800).grown(-6))
    seen = picture(copying, place)
    mouse.hover(4 * 240 + 84, 432 + 800, FREE)
    assert copying.board.afloat.held.boxes == {f"n{n}" for n in range(60)}
    mouse.hover(4 * 240 + 84, 432 + 800, ALT | FREE)
    assert copying.board.afloat.copies
    assert picture(copying, place) == seen

    key(Qt.Key.Key_Escape)
    mouse.release(4 * 240 + 84, 432 + 800)
    copying.board.backlog.clear_up()
    assert copying.session.design is before
    assert picture(copying, place) != seen
    assert copying.board.element_at(place.center()) is None


def test_a_copied_note_that_leaves_its_subject_is_drawn_as_it_will_be(wide, mouse) -> None:
    with wide.session.edit("Note") as tx:
        tx.put(Note(id="why", text="why", about="lake", x=0.0, y=1200.0))
    wide.select([*(f"n{n}" for n in range(60)), "why"])
    mouse.press(4 * 240 + 84, 432, ALT)
    mouse.hover(4 * 240 + 84, 1232, ALT | FREE)

    assert not wide.board.afloat.copies, "its pin does not come along"
    notes = [n for id, n in wide.board.seen.design.notes.items() if id != "why"]
    assert [note.about for note in notes] == [None]
    wide.escape()
    mouse.release(4 * 240 + 84, 1232)
