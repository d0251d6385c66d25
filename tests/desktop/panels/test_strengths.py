"""What is right: credits with their boxes, the MLOps level, readiness and coverage."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem

from mlsd_board.desktop.panels.strengths.panel import Strengths
from mlsd_board.desktop.window.shell import Shell
from mlsd_board.editing.commands.delete import delete
from mlsd_board.validation.mode import Mode


@pytest.fixture
def strengths(board: Shell, qtbot) -> Strengths:
    panel = board.desk_panels.strengths
    qtbot.keyClick(
        board.window, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    qtbot.waitUntil(lambda: panel.list.topLevelItemCount() > 0)
    return panel


def heads(panel: Strengths) -> list[QTreeWidgetItem]:
    return [panel.list.topLevelItem(n) for n in range(panel.list.topLevelItemCount())]


def test_every_credit_is_there_with_its_boxes(board: Shell, strengths: Strengths, qtbot) -> None:
    credits = board.desk.session.report.credits
    lines = [h.child(n) for h in heads(strengths) for n in range(h.childCount())]
    credit = next(c for c in credits if c.elements)
    item = next(i for i in lines if i.text(0).startswith(f"{credit.title}:"))

    assert sum(c.title in i.text(0) for c in credits for i in lines) >= len(credits) > 5
    strengths.list.scrollToItem(item)
    qtbot.mouseClick(
        strengths.list.viewport(), Qt.MouseButton.LeftButton, pos=strengths.list.visualItemRect(item).center()
    )
    assert set(board.desk.view.selection) <= set(credit.elements)
    assert board.desk.view.selection


def test_the_level_says_what_the_next_one_asks(board: Shell, strengths: Strengths, qtbot) -> None:
    overview = strengths.overview
    assert overview.level.text() == "MLOps level 1 of 2: automated training pipeline"
    assert "continuous integration" in overview.next.text()

    with qtbot.waitSignal(board.desk.checked):
        board.desk.edit("Leave out", lambda tx: delete(tx, ["model_registry"]))

    assert overview.level.text().startswith("MLOps level 0")
    assert "models pass through a registry" in overview.next.text()
    assert overview.widget().width() <= overview.viewport().width(), "nothing is cut off at the right"


def test_bars_say_in_words_what_they_show(board: Shell, strengths: Strengths, qtbot) -> None:
    ready, coverage = strengths.overview.readiness, strengths.overview.coverage

    assert [bar.name for bar in ready.bars] == ["Data", "Model", "Infrastructure", "Monitoring"]
    assert len(coverage.bars) == 6
    before = {bar.name: bar.words for bar in ready.bars}
    for bar in (*ready.bars, *coverage.bars):
        assert sum(length for length, _ in bar.parts) <= bar.whole
    assert "Monitoring: " in ready.accessibleDescription()

    with qtbot.waitSignal(board.desk.checked):
        board.desk.edit("Leave out", lambda tx: delete(tx, ["drift_monitor", "system_monitor"]))
    after = {bar.name: bar.words for bar in ready.bars}
    assert after["Monitoring"] != before["Monitoring"]


def test_an_exam_keeps_praise_back_too(board: Shell, strengths: Strengths) -> None:
    board.judging.choose_mode(Mode.EXAM)

    assert strengths.pages.currentIndex() == 1
    board.judging.choose_mode(Mode.REVIEW)
    assert strengths.pages.currentIndex() == 0
