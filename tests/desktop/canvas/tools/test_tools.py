"""Each tool on the real canvas: taken with its key, used with the real mouse, put down with Esc."""

from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from mlsd_board.desktop.canvas.marking import note_selection
from mlsd_board.desktop.canvas.tools.tool import TOOLS, tool
from mlsd_board.editing.commands.add import add_ink
from mlsd_board.model.geometry import Point

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.mark.parametrize("wanted", TOOLS, ids=lambda t: t.id)
def test_a_digit_takes_a_tool_and_escape_puts_it_down(view, key, wanted) -> None:
    taken = []
    view.tool_changed.connect(taken.append)
    key(Qt.Key(ord(wanted.key)))
    assert view.tool is wanted

    key(Qt.Key.Key_Escape)
    assert view.tool is tool("select")
    assert taken == ([wanted.id, "select"] if wanted.id != "select" else [])


@pytest.mark.parametrize("tool", ["pen", "eraser"])
def test_no_box_is_ringed_under_pen_and_eraser_which_leave_it_alone(view, mouse, tool) -> None:
    mouse.hover(84, 32)
    assert view.board.looks.get("lake") == "hovered"
    view.set_tool(tool)
    assert "lake" not in view.board.looks
    mouse.hover(404, 32)
    assert "builder" not in view.board.looks
    view.set_tool("select")

    assert view.board.looks.get("builder") == "hovered"


def test_every_tool_has_a_cursor_of_its_own(view) -> None:
    seen = []
    for each in TOOLS:
        view.set_tool(each.id)
        cursor = view.viewport().cursor()
        seen.append(cursor.pixmap().toImage() if not cursor.pixmap().isNull() else cursor.shape())
    assert all(a != b for n, a in enumerate(seen) for b in seen[n + 1 :])


def test_the_pen_leaves_few_points_and_stays_in_hand(view, mouse) -> None:
    view.set_tool("pen")
    mouse.drag((0, 400), *[(x, 400 + (x % 2) * 0.1) for x in range(0, 200, 2)], (200, 400), (200, 500))

    (ink,) = view.session.design.inks.values()
    assert len(ink.points) <= 5
    assert ink.points[0] == pytest.approx((0, 400), abs=1.5)
    assert ink.points[-1] == pytest.approx((200, 500), abs=1.5)
    assert view.tool.id == "pen"
    assert ink.id in view.board.pictures
    assert view.session.undo() == "Draw"


def test_with_shift_the_pen_draws_a_straight_line(view, mouse) -> None:
    view.set_tool("pen")
    mouse.press(0, 400, SHIFT)
    mouse.hover(30, 500)
    mouse.release(100, 420, SHIFT)

    assert len(next(iter(view.session.design.inks.values())).points) == 2


def test_a_pen_drawn_over_a_box_does_not_move_it(view, mouse) -> None:
    before = view.session.design.nodes["lake"]
    view.set_tool("pen")
    mouse.drag((84, 32), (120, 60), (160, 90))

    assert view.session.design.nodes["lake"] is before
    assert len(view.session.design.inks) == 1


def test_escape_in_a_stroke_draws_nothing(view, mouse, key) -> None:
    view.set_tool("pen")
    mouse.press(0, 400)
    mouse.hover(100, 420)
    key(Qt.Key.Key_Escape)
    mouse.release(100, 420)

    assert not view.session.design.inks
    assert view.tool.id == "pen"


def inked(view) -> list[str]:
    with view.session.edit("Ink") as tx:
        return [add_ink(tx, [Point(x, 380), Point(x, 480)]) for x in (100, 200, 300)]


def test_the_eraser_wipes_all_it_touches_in_one_step(view, mouse) -> None:
    first, second, third = inked(view)
    view.set_tool("eraser")
    mouse.press(60, 430)
    mouse.hover(120, 430)
    assert first not in view.board.pictures
    assert first in view.session.design.inks
    mouse.hover(220, 440)
    mouse.release(230, 440)

    assert set(view.session.design.inks) == {third}
    assert view.session.undo() == "Erase"
    assert set(view.session.design.inks) == {first, second, third}


def test_the_eraser_spares_boxes_and_an_untouched_board(view, mouse) -> None:
    steps = len(view.session.history.done)
    view.set_tool("eraser")
    mouse.drag((-20, 32), (200, 40), (500, 32))

    assert len(view.session.design.nodes) == 3
    assert len(view.session.history.done) == steps


