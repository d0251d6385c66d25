"""Drags on larger boards and in bad moments: only what is near is routed anew, and nothing is lost."""

import pytest
from PySide6.QtCore import QRectF, Qt

from mlsd_board.desktop.canvas import tracing
from mlsd_board.desktop.canvas.holding import hold, stretch
from mlsd_board.desktop.canvas.later_lines import moved_line
from mlsd_board.desktop.canvas.moving import Moving
from mlsd_board.desktop.canvas.painting import qrect
from mlsd_board.desktop.canvas.tracing import Tracing
from mlsd_board.drawing.routes import routes
from mlsd_board.drawing.scene import scene_of
from mlsd_board.editing.commands.add import add_ink
from mlsd_board.editing.commands.bend import bend
from mlsd_board.editing.commands.delete import delete
from mlsd_board.editing.commands.group import fold, group
from mlsd_board.editing.commands.lanes import add_lanes
from mlsd_board.editing.commands.move import move
from mlsd_board.editing.transaction import Transaction
from mlsd_board.model.elements import Connection, Frame, Node, Note
from mlsd_board.model.geometry import Point
from mlsd_board.model.kind import Kind

FREE = Qt.KeyboardModifier.ControlModifier
"""Held in a drag, nothing snaps."""


@pytest.fixture
def grown(view):
    """Twelve boxes in a row below, each joined to the next."""
    with view.session.edit("Grow") as tx:
        for n in range(12):
            tx.put(Node(id=f"n{n}", component="event_stream", x=n * 320.0, y=400.0))
        for n in range(11):
            tx.put(Connection(id=f"c{n}", source=f"n{n}", target=f"n{n + 1}", kind=Kind.EVENTS))
    return view


def test_after_the_release_screen_and_export_agree(grown, mouse) -> None:
    mouse.drag((84, 432), (100, 470), (180, 520))

    design = grown.session.design
    assert design.nodes["n0"].y > 480
    assert dict(grown.board.lines) == dict(routes(design))


def test_while_dragging_far_arrows_keep_their_lines_and_near_ones_follow(grown, mouse) -> None:
    far = grown.board.lines["c9"]
    mouse.press(84, 432)
    mouse.hover(100, 470)
    mouse.hover(180, 520)

    assert grown.board.lines["c9"] is far
    box = qrect(grown.board.pictures["n0"].box).translated(*grown.board.afloat.by)
    start = grown.board.lines["c0"].points[0]
    assert box.adjusted(-1, -1, 1, 1).contains(start.x, start.y)
    mouse.release(180, 520)


def test_arrows_between_boxes_that_move_together_move_along(grown, mouse) -> None:
    before = grown.board.lines["c0"]
    grown.set_options(grid=False, snap=False)
    grown.select(("n0", "n1"))
    mouse.press(84, 432, FREE)
    mouse.hover(94, 482)
    mouse.hover(104, 502)
    afloat = grown.board.afloat
    assert afloat.by != (0, 0)
    assert (afloat.held.whole, afloat.held.loose) == ({"n0", "n1", "c0"}, ("c1",))
    shown = picture(grown, "n1", afloat.by)
    grown.escape()
    mouse.release(104, 502)
    assert grown.board.lines["c0"] == before
    assert grown.board.afloat is None
    assert picture(grown, "n1", (0, 0)) == shown


def picture(view, box: str, by: tuple[float, float]):
    """The pixels at a box that was moved so far."""
    return grabbed(view, view.board.pictures[box].extent.translated(*by))


def grabbed(view, area: QRectF):
    return view.viewport().grab(view.mapFromScene(area).boundingRect()).toImage()


def test_a_frame_in_hand_hides_no_arrow_that_hangs_on_what_is_in_it(grown, mouse) -> None:
    grown.set_options(grid=False, snap=False)
    with grown.session.edit("Frame") as tx:
        tx.put(Frame(id="f", x=-40, y=340, width=660, height=200))
        for id in ("n0", "n1"):
            tx.put(tx.design.nodes[id].model_copy(update={"frame": "f"}))
    mouse.press(250, 520)
    mouse.hover(250, 528)
    mouse.hover(250, 521)

    assert grown.board.afloat.held.loose == ("c1",)
    assert darkest(grown, QRectF(500, 424, 100, 18)) < 150


def darkest(view, area: QRectF) -> int:
    seen = view.viewport().grab(view.mapFromScene(area).boundingRect()).toImage()
    return min(seen.pixelColor(x, y).lightness() for x in range(seen.width()) for y in range(seen.height()))


