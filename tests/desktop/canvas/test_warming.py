"""A drag of many boxes is got ready before it begins; where it was not, and once it is over, no box vanishes."""

from collections.abc import Iterable

import pytest
from PySide6.QtCore import QPointF

from mlsd_board.desktop.canvas import tracing
from mlsd_board.desktop.canvas.board_view import BoardView
from mlsd_board.desktop.canvas.lifting import Afloat
from mlsd_board.editing.commands.move import move
from mlsd_board.model.elements import Node

MANY = [f"n{i}" for i in range(13)]


@pytest.fixture
def crowded(view: BoardView) -> BoardView:
    """Thirteen boxes in two columns."""
    with view.session.edit("Grow") as tx:
        for i, id in enumerate(MANY):
            tx.put(Node(id=id, component="ranker", x=(i % 2) * 320.0, y=320.0 + (i // 2) * 90))
    view.zoom_to(0.6)
    view.centre_on(view.session.design.nodes)
    view.viewport().repaint()
    return view


def shown(view: BoardView, afloat: Afloat) -> bool:
    """Whether there are pictures of all that is in hand."""
    return afloat.covers(view.viewportTransform(), view.devicePixelRatioF(), view.viewport().rect())


def pixels(view: BoardView, at: float):
    """What is seen around the place of the first box when it has been moved by so much."""
    area = view.board.pictures["n0"].extent.translated(at, 0)
    area.moveTo(at - 8, 312)
    return view.viewport().grab(view.mapFromScene(area).boundingRect()).toImage()


def test_what_is_selected_is_ready_before_it_moves(crowded: BoardView, qtbot) -> None:
    crowded.select(MANY)
    qtbot.waitUntil(lambda: not crowded.warming.busy)

    ready = crowded.board.carrying.get_ready(frozenset(MANY))
    assert shown(crowded, ready)
    crowded.board.carrying.move(frozenset(MANY), 40, 0)
    assert crowded.board.afloat is ready


def test_where_it_lay_is_bare_at_once(crowded: BoardView, qtbot) -> None:
    crowded.set_options(grid=False)
    crowded.board.badges.show({"n0": "error"})
    crowded.viewport().repaint()
    crowded.select(MANY[:2])
    qtbot.waitUntil(lambda: not crowded.warming.busy)
    crowded.budget_s = 0.0
    crowded.board.carrying.move(frozenset(MANY[:2]), 480, 0)
    crowded.viewport().repaint()

    assert crowded.whole
    bare = pixels(crowded, 0)
    colours = {bare.pixelColor(x, y).name() for x in range(bare.width()) for y in range(bare.height() - 40)}
    assert colours == {crowded.theme.background}


def test_an_edit_or_another_selection_makes_it_ready_anew(crowded: BoardView) -> None:
    carrying, ids = crowded.board.carrying, frozenset(MANY)
    first = carrying.get_ready(ids)
    assert carrying.get_ready(ids) is first
    crowded.select(MANY)
    second = carrying.get_ready(ids)
    with crowded.session.edit("Move") as tx:
        move(tx, ["n0"], 8, 0)

    assert len({first, second, carrying.get_ready(ids)}) == 3


def test_what_is_not_ready_yet_is_cut_out_of_the_tiles(crowded: BoardView) -> None:
    before = pixels(crowded, 0)
    crowded.board.carrying.move(frozenset(MANY), 480, 0)
    crowded.budget_s = 0.0

    seen = pixels(crowded, 480)
    assert not shown(crowded, crowded.board.afloat)
    middle = seen.rect().adjusted(8, 8, -8, -8)
    assert seen.copy(middle) == before.copy(middle)


def test_boxes_that_were_put_down_are_seen_until_the_tiles_show_them(crowded: BoardView, mouse) -> None:
    crowded.set_options(snap=False, grid=False)
    crowded.select(MANY)
    mouse.press(84, 352)
    mouse.hover(284, 352)
    mouse.hover(564, 352)
    carried = pixels(crowded, 480)
    crowded.budget_s = 0.0
    mouse.release(564, 352)
    crowded.handles.hide()

    assert pixels(crowded, 480) == carried
    assert crowded.board.carrying.landed is not None
    crowded.budget_s = 30.0
    crowded.viewport().repaint()
    assert crowded.board.carrying.landed is None


@pytest.fixture
def far(view: BoardView, monkeypatch: pytest.MonkeyPatch) -> dict[str, Node]:
    """Eighty boxes out of sight, on what counts as a large board."""
    monkeypatch.setattr(tracing, "MANY", 0)
    far = {f"f{i}": Node(id=f"f{i}", component="ranker", x=9_000.0, y=i * 90.0) for i in range(80)}
    with view.session.edit("Grow") as tx:
        tx.put_all(far.values())
    view.zoom_to(1.0)
    view.centre_on(["lake"])
    view.board.backlog.clear_up()
    return far


def test_of_much_that_changed_only_what_is_seen_is_drawn_at_once(
    view: BoardView, far: dict[str, Node], qtbot
) -> None:
    with view.session.edit("Move") as tx:
        move(tx, ["lake", *far], 40, 0)

    board = view.board
    assert lie_drawn(view, ["lake"]) == {40.0}
    assert lie_drawn(view, far) == {9_000.0}
    assert {board.pictures[id].box.x for id in far} == {9_040.0}, "whoever asks sees them where they are"
    assert board.element_at(QPointF(9_050.0, 9.0)) == "f0"
    assert lie_drawn(view, ["f0"]) == {9_040.0}
    with view.session.edit("Move") as tx:
        move(tx, ["lake", *far], 40, 0)
    qtbot.waitUntil(lambda: not board.backlog.waiting)
    assert lie_drawn(view, far) == {9_080.0}


def lie_drawn(view: BoardView, ids: Iterable[str]) -> set[float]:
    return {view.board.overview.shapes[id].box.x() for id in ids}


def test_a_drag_undone_before_all_of_it_was_drawn_loses_nothing(
    view: BoardView, far: dict[str, Node]
) -> None:
    view.board.carrying.move(frozenset(far), 40, 0)
    with view.session.edit("Move") as tx:
        move(tx, far, 40, 0)
    assert view.board.backlog.waiting
    view.session.undo()
    view.board.backlog.clear_up()

    assert far.keys() <= view.board.overview.shapes.keys()


def test_what_an_undo_overtakes_is_drawn_anew_since_tiles_may_show_it_on_its_way(
    view: BoardView, far: dict[str, Node]
) -> None:
    with view.session.edit("Move") as tx:
        move(tx, far, 40, 0)
    view.session.undo()
    before = view.board.tiles.changes
    view.board.backlog.clear_up()

    assert view.board.tiles.changes > before