def test_escape_brings_back_what_was_being_wiped(view, mouse, key) -> None:
    first, *_ = inked(view)
    view.set_tool("eraser")
    mouse.press(60, 430)
    mouse.hover(120, 430)
    key(Qt.Key.Key_Escape)
    mouse.release(120, 430)

    assert first in view.session.design.inks
    assert first in view.board.pictures


def test_a_note_is_placed_and_written_on_at_once(view, mouse) -> None:
    view.set_tool("note")
    mouse.click(300, 400)
    editor = view.viewport().findChild(QPlainTextEdit)
    QTest.keyClicks(editor, "Why so late?")
    QTest.keyClick(editor, Qt.Key.Key_Return)

    (note,) = view.session.design.notes.values()
    assert note.text == "Why so late?"
    assert (note.x, note.y) == pytest.approx((300, 400), abs=5)
    assert note.about is None
    assert view.tool.id == "select"


def test_a_note_upon_a_box_is_pinned_to_it(view, mouse) -> None:
    view.set_tool("note")
    mouse.click(84, 32)

    (note,) = view.session.design.notes.values()
    assert note.about == "lake"
    assert note.y >= view.session.design.nodes["lake"].rect.bottom


def test_notes_pinned_one_after_the_other_cover_nothing(view, mouse) -> None:
    for _ in range(3):
        view.set_tool("note")
        mouse.click(84, 32)
        view.setFocus()
    view.select(("w",))
    note_selection(view)
    view.setFocus()

    boxes = list(view.session.design.boxes.values())
    assert [note.about for note in view.session.design.notes.values()] == ["lake", "lake", "lake", "w"]
    assert not [(a.id, b.id) for a, b in combinations(boxes, 2) if a.rect.overlaps(b.rect)]


def test_a_frame_adopts_what_lies_wholly_inside(view, mouse) -> None:
    view.set_tool("frame")
    mouse.drag((-40, -60), (100, 80), (300, 150))

    (frame,) = view.session.design.frames.values()
    nodes = view.session.design.nodes
    assert {id for id, n in nodes.items() if n.frame == frame.id} == {"lake"}
    assert view.selection == (frame.id,)
    editor = view.viewport().findChild(QLineEdit)
    QTest.keyClicks(editor, "Offline")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert view.session.design.frames[frame.id].title == "Offline"
    assert view.tool.id == "select"


def test_a_frame_around_a_frame_takes_it_in_whole(view, mouse) -> None:
    for area in (((-40, -60), (300, 150)), ((-100, -120), (420, 300))):
        view.set_tool("frame")
        mouse.drag(area[0], (0, 0), area[1])
        view.setFocus()
    inner, outer = view.session.design.frames.values()

    assert inner.frame == outer.id
    assert view.session.design.nodes["lake"].frame == inner.id
    assert view.session.design.nodes["user"].frame == outer.id


def test_a_click_with_the_frame_tool_draws_none(view, mouse) -> None:
    told = []
    view.message.connect(told.append)
    view.set_tool("frame")
    mouse.click(300, 400)

    assert not view.session.design.frames
    assert "Drag from corner to corner to draw a frame." in told


LOOP = ((-60, -60), (240, -60), (240, 300), (-60, 300))


def test_a_lasso_selects_what_lies_wholly_in_the_loop(view, mouse) -> None:
    first, *_ = inked(view)
    view.set_tool("lasso")
    mouse.drag(*LOOP)
    assert set(view.selection) == {"lake", "user"}
    assert view.tool.id == "select"

    view.set_tool("lasso")
    mouse.drag((-60, 340), (140, 340), (140, 520), (-60, 520))
    assert view.selection == (first,)


def test_a_lasso_with_shift_adds_and_escape_takes_it_back(view, mouse, key) -> None:
    view.select(("builder",))
    view.set_tool("lasso")
    mouse.drag(*LOOP, modifiers=SHIFT)
    assert set(view.selection) == {"builder", "lake", "user"}

    view.select(("builder",))
    view.set_tool("lasso")
    mouse.press(*LOOP[0])
    for stop in LOOP[1:]:
        mouse.hover(*stop)
    assert "lake" in view.selection
    key(Qt.Key.Key_Escape)
    mouse.release(*LOOP[-1])
    assert view.selection == ("builder",)


def test_no_handles_are_offered_while_a_tool_is_in_hand(view, mouse) -> None:
    view.set_tool("pen")
    mouse.hover(84, 32)

    assert not view.handles.isVisible()
