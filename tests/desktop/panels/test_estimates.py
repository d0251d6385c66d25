"""Estimates in the window: the table, what is missing with its field, and the numbers upon the board."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem

from mlsd_board.desktop.panels.estimates.panel import EstimatesPanel
from mlsd_board.desktop.panels.estimates.table import Line
from mlsd_board.desktop.window.shell import Shell
from mlsd_board.editing.commands.edit_brief import edit_brief
from mlsd_board.editing.commands.move import move
from mlsd_board.editing.commands.set_attribute import set_attribute


@pytest.fixture
def table(board: Shell, qtbot) -> EstimatesPanel:
    panel = board.desk_panels.estimates
    qtbot.keyClick(
        board.window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    qtbot.waitUntil(lambda: panel.list.topLevelItemCount() > 0)
    return panel


def items(panel: EstimatesPanel) -> list[QTreeWidgetItem]:
    heads = [panel.list.topLevelItem(n) for n in range(panel.list.topLevelItemCount())]
    return [head.child(n) for head in heads for n in range(head.childCount())]


def line(item: QTreeWidgetItem) -> Line:
    return item.data(0, Qt.ItemDataRole.UserRole)


def row(panel: EstimatesPanel, what: str, number: str = "") -> QTreeWidgetItem:
    return next(i for i in items(panel) if i.text(0) == what and number in i.text(1))


def test_a_line_leads_to_its_boxes(board: Shell, table: EstimatesPanel, qtbot) -> None:
    item = row(table, "In all")
    assert item.text(1) == "145 ms of 200 ms"
    table.list.scrollToItem(item)
    qtbot.mouseClick(
        table.list.viewport(), Qt.MouseButton.LeftButton, pos=table.list.visualItemRect(item).center()
    )

    assert set(line(item).elements) == set(board.desk.view.selection)
    assert len(board.desk.view.selection) == 5


def test_what_is_missing_leads_to_its_field(board: Shell, table: EstimatesPanel, qtbot) -> None:
    lacking = [i for i in items(table) if line(i).field]
    box = next(i for i in lacking if line(i).field.node)
    brief = next(i for i in lacking if not line(i).field.node)

    table.list.setCurrentItem(box)
    table.list.setFocus()
    qtbot.keyClick(table.list, Qt.Key.Key_Return)
    wanted = line(box).field
    assert board.desk.view.selection == (wanted.node,)
    editor = board.desk_panels.inspector.form.editors[wanted.field]
    assert editor.hasFocus() or editor.isAncestorOf(board.window.focusWidget())

    table.list.setCurrentItem(brief)
    field = line(brief).field.field
    qtbot.keyClick(table.list, Qt.Key.Key_Return)
    editor = board.desk_panels.brief.editors[field]
    assert editor.hasFocus() or editor.isAncestorOf(board.window.focusWidget())


def test_a_budget_overrun_is_said_in_words(board: Shell, table: EstimatesPanel, qtbot) -> None:
    with qtbot.waitSignal(board.desk.checked):
        board.desk.edit("Slow", lambda tx: edit_brief(tx, "req.latency_slo_ms", 100))

    assert row(table, "In all").text(1) == "145 ms of 100 ms: over budget"
    with qtbot.waitSignal(board.desk.checked):
        board.desk.edit("Few", lambda tx: set_attribute(tx, "ranker", "replicas", 2))
    assert row(table, "Ranker", "replicas").text(1).endswith("too few")


def test_nothing_is_estimated_while_nobody_looks(
    board: Shell, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[int] = []
    monkeypatch.setattr("mlsd_board.desktop.panels.estimates.panel.estimates_of", lambda *_: calls.append(1))
    with qtbot.waitSignal(board.desk.checked):
        board.desk.edit("Move", lambda tx: move(tx, ["ranker"], 64, 0))

    assert calls == []


def test_numbers_upon_the_board_come_follow_and_go(board: Shell, qtbot) -> None:
    desk = board.desk
    assert desk.figures.figures is None
    qtbot.keyClick(board.window, Qt.Key.Key_F4)

    laid = desk.figures._laid.items
    assert board.settings.figures
    assert {"ranker.figures", "ranker.step"} <= laid.keys()
    before = laid["ranker.figures"].boundingRect()
    desk.edit("Move", lambda tx: move(tx, ["ranker"], 0, 96))
    qtbot.waitUntil(lambda: laid["ranker.figures"].boundingRect() == before.translated(0, 96))
    step = desk.figures.figures.steps["re_ranker"]
    assert step == "+10 = 145 of 200 ms"

    with qtbot.waitSignal(desk.checked):
        desk.edit("Slow", lambda tx: edit_brief(tx, "req.latency_slo_ms", 100))
    assert desk.figures.figures.steps["re_ranker"] == "+10 = 145 of 100 ms: over budget"
    assert desk.figures.figures.tone == "bad"

    qtbot.keyClick(board.window, Qt.Key.Key_F4)
    assert laid == {}
    desk.edit("Move", lambda tx: move(tx, ["ranker"], 0, 96))
    assert laid == {}


def test_the_button_of_the_table_and_the_key_are_one(board: Shell, table: EstimatesPanel, qtbot) -> None:
    qtbot.mouseClick(table.upon, Qt.MouseButton.LeftButton)
    assert board.desk.figures.figures is not None
    assert table.upon.isChecked()

    qtbot.keyClick(board.window, Qt.Key.Key_F4)
    assert not table.upon.isChecked()
