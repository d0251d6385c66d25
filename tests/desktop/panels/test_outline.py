"""The outline: in step with the board, and a board can be edited in it by keyboard alone."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication

from mlsd_board.desktop.panels.outline.panel import Outline
from mlsd_board.desktop.panels.outline.tree import ROOT, read_aloud, tree_of
from mlsd_board.desktop.window.shell import Shell
from mlsd_board.editing.commands.delete import delete
from mlsd_board.editing.commands.group import group
from mlsd_board.editing.commands.lock import lock
from mlsd_board.editing.commands.move import move
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Frame, Node
from mlsd_board.model.kind import Kind

_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def of(shell: Shell, component: str) -> str:
    return next(id for id, n in shell.desk.session.design.nodes.items() if n.component == component)


@pytest.fixture
def outline(board: Shell, qtbot) -> Outline:
    qtbot.keyClick(board.desk.view, Qt.Key.Key_O, _CTRL | _SHIFT)
    outline = board.desk_panels.outline
    qtbot.waitUntil(lambda: outline.model.rowCount() > 0)  # it is read when it is painted
    return outline


def go(outline: Outline, id: str) -> None:
    outline.list.setCurrentIndex(outline.model.index_of(id))


def shown(outline: Outline) -> set[str]:
    return set(outline.model.tree.place)


def test_frames_hold_boxes_and_boxes_hold_their_arrows() -> None:
    design = Design.of(
        Frame(id="f", title="Online", width=500),
        Node(id="b", component="ranker", x=200, frame="f"),
        Node(id="a", component="feature_store", x=0, frame="f"),
        Node(id="out", component="trainer", x=900),
        Connection(id="w", source="a", target="b", kind=Kind.FEATURES),
    )

    tree = tree_of(design)

    assert tree.under == {ROOT: ("f", "out"), "f": ("a", "b"), "a": ("w",)}
    assert tree.place["w"] == ("a", 0)


def test_a_screen_reader_is_told_what_is_joined_to_what(board: Shell, outline: Outline) -> None:
    session, trainer = board.desk.session, of(board, "trainer")
    wire = next(c for c in session.design.connections.values() if c.source == trainer)
    role = Qt.ItemDataRole.AccessibleTextRole

    assert "Trainer, " in outline.model.data(outline.model.index_of(trainer), role)
    words = outline.model.data(outline.model.index_of(wire.id), role)
    assert words.startswith("Connection from Trainer to ")
    assert "has findings" in read_aloud(session.design, session.library, trainer, "error")


def test_it_holds_the_whole_board_and_keeps_step(board: Shell, outline: Outline, qtbot) -> None:
    design = board.desk.session.design
    assert shown(outline) == {*design.boxes, *design.connections}

    board.palette.wanted.emit("cache")
    (new,) = set(board.desk.session.design.nodes) - set(design.nodes)
    assert new in shown(outline)
    assert outline.ids() == (new,)

    board.menus.run("undo")
    assert new not in shown(outline)


def test_choosing_a_row_selects_and_enter_centres(board: Shell, outline: Outline, qtbot) -> None:
    ranker = of(board, "ranker")
    board.desk.view.zoom_to(2.0)
    go(outline, ranker)
    assert board.desk.view.selection == (ranker,)

    qtbot.keyClick(outline.list, Qt.Key.Key_Return)

    centre = board.desk.session.design.nodes[ranker].rect.centre
    assert board.desk.view.visible_rect().centre.x == pytest.approx(centre.x, abs=2)
    assert QApplication.focusWidget() is outline.list


def test_what_is_selected_on_the_board_is_chosen_here(board: Shell, outline: Outline, qtbot) -> None:
    ids = (of(board, "ranker"), of(board, "trainer"))

    board.desk.view.select(ids)
    assert set(outline.ids()) == set(ids)

    board.docks.raise_dock("palette")
    board.desk.view.select(ids[:1])
    board.docks.raise_dock("outline")
    qtbot.waitUntil(lambda: outline.ids() == ids[:1])


def test_f2_renames_with_real_keys(board: Shell, outline: Outline, qtbot) -> None:
    ranker = of(board, "ranker")
    go(outline, ranker)
    qtbot.keyClick(outline.list, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    qtbot.keyClicks(editor, "Heavy ranker")
    qtbot.keyClick(editor, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: board.desk.session.design.nodes[ranker].label == "Heavy ranker")
    assert outline.model.data(outline.model.index_of(ranker)) == "Heavy ranker"


def test_delete_deletes_and_goes_on_to_the_next_row(board: Shell, outline: Outline, qtbot) -> None:
    ranker = of(board, "ranker")
    go(outline, ranker)

    qtbot.keyClick(outline.list, Qt.Key.Key_Delete)

    assert ranker not in board.desk.session.design.nodes
    assert len(outline.ids()) == 1
    qtbot.keyClick(outline.list, Qt.Key.Key_Z, _CTRL)
    assert ranker in board.desk.session.design.nodes


def test_what_is_locked_is_not_deleted(board: Shell, outline: Outline, qtbot) -> None:
    ranker = of(board, "ranker")
    board.desk.edit("Lock", lambda tx: lock(tx, [ranker], locked=True))
    go(outline, ranker)
    assert outline.ids() == (ranker,)

    with qtbot.waitSignal(board.desk.said, check_params_cb=lambda said: "locked" in said):
        qtbot.keyClick(outline.list, Qt.Key.Key_Delete)
    assert ranker in board.desk.session.design.nodes


def test_letters_find_a_row(board: Shell, outline: Outline, qtbot) -> None:
    go(outline, of(board, "client_app"))

    qtbot.keyClicks(outline.list, "model reg")

    assert board.desk.view.selection == (of(board, "model_registry"),)


def test_what_was_folded_stays_folded(board: Shell, outline: Outline, qtbot) -> None:
    ranker = outline.model.index_of(of(board, "ranker"))
    outline.list.collapse(ranker)

    board.palette.wanted.emit("cache")

    assert not outline.list.isExpanded(outline.model.index_of(of(board, "ranker")))
    assert outline.list.isExpanded(outline.model.index_of(of(board, "trainer")))


def test_the_model_keeps_qts_rules(board: Shell, qtmodeltester) -> None:
    board.docks.raise_dock("outline")
    qtmodeltester.check(board.desk_panels.outline.model)


def test_an_outline_that_made_way_for_another_hears_nothing_more(
    board: Shell, outline: Outline, qtbot
) -> None:
    gone = []
    outline.destroyed.connect(lambda: gone.append(outline))
    board.menus.run("theme_dark")
    qtbot.waitUntil(lambda: bool(gone))
    board.desk.view.select((of(board, "trainer"),))
    board.desk.view.insert_component("trainer")

    assert board.desk_panels.outline is not outline


def rows(outline: Outline) -> dict[str, tuple[str, ...]]:
    """What Qt has under each row, by the ids of elements."""
    model, found, waiting = outline.model, {}, [QModelIndex()]
    while waiting:
        parent = waiting.pop()
        under = [model.index(row, 0, parent) for row in range(model.rowCount(parent))]
        if under:
            found[model.id_of(parent)] = tuple(model.id_of(index) for index in under)
        waiting += under
    return found


def test_rows_brought_along_are_those_of_a_fresh_tree(board: Shell, outline: Outline) -> None:
    session, view = board.desk.session, board.desk.view
    ranker, trainer = of(board, "ranker"), of(board, "trainer")
    boxes = [id for id in session.design.nodes if id not in (ranker, trainer)][:4]
    steps = (
        lambda tx: move(tx, [ranker], -3000, -900),
        lambda tx: group(tx, [ranker, boxes[0], boxes[1]]),
        lambda tx: move(tx, [trainer, boxes[2], boxes[3]], 40, 2000),
        lambda tx: delete(tx, [boxes[0], boxes[2]]),
        lambda tx: move(tx, list(session.design.nodes), 0, 640),
    )

    for step in steps:
        assert board.desk.edit("Try", step)
        assert rows(outline) == tree_of(session.book).under
    for _ in steps:
        session.undo()
        assert rows(outline) == tree_of(session.book).under
    view.select(tuple(view.board.pictures))
    assert set(outline.ids()) == set(view.selection)