def test_what_a_frame_in_hand_comes_to_lie_upon_is_seen(view, mouse) -> None:
    with view.session.edit("Frame") as tx:
        tx.put(Frame(id="f", x=-40, y=340, width=400, height=200, role="zone", zone="offline"))
    mouse.press(250, 520)
    mouse.hover(250, 400)
    mouse.hover(250, 350)

    assert view.gesture is not None
    assert darkest(view, QRectF(0, 200, 168, 64)) < 150


def test_of_a_copied_frame_that_was_given_up_nothing_is_left(view, mouse, monkeypatch) -> None:
    monkeypatch.setattr(tracing, "MANY", 0)
    with view.session.edit("Frame") as tx:
        tx.put(Frame(id="f", x=-40, y=340, width=400, height=200))
    before = set(view.board.overview.shapes)
    mouse.press(250, 520)
    mouse.hover(250, 560, Qt.KeyboardModifier.AltModifier)
    mouse.hover(250, 600, Qt.KeyboardModifier.AltModifier)
    assert len(view.board.afloat.overview.shapes) == 1
    view.escape()

    view.board.backlog.clear_up()
    assert set(view.board.overview.shapes) == before


def test_a_box_put_back_where_it_was_is_no_longer_in_hand(grown, mouse) -> None:
    mouse.drag((84, 432), (120, 470), (84, 432))

    assert grown.board.afloat is None
    assert not grown.board.lifted
    assert [step.label for step in grown.session.history.done] == ["Grow"]


def test_undo_during_a_drag_gives_the_drag_up(grown, mouse) -> None:
    mouse.press(84, 432)
    mouse.hover(100, 470)
    mouse.hover(180, 520)
    assert isinstance(grown.gesture, Moving)
    grown.session.undo()
    mouse.hover(190, 530)
    mouse.release(190, 530)

    assert grown.gesture is None
    assert set(grown.board.pictures) == {"lake", "builder", "user", "w"}
    assert not grown.session.history.done


def test_the_delete_key_waits_for_the_end_of_a_drag(view, mouse, key) -> None:
    mouse.press(84, 232)
    mouse.hover(120, 260)
    mouse.hover(160, 300)
    key(Qt.Key.Key_Delete)
    mouse.release(160, 300)

    assert "user" in view.session.design.nodes


def test_a_box_between_two_others_settles_at_equal_gaps(view, mouse) -> None:
    with view.session.edit("x") as tx:
        tx.put(Node(id="t", component="trainer", x=801, y=0))
        tx.put(tx.design.nodes["builder"].model_copy(update={"x": 331.0, "y": 12.0, "height": 80.0}))
    mouse.press(415, 52)
    mouse.hover(430, 60)
    mouse.hover(482, 53)
    shown = view.gesture._gaps
    mouse.release(482, 53)

    rect = view.session.design.nodes["builder"].rect
    assert rect.x - 168 == pytest.approx(801 - rect.right)
    assert len([gap for gap in shown if gap.axis == "x"]) == 2


def test_a_collapsed_group_and_a_lane_snap_as_they_are_seen(view, mouse) -> None:
    with view.session.edit("x") as tx:
        folded = fold(tx, ["lake", "builder"], "Data")
    shown = view.board.board.scene.boxes[folded]
    mouse.press(*shown.centre)
    mouse.hover(shown.centre.x + 10, shown.centre.y)
    mouse.hover(shown.centre.x + 20, shown.centre.y)
    assert view.gesture._rect == shown
    view.escape()
    mouse.release(*shown.centre)

    with view.session.edit("y") as tx:
        pool = add_lanes(tx, Point(0, 0), "rows", ["user"])
    rect = view.session.design.frames[pool].rect
    mouse.press(rect.x + 20, rect.bottom - 10)
    mouse.hover(rect.x + 30, rect.bottom - 10)
    mouse.hover(rect.x + 40, rect.bottom - 10)
    assert view.gesture._rect == rect
    assert not view.gesture._guides
    view.escape()


def test_a_copy_snaps_to_the_lines_of_its_original(view, mouse) -> None:
    mouse.drag((84, 232), (120, 240), (303, 235), modifiers=Qt.KeyboardModifier.AltModifier)
    copy = next(
        node for id, node in view.session.design.nodes.items() if id.startswith("user") and id != "user"
    )
    assert copy.y == 200
    assert copy.x > 200


def test_while_copies_are_in_hand_their_originals_are_seen(view, mouse) -> None:
    view.select(("lake", "builder", "user", "w"))
    mouse.press(84, 232)
    mouse.hover(120, 500, Qt.KeyboardModifier.AltModifier)
    mouse.hover(120, 560, Qt.KeyboardModifier.AltModifier)

    assert len(view.board.afloat.held.whole) == 4
    assert set(view.board.within(QRectF(-100, -100, 800, 500))) == {"lake", "builder", "user", "w"}


