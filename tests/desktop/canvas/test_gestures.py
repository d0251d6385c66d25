"""Real presses, drags and keys on the real canvas."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from mlsd_board.desktop.canvas import verbs
from mlsd_board.desktop.canvas.layers import severities
from mlsd_board.editing.commands.group import fold
from mlsd_board.editing.commands.lock import lock
from mlsd_board.editing.commands.move import settle
from mlsd_board.model.elements import Frame
from mlsd_board.model.kind import Kind

LAKE, BUILDER, USER = (84, 32), (404, 32), (84, 232)


def test_a_click_selects_and_a_click_beside_deselects(view, mouse) -> None:
    mouse.click(*LAKE)
    assert view.selection == ("lake",)
    mouse.click(*BUILDER, Qt.KeyboardModifier.ShiftModifier)
    assert set(view.selection) == {"lake", "builder"}
    mouse.click(300, 400)
    assert view.selection == ()


def test_an_arrow_can_be_clicked_too(view, mouse) -> None:
    start, end = view.board.lines["w"].points[0], view.board.lines["w"].points[-1]
    mouse.click(start.x + (end.x - start.x) * 0.2, start.y)

    assert view.selection == ("w",)


def test_a_drag_moves_in_one_undo_step_and_snaps_to_the_grid(view, mouse) -> None:
    mouse.drag(USER, (120, 260), (190, 303))

    node = view.session.design.nodes["user"]
    assert (node.x, node.y) != (0, 200)
    assert node.x % 8 == 0
    assert view.session.undo() == "Move"
    assert view.session.design.nodes["user"].rect[:2] == (0, 200)


def test_escape_takes_a_drag_back(view, mouse, key) -> None:
    before = view.session.design
    mouse.press(*USER)
    mouse.hover(200, 330)
    mouse.hover(240, 340)
    key(Qt.Key.Key_Escape)
    mouse.release(240, 340)

    assert view.session.design is before
    assert view.board.pictures["user"].bounds.contains(*USER)


def test_a_drag_with_alt_leaves_a_copy(view, mouse) -> None:
    mouse.drag(USER, (200, 300), (300, 400), modifiers=Qt.KeyboardModifier.AltModifier)

    assert "end_user" not in view.session.design.nodes
    copies = [n for n in view.session.design.nodes.values() if n.component == "end_user"]
    assert len(copies) == 2
    assert view.session.design.nodes["user"].rect[:2] == (0, 200)


def test_alt_counts_whenever_it_is_down_during_a_drag(view, mouse) -> None:
    none, alt = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
    before = view.session.design
    mouse.press(*USER)
    mouse.hover(200, 300)
    assert view.board.pictures.keys() == before.records.keys()
    # As a screen sends them: with the modifiers as they were before, and first to whom the key is a shortcut.
    claim = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Alt, none)
    claim.ignore()
    QApplication.sendEvent(view, claim)
    assert claim.isAccepted()  # else the menu bar would take the keyboard
    QApplication.sendEvent(view, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Alt, none))
    copies = view.board.pictures.keys() - before.records.keys()
    assert len(copies) == 1
    assert view.viewport().cursor().shape() is Qt.CursorShape.DragCopyCursor

    mouse.hover(300, 400, alt)
    QApplication.sendEvent(view, QKeyEvent(QEvent.Type.KeyRelease, Qt.Key.Key_Alt, alt))
    assert not copies & view.board.pictures.keys()
    assert view.viewport().cursor().shape() is Qt.CursorShape.ArrowCursor
    mouse.hover(310, 400)
    mouse.release(310, 400)
    assert view.session.undo() == "Move"

    assert view.session.design == before


def test_escape_out_of_a_copy_leaves_no_copy_and_no_sign_of_it(view, mouse, key) -> None:
    before = view.session.design
    mouse.press(*USER, Qt.KeyboardModifier.AltModifier)
    mouse.hover(200, 300, Qt.KeyboardModifier.AltModifier)
    key(Qt.Key.Key_Escape)
    mouse.release(200, 300)

    assert view.session.design is before
    assert view.board.pictures.keys() == before.records.keys()
    assert view.viewport().cursor().shape() is Qt.CursorShape.ArrowCursor


def test_a_drag_from_a_handle_draws_the_likeliest_arrow(view, mouse) -> None:
    mouse.hover(*USER)
    mouse.drag((84, 264 + 14), (200, 250), BUILDER)

    wire = next(c for c in view.session.design.connections.values() if c.source == "user")
    assert (wire.target, wire.kind) == ("builder", Kind.DATA)
    assert view.selection == (wire.id,)


def test_a_box_that_cannot_be_joined_is_greyed_with_the_reason(view, mouse) -> None:
    told = []
    view.message.connect(told.append)
    encoder = view.insert_component("embedding_encoder")
    centre = view.session.design.nodes[encoder].rect.centre
    view.start_connecting(encoder)
    mouse.hover(*USER)

    assert view.board.looks.get("user") == "veiled"
    assert any("Embedding encoder sends features" in text for text in told)
    mouse.click(*USER)
    assert not [c for c in view.session.design.connections.values() if c.source == encoder]
    assert view.board.looks.get("user") != "veiled"
    assert centre


def test_the_key_c_connects_with_a_click(view, mouse, key) -> None:
    mouse.click(*USER)
    key(Qt.Key.Key_C)
    mouse.hover(*BUILDER)
    mouse.click(*BUILDER)

    assert [c.target for c in view.session.design.connections.values() if c.source == "user"] == ["builder"]


def test_the_end_of_a_selected_arrow_can_be_led_elsewhere(view, mouse) -> None:
    view.select(("w",))
    end = view.board.lines["w"].points[-1]
    trainer = view.insert_component("trainer")
    view.select(("w",))
    there = view.session.design.nodes[trainer].rect.centre
    end = view.board.lines["w"].points[-1]
    mouse.drag(end, (end.x + 30, end.y + 60), there)

    assert view.session.design.connections["w"].target == trainer


def test_a_band_selects_what_lies_wholly_in_it(view, mouse) -> None:
    mouse.drag((-40, -40), (200, 100), (520, 110))

    assert set(view.selection) == {"lake", "builder", "w"}


def test_the_corner_of_a_selected_box_resizes_it(view, mouse) -> None:
    mouse.click(*USER)
    mouse.drag((168, 264), (200, 300), (240, 320))

    rect = view.session.design.nodes["user"].rect
    assert (rect.width, rect.height) == (240, 120)


def test_the_corner_of_a_frame_drawn_around_a_box_takes_it_in(view, mouse) -> None:
    with view.session.edit("x") as tx:
        tx.put(Frame(id="zone", x=-40, y=-60, width=480, height=140))
    view.select(("zone",))
    mouse.drag((440, 80), (460, 100), (560, 320))
    nodes = view.session.design.nodes
    assert {id: node.frame for id, node in nodes.items()} == dict.fromkeys(nodes, "zone")

    view.session.undo()
    assert nodes is not view.session.design.nodes
    view.select(("user",))
    for _ in range(24):
        QTest.keyClick(view, Qt.Key.Key_Up)
    assert view.session.design.nodes["user"].frame == "zone"


def test_a_double_click_renames_in_place(view, mouse) -> None:
    mouse.double_click(*LAKE)
    editor = view.viewport().findChild(QLineEdit)
    QTest.keyClicks(editor, "Raw events")
    QTest.keyClick(editor, Qt.Key.Key_Return)

    assert view.session.design.nodes["lake"].label == "Raw events"


def test_escape_leaves_the_old_name(view, mouse) -> None:
    mouse.double_click(*LAKE)
    editor = view.viewport().findChild(QLineEdit)
    QTest.keyClicks(editor, "Raw events")
    QTest.keyClick(editor, Qt.Key.Key_Escape)

    assert view.session.design.nodes["lake"].label == ""


def test_delete_takes_the_arrow_along_and_undo_brings_both_back(view, mouse, key) -> None:
    mouse.click(*LAKE)
    key(Qt.Key.Key_Delete)
    assert set(view.session.design.records) == {"builder", "user"}
    assert "w" not in view.board.pictures
    assert view.selection == ()

    view.session.undo()
    assert {"lake", "w"} <= view.board.pictures.keys()


def test_what_is_locked_is_not_deleted_and_says_so(view, key) -> None:
    told = []
    with view.session.edit("x") as tx:
        lock(tx, ["lake"], locked=True)
    view.message.connect(told.append)
    view.select(("lake", "builder"))
    key(Qt.Key.Key_Delete)
    verbs.cut_selection(view)

    assert set(view.session.design.nodes) == {"lake", "user"}
    assert set(told) == {"What is locked stays. Unlock it to delete it."}


def test_arrow_keys_nudge_in_one_step(view, mouse, key) -> None:
    mouse.click(*USER)
    key(Qt.Key.Key_Right)
    key(Qt.Key.Key_Right)
    key(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)

    assert view.session.design.nodes["user"].rect[:2] == (16, 240)
    view.session.undo()
    assert view.session.design.nodes["user"].rect[:2] == (0, 200)


def test_tab_comes_to_the_first_box_and_back_tab_walks(view, key) -> None:
    key(Qt.Key.Key_Tab)
    assert view.selection == ("lake",)
    key(Qt.Key.Key_Backtab)
    assert view.selection == ("user",)
    key(Qt.Key.Key_Backtab)
    assert view.selection == ("builder",)


def test_copy_and_paste_bring_new_elements(view) -> None:
    view.select(("lake", "builder"))
    verbs.copy_selection(view)
    verbs.paste(view)

    assert len(view.session.design.nodes) == 5
    assert len(view.session.design.connections) == 2
    assert '"format": "mlsd-board"' in QApplication.clipboard().text()


def test_what_is_pasted_twice_lies_side_by_side_and_what_was_cut_where_it_was(view) -> None:
    view.select(("user",))
    verbs.copy_selection(view)
    for _ in range(3):
        verbs.paste(view)
    spots = [node.rect[:2] for id, node in view.session.design.nodes.items() if id.startswith("user")]
    assert spots == [(0, 200), (32, 232), (64, 264), (96, 296)]

    view.select(("user",))
    verbs.cut_selection(view)
    verbs.paste(view)
    assert view.session.design.nodes[view.selection[0]].rect[:2] == (0, 200)


@pytest.mark.parametrize("verb", [verbs.duplicate_selection, verbs.copy_selection, verbs.cut_selection])
def test_an_arrow_without_its_boxes_is_not_copied_and_says_why(view, verb) -> None:
    told, before = [], view.session.design
    view.message.connect(told.append)
    view.select(("w",))
    verb(view)
    assert told == ["An arrow goes along with the boxes at both its ends. Select these too."]
    assert (view.session.design, view.selection) == (before, ("w",))


def test_foreign_text_is_not_pasted(view) -> None:
    told = []
    view.message.connect(told.append)
    QApplication.clipboard().setText("hello")
    verbs.paste(view)

    assert [words.partition(".")[0] for words in told] == ["The clipboard holds no board elements"]
    assert len(view.session.design.nodes) == 3


@pytest.mark.parametrize("verb", [verbs.delete_selection, verbs.duplicate_selection, verbs.copy_selection])
def test_verbs_do_nothing_without_a_selection(view, verb) -> None:
    before = view.session.design
    verb(view)

    assert view.session.design is before


def test_zooming_keeps_what_is_under_the_mouse(view) -> None:
    spot = view.viewport().rect().center()
    before = view.mapToScene(spot)
    view.zoom_to(2.0)

    after = view.mapToScene(spot)
    assert abs(after.x() - before.x()) <= 1
    assert view.zoom == 2.0
    view.zoom_to(99)
    assert view.zoom == 4.0


def test_a_folded_group_wears_the_gravest_badge_of_what_it_hides(view, qtbot) -> None:
    trainer = view.insert_component("trainer")
    with view.session.edit("x") as tx:
        folded = fold(tx, [trainer, "user"], "Learning")
    found = severities(view.session.report, {})
    assert (found[trainer], found["user"]) == ("error", "warning")

    qtbot.waitUntil(lambda: folded in view.board.badges.severities)
    assert view.board.badges.severities[folded] == "error"


def test_badges_show_what_the_checker_says(view, qtbot) -> None:
    view.session.commit("x", view.session.design.changes_to(view.session.design))
    assert len(view.board.badges.severities) == sum(bool(f.elements) for f in view.session.report.findings)


def test_a_drag_of_an_arrow_leads_it_by_hand(view, mouse) -> None:
    points = view.board.lines["w"].points
    at = (points[0].x + 40, points[0].y)
    mouse.drag(at, (at[0] + 10, at[1] + 40), (240, 120))

    assert view.session.design.connections["w"].waypoints == ((240, 120),)
    assert any(abs(p.y - 120) < 1 for p in view.board.lines["w"].points)
    mouse.drag((240, 120), (240, 130), (240, 136))
    assert view.session.design.connections["w"].waypoints == ((240, 136),)
    assert view.session.undo() == "Bend"


def test_a_frame_is_resized_by_its_outline_and_hidden_boxes_stay_in_their_group(view, mouse) -> None:
    with view.session.edit("x") as tx:
        folded = fold(tx, ["lake", "builder"], "Data")
        tx.put(Frame(id="zone", x=-40, y=140, width=300, height=200))
        settle(tx, ["user"])
    view.select(("zone",))
    mouse.press(260, 340)
    mouse.hover(300, 400)
    mouse.hover(600, 500)
    assert not view.board.lifted, "what lies in the frame would be veiled"
    mouse.release(600, 500)
    assert view.session.design.frames["zone"].rect[2:] == (640, 364)
    assert {id: node.frame for id, node in view.session.design.nodes.items()} == {
        "lake": folded,
        "builder": folded,
        "user": "zone",
    }
    assert view.board.pictures["zone"].box == view.session.design.frames["zone"].rect


def test_a_corner_dragged_back_to_where_it_was_leaves_nothing_in_hand(view, mouse) -> None:
    view.select(("user",))
    mouse.drag((168, 264), (200, 300), (168, 264))
    assert not view.session.history.done
    assert not view.board.lifted
