"""What the mouse takes hold of: the ends of an arrow, the corner of a box, the handles around it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QToolTip

from mlsd_board.desktop.canvas import arranging
from mlsd_board.desktop.canvas.grips import grips
from mlsd_board.desktop.canvas.quick_insert import QuickInsert
from mlsd_board.editing.commands.group import fold
from mlsd_board.editing.commands.lanes import add_lanes
from mlsd_board.layout.swimlanes import lane_head
from mlsd_board.model.geometry import Point


def test_the_cursor_tells_what_a_press_would_take_hold_of(view, mouse) -> None:
    view.select(("w",))
    end = next(grip.at for grip in grips(view) if grip.part == "target")
    mouse.hover(end.x(), end.y())
    assert view.viewport().cursor().shape() is Qt.CursorShape.CrossCursor

    view.select(("user",))
    mouse.hover(168, 264)
    assert view.viewport().cursor().shape() is Qt.CursorShape.SizeFDiagCursor


def test_a_box_seen_from_afar_is_dragged_and_not_stretched(view, mouse) -> None:
    view.zoom_to(0.1)
    box = view.session.design.nodes["lake"].rect
    view.select(("lake",))
    mouse.drag((150, 50), (150, 400), (150, 850))

    moved = view.session.design.nodes["lake"].rect
    assert (moved.width, moved.height) == (box.width, box.height)
    assert moved.y > box.y + 700


def test_places_led_by_hand_are_grips_until_the_arrow_is_straight(view, mouse) -> None:
    view.select(("w",))
    mouse.drag((240, 32), (240, 80), (240, 96))
    bends = [grip.at for grip in grips(view) if grip.part == "bend"]
    assert [bend.y() for bend in bends] == [96]
    arranging.straighten_selection(view)

    assert [grip.part for grip in grips(view)] == ["target", "source"]


def test_a_double_click_on_one_place_led_by_hand_takes_that_one_away(view, mouse) -> None:
    view.select(("w",))
    mouse.drag((200, 32), (200, 80), (200, 96))
    mouse.drag((264, 96), (264, 120), (264, 144))
    assert view.session.design.connections["w"].waypoints == ((200, 96), (264, 144))

    mouse.click(200, 96)
    mouse.double_click(200, 96)
    assert view.session.design.connections["w"].waypoints == ((264, 144),)
    assert not view.viewport().findChildren(QLineEdit)
    assert view.session.undo() == "Remove the bend"


def test_the_arrow_whose_end_is_in_hand_is_veiled_until_it_is_let_go(view, mouse, key) -> None:
    view.select(("w",))
    end = next(grip.at for grip in grips(view) if grip.part == "target")
    line = view.mapFromScene(200, 32)
    bold = view.viewport().grab().toImage().pixelColor(line).lightness()
    mouse.press(end.x(), end.y())
    mouse.hover(200, 200)
    pale = view.viewport().grab().toImage().pixelColor(line).lightness()
    assert pale > bold + 20
    assert "lake" not in view.board.looks
    key(Qt.Key.Key_Escape)
    mouse.release(200, 200)

    assert view.viewport().grab().toImage().pixelColor(line).lightness() == bold


def test_a_box_is_not_joined_to_itself_and_says_so(view, mouse) -> None:
    said = []
    view.message.connect(said.append)
    before = view.session.design
    mouse.hover(84, 232)
    mouse.drag((84, 200 - 14), (84, 150), (84, 220))

    assert view.session.design is before
    assert "A box cannot be connected to itself." in said
    assert QToolTip.text() == "A box cannot be connected to itself."
    assert not view.findChildren(QuickInsert)


def test_a_click_on_a_handle_lets_the_board_grow_to_that_side(view, mouse) -> None:
    mouse.hover(404, 32)
    mouse.press(320 - 14, 32)
    mouse.release(320 - 14, 32)
    shown = view.findChildren(QuickInsert)[-1]

    assert shown.field.placeholderText() == "… → Training dataset builder"


def test_a_new_box_out_of_sight_is_brought_in_no_farther_than_it_takes(view) -> None:
    view.zoom_to(1.0)
    before = view.visible_rect()
    view.insert_component("trainer", Point(before.right + 60, before.y + 200))
    after = view.visible_rect()

    assert after.y == before.y
    assert 0 < after.x - before.x < 240
    assert after.encloses(view.session.design.nodes["trainer"].rect)


def test_a_collapsed_group_has_no_corner_to_drag_and_is_named_where_it_is_seen(view) -> None:
    with view.session.edit("x") as tx:
        folded = fold(tx, ["lake", "builder"], "Data")
    view.select((folded,))
    view.start_rename(folded)

    assert grips(view) == []
    shown = view.mapFromScene(view.board.pictures[folded].extent).boundingRect()
    assert shown.contains(view.viewport().findChild(QLineEdit).geometry().center())


def test_a_lane_is_named_where_its_name_stands(view) -> None:
    with view.session.edit("x") as tx:
        pool = add_lanes(tx, Point(0, 0), "rows", ["lake", "user"])
    lane = next(frame for frame in view.session.design.frames.values() if frame.frame == pool)
    view.start_rename(lane.id)
    head = view.mapFromScene(*lane_head(lane)).boundingRect()

    assert abs(view.viewport().findChild(QLineEdit).geometry().center().y() - head.center().y()) < 8