def test_a_drag_off_the_screen_keeps_the_box(view, mouse) -> None:
    mouse.drag((84, 232), (2000, 4000), (90000, 90000))

    assert view.session.design.nodes["user"].x > 10000
    assert view.session.undo() == "Move"


def test_what_is_seen_while_trying_is_what_is_seen_afterwards(grown) -> None:
    """The quick way to a scene gives what the long way gives, whatever the edit."""
    kept = Tracing(lambda _: grown.session.design.boxes)
    before = kept.keep(grown.session.design)
    tries = []
    for edit in (
        lambda tx: move(tx, ["n3", "lake"], 40, 24),
        lambda tx: bend(tx, "c3", 0, Point(900, 700), new=True),
        lambda tx: delete(tx, ["n4"]),
        lambda tx: group(tx, ["n5", "n6"]),
        lambda tx: fold(tx, ["n5", "n6"], "Streams"),
        lambda tx: add_ink(tx, [Point(0, 0), Point(5, 5)]),
        lambda tx: tx.put(tx.design.connections["c1"].model_copy(update={"target": "lake"})),
        lambda tx: tx.put(tx.design.nodes["n1"].model_copy(update={"width": 300.0})),
    ):
        tx = Transaction(before.design)
        edit(tx)
        seen = kept.attempt(tx.design)
        assert seen.scene == scene_of(tx.design)
        assert seen.lines.keys() == routes(tx.design).keys()
        known = kept.attempt(tx.design, tx.touched)
        assert (known.scene, known.lines, known.touched) == (seen.scene, seen.lines, seen.touched)
        tries.append(tx.design)
    assert len(tries) == 8


def test_what_is_carried_is_the_same_board_as_when_it_has_been_moved(grown) -> None:
    with grown.session.edit("Fold") as tx:
        folded = fold(tx, ["n5", "n6"], "Streams")
        tx.put(Note(id="note", text="why", about="n2", x=700.0, y=700.0))
    kept = Tracing(lambda _: grown.session.design.boxes)
    before = kept.keep(grown.session.design)
    tx = Transaction(before.design)
    move(tx, [folded, "n2", "n3"], 40, 24)
    moved = kept.attempt(tx.design, tx.touched)

    held = hold(kept, before, tx.touched, {"note"})
    seen = stretch(held, 40, 24, kept.near)

    assert held.whole == {folded, "n2", "n3", "c2"}
    assert set(held.loose) == {"c1", "c3", "c4", "c6", "note"}
    assert {id: seen.lines[id] for id in held.loose if id in seen.lines} == {
        id: moved.lines[id] for id in held.loose if id in moved.lines
    }
    assert moved.lines["c2"] == moved_line(before.lines["c2"], (40, 24))
    assert seen.scene.boxes["n2"] == moved.scene.boxes["n2"]


def test_on_a_large_board_an_edit_is_routed_in_full_once_it_is_quiet(grown, monkeypatch, qtbot) -> None:
    monkeypatch.setattr(tracing, "MANY", 5)
    far = grown.board.lines["c9"]
    with grown.session.edit("Move") as tx:
        move(tx, ["n0"], 40, 64)
    assert grown.board.lines["c9"] is far
    grown.start_connecting("lake")
    qtbot.wait(300)
    grown.escape()

    qtbot.waitUntil(lambda: not grown.board.tracing.behind)
    assert dict(grown.board.lines) == dict(routes(grown.session.design))


def test_badges_come_along_and_handles_do_not_stay_behind(view, mouse) -> None:
    view.board.badges.show({"user": "error"})
    badge = view.board.badges.place(view.board.board, "user").adjusted(7, 7, -7, -7)
    worn = grabbed(view, badge)
    mouse.hover(84, 232)
    mouse.press(84, 232)
    for spot in ((84, 260), (300, 400)):
        mouse.hover(*spot)
    assert grabbed(view, badge.translated(*view.board.afloat.by)) == worn
    assert grabbed(view, badge) != worn
    assert not view.handles.isVisible()


@pytest.mark.parametrize("start", [(168, 264), (84 + 84 + 14, 232)], ids=["resize", "connect"])
def test_handles_go_while_something_is_in_hand(view, mouse, start) -> None:
    mouse.click(84, 232)
    mouse.hover(84, 232)
    assert view.handles.isVisible()
    mouse.press(*start)
    mouse.hover(300, 300)
    assert not view.handles.isVisible()
    view.escape()
    mouse.release(300, 300)
