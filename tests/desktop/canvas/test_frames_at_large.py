"""Frames on a large board: only what lies upon them is drawn anew, and what is seen is what it would be from nothing."""

import pytest
from PySide6.QtGui import QImage

from mlsd_board.desktop.canvas.board_view import BoardView
from mlsd_board.desktop.canvas.tracing import Tracing
from mlsd_board.drawing.scene import scene_of
from mlsd_board.editing.commands.collapse import collapse
from mlsd_board.editing.commands.connect import connect
from mlsd_board.editing.commands.delete import delete
from mlsd_board.editing.commands.group import group, ungroup
from mlsd_board.editing.commands.move import move
from mlsd_board.editing.transaction import Transaction

FOUR = ("n22", "n23", "n32", "n33")


@pytest.fixture
def grouped(wide) -> BoardView:
    with wide.session.edit("Group") as tx:
        group(tx, FOUR)
        frame = next(iter(tx.design.frames))
        tx.put(tx.design.frames[frame].model_copy(update={"role": "zone", "zone": "online"}))
    return wide


def picture(view: BoardView) -> QImage:
    view.board.backlog.clear_up()
    return view.viewport().grab().toImage()


def from_nothing(view: BoardView) -> QImage:
    view.board.drawn.expire([*view.board.drawn])
    view.board.pictures.forget([*view.board.drawn])
    view.board.drawn.redraw([*view.board.drawn])
    view.board.tiles.clear()
    return picture(view)


def test_only_what_lies_upon_a_new_frame_is_drawn_anew(wide, monkeypatch) -> None:
    before, drawn = picture(wide), set[str]()
    redraw = wide.board.drawn.redraw
    monkeypatch.setattr(wide.board.drawn, "redraw", lambda ids: (drawn.update(ids), redraw(ids)))
    with wide.session.edit("Group") as tx:
        group(tx, FOUR)

    assert len(drawn) < len([*wide.board.drawn]) / 2
    assert {"c22-23", "c22-32"} <= drawn, "their words lie in the frame"
    assert picture(wide) != before


@pytest.mark.parametrize(
    "edit", ["nothing", "undo", "tint", "move", "stretch", "ungroup", "beside", "within"]
)
def test_after_any_edit_of_frames_the_picture_is_the_one_from_nothing(grouped, edit: str) -> None:
    frame = next(iter(grouped.session.design.frames.values()))
    picture(grouped)
    if edit == "undo":
        grouped.session.undo()
    with grouped.session.edit("Edit") as tx:
        if edit == "tint":
            tx.put(frame.model_copy(update={"zone": "offline"}))
        elif edit == "move":
            move(tx, [frame.id], 300, 90)
        elif edit == "stretch":
            tx.put(frame.model_copy(update={"width": frame.width + 400, "height": frame.height + 100}))
        elif edit == "ungroup":
            ungroup(tx, frame.id)
        elif edit == "beside":
            group(tx, ["n25", "n26"])
        elif edit == "within":
            group(tx, ["n22", "n23"])

    assert picture(grouped) == from_nothing(grouped)


def test_beside_a_folded_group_the_quick_way_gives_what_the_long_way_gives(grouped) -> None:
    with grouped.session.edit("Fold") as tx:
        collapse(tx, list(tx.design.frames))
    kept = Tracing(lambda _: grouped.session.design.boxes)
    before = kept.keep(grouped.session.design)
    folder = next(iter(before.design.frames))
    quick = 0
    for edit in (
        lambda tx: move(tx, ["n0", "n1"], 40, 24),
        lambda tx: move(tx, [folder], 40, 24),
        lambda tx: move(tx, ["n22"], 40, 24),
        lambda tx: delete(tx, ["n0"]),
        lambda tx: delete(tx, ["n24"]),
        lambda tx: delete(tx, [folder]),
        lambda tx: group(tx, ["n5", "n6"]),
        lambda tx: group(tx, ["n5", folder]),
        lambda tx: connect(tx, grouped.session.library, "n0", "n7"),
        lambda tx: connect(tx, grouped.session.library, "n23", "n7"),
        lambda tx: tx.put(tx.design.connections["c21-22"].model_copy(update={"label": "hidden"})),
        lambda tx: tx.put(tx.design.connections["c0-1"].model_copy(update={"target": "n33"})),
        lambda tx: tx.put(tx.design.nodes["n0"].model_copy(update={"frame": folder})),
        lambda tx: tx.put(tx.design.nodes["n22"].model_copy(update={"frame": None})),
    ):
        tx = Transaction(before.design)
        edit(tx)
        seen = kept.attempt(tx.design)
        whole = scene_of(tx.design)
        assert (seen.scene.boxes, seen.scene.arrows) == (whole.boxes, whole.arrows)
        assert seen.scene.hidden_in == whole.hidden_in
        quick += seen.touched is not None
    assert 3 <= quick < 14
