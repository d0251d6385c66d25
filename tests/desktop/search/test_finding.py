"""The command palette, finding on the board, choosing a target and another component: with real keys."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from mlsd_board.desktop.search.picker import Picker
from mlsd_board.desktop.window.shell import Shell
from mlsd_board.editing.commands.connect import objection

_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def of(shell: Shell, component: str) -> str:
    return next(id for id, n in shell.desk.session.design.nodes.items() if n.component == component)


def picker(shell: Shell) -> Picker:
    return next(p for p in shell.window.findChildren(Picker) if not p.isHidden())


def run(shell: Shell, qtbot, text: str) -> None:
    qtbot.keyClick(shell.desk.view if shell.desk else shell.window, Qt.Key.Key_K, _CTRL)
    box = picker(shell)
    qtbot.keyClicks(box.field, text)
    qtbot.keyClick(box.field, Qt.Key.Key_Return)


def test_an_action_runs_from_the_palette(board: Shell, qtbot) -> None:
    run(board, qtbot, "zoom 100")
    assert board.status.zoom.text() == "100 %"

    run(board, qtbot, "select all")
    assert len(board.desk.view.selection) > 10

    run(board, qtbot, "fit")  # as its button is called
    assert board.status.zoom.text() != "100 %"


def test_a_box_is_gone_to(board: Shell, qtbot) -> None:
    run(board, qtbot, "go to ranker")

    assert board.desk.view.selection == (of(board, "ranker"),)
    assert board.desk.view.hasFocus()


def test_a_component_is_inserted(board: Shell, qtbot) -> None:
    before = set(board.desk.session.design.nodes)

    run(board, qtbot, "insert cache")

    (new,) = set(board.desk.session.design.nodes) - before
    assert board.desk.session.design.nodes[new].component == "cache"


def test_only_what_can_be_done_is_offered_without_a_board(shell: Shell, qtbot) -> None:
    shell.menus.run("commands")
    box = picker(shell)

    assert "File: Open…" in box.titles()
    assert not any(title.startswith(("Edit: Paste", "Board: Tidy", "Insert")) for title in box.titles())
    qtbot.keyClick(box.field, Qt.Key.Key_Escape)
    assert box.isHidden()


def test_nothing_that_fits_does_nothing(board: Shell, qtbot) -> None:
    design = board.desk.session.design

    run(board, qtbot, "qqqqqq")

    assert picker(board).nothing.isVisible()
    assert board.desk.session.design is design


def test_the_palette_gives_the_keyboard_back_and_goes_when_it_loses_it(board: Shell, qtbot) -> None:
    board.palette.search.setFocus()
    board.menus.run("commands")
    first = picker(board)
    qtbot.keyClick(first.field, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is board.palette.search

    board.menus.run("commands")
    second = picker(board)
    board.desk.view.setFocus()
    assert second.isHidden()


def test_connecting_offers_legal_targets_and_joins(board: Shell, qtbot) -> None:
    trainer, before = of(board, "trainer"), board.desk.session.design.connections
    board.desk.view.select((trainer,))
    qtbot.keyClick(board.desk.view, Qt.Key.Key_L, _CTRL)
    box = picker(board)
    session = board.desk.session
    legal = [id for id in session.design.boxes if not objection(session.design, session.library, trainer, id)]
    assert 0 < len(legal) < len(session.design.boxes) - 1
    assert len(box.titles()) == len(legal)

    qtbot.keyClicks(box.field, "model reg")
    qtbot.keyClick(box.field, Qt.Key.Key_Return)

    (new,) = set(board.desk.session.design.connections) - set(before)
    wire = board.desk.session.design.connections[new]
    assert (wire.source, wire.target) == (trainer, of(board, "model_registry"))


def test_a_component_is_replaced_and_keeps_its_arrows(board: Shell, qtbot) -> None:
    ranker = of(board, "ranker")
    wires = len(list(board.desk.session.design.connections_at([ranker])))
    board.desk.view.select((ranker,))
    qtbot.keyClick(board.desk.view, Qt.Key.Key_R, _CTRL)
    box = picker(board)

    qtbot.keyClicks(box.field, "re-ranker")
    qtbot.keyClick(box.field, Qt.Key.Key_Return)

    assert board.desk.session.design.nodes[ranker].component != "ranker"
    assert len(list(board.desk.session.design.connections_at([ranker]))) == wires
    qtbot.keyClick(board.desk.view, Qt.Key.Key_Z, _CTRL)
    assert board.desk.session.design.nodes[ranker].component == "ranker"


def test_finding_goes_from_hit_to_hit_and_back(board: Shell, qtbot) -> None:
    qtbot.keyClick(board.desk.view, Qt.Key.Key_F, _CTRL)
    bar = board.finding.bar
    qtbot.keyClicks(bar.field, "feature store")
    assert bar.count.text().startswith("1 of ")
    first = board.desk.view.selection
    assert first == (of(board, "feature_store"),)

    bar.field.clear()
    qtbot.keyClicks(bar.field, "model")
    hits = len(bar.hits)
    assert hits > 2
    start = board.desk.view.selection
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.count.text() == f"2 of {hits}"
    assert board.desk.view.selection != start
    qtbot.keyClick(bar.field, Qt.Key.Key_Return, _SHIFT)
    assert board.desk.view.selection == start
    qtbot.keyClick(bar.field, Qt.Key.Key_Return, _SHIFT)
    assert bar.count.text() == f"{hits} of {hits}"


def test_finding_nothing_says_so_and_escape_returns_to_the_board(board: Shell, qtbot) -> None:
    qtbot.keyClick(board.desk.view, Qt.Key.Key_F, _CTRL)
    bar = board.finding.bar

    qtbot.keyClicks(bar.field, "zzzz")
    assert bar.count.text() == "Nothing"
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)

    assert not bar.isVisible()
    assert board.desk.view.hasFocus()


def test_what_was_deleted_is_no_longer_found(board: Shell, qtbot) -> None:
    board.menus.run("find_on_board")
    bar = board.finding.bar
    qtbot.keyClicks(bar.field, "label joiner")
    (hit,) = [id for id in bar.hits if id in board.desk.session.design.nodes]

    with qtbot.waitSignal(board.desk.checked):
        board.desk.view.select((hit,))
        board.menus.run("delete")

    assert hit not in bar.hits


def test_what_hides_in_a_folded_group_leads_to_the_group(board: Shell, qtbot) -> None:
    design = board.desk.session.design
    frame = next(f for f in design.frames.values() if f.collapsed)
    inside = next(box.id for box in design.members(frame.id))

    board.desk.show((inside,))

    assert board.desk.view.selection == (frame.id,)
