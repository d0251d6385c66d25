"""A diagram of another tool opens in the window, and its boxes in doubt are looked at with single keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from mlsd_board.catalog.library import Library
from mlsd_board.desktop.files.importing import review_sheet
from mlsd_board.desktop.files.importing.review_sheet import ReviewSheet
from mlsd_board.desktop.window.shell import Shell
from mlsd_board.workspace.opening import Opened, read_board
from mlsd_board.workspace.remembering import remembered

_PLAIN = Qt.KeyboardModifier.NoModifier
CHART = """graph LR
  a[Raw data] --> b[Model Training] --> c[Frobnicator]
  c --> d[Encoder] --> e[Quux of all]
"""


@pytest.fixture
def chart(tmp_path: Path) -> Path:
    path = tmp_path / "chart.mmd"
    path.write_text(CHART, encoding="utf-8")
    return path


@pytest.fixture
def sheet(qtbot, chart: Path, library: Library) -> ReviewSheet:
    opened = read_board(chart, library)
    made = ReviewSheet(chart.name, opened.reports, library)
    qtbot.addWidget(made)
    made.show()
    return made


def opened_in(shell: Shell, qtbot, path: Path) -> None:
    shell.documents.open(path)
    qtbot.waitUntil(lambda: shell.desk is not None and not shell.jobs.busy, timeout=20_000)


def test_only_boxes_in_doubt_are_listed_and_everything_is_told(sheet: ReviewSheet) -> None:
    words = [sheet.doubts.topLevelItem(n).text(1) for n in range(sheet.doubts.topLevelItemCount())]

    assert "Frobnicator" in words
    assert "Model Training" not in words
    assert "Model Training → Trainer" in sheet.report.toPlainText()
    assert "5 boxes seen" in sheet.report.toPlainText()


def test_each_box_takes_one_key(sheet: ReviewSheet) -> None:
    doubts = sheet.doubts
    first, second = doubts.topLevelItem(0), doubts.topLevelItem(1)
    proposed = first.data(2, Qt.ItemDataRole.UserRole)
    QTest.keyClick(doubts, Qt.Key.Key_Return)
    assert doubts.currentItem() is second
    QTest.keyClick(doubts, Qt.Key.Key_N)
    chosen = doubts.choices()

    assert list(chosen.values()) == [proposed, "note"]
    assert doubts.labels() == {"Frobnicator": proposed, second.text(1): "note"}


def test_a_component_is_chosen_by_its_title(sheet: ReviewSheet, qtbot) -> None:
    doubts = sheet.doubts
    QTest.keyClick(doubts, Qt.Key.Key_C)
    editor = doubts.findChild(type(doubts.itemDelegateForColumn(2).createEditor(None, None, None)))
    editor.lineEdit().setText("feature store")
    QTest.keyClick(editor, Qt.Key.Key_Return)

    assert doubts.choices()["c"] == "feature_store"
    assert doubts.topLevelItem(0).text(2) == "Feature store"
    assert doubts.currentItem() is doubts.topLevelItem(1), "goes on to the next box"
    assert doubts.hasFocus()
    assert sheet.isVisible()


def test_return_takes_the_first_that_has_the_typed_words_in_it(sheet: ReviewSheet) -> None:
    doubts = sheet.doubts
    QTest.keyClick(doubts, Qt.Key.Key_C)
    editor = doubts.findChild(QComboBox)
    editor.lineEdit().setText("databas")
    # As the list of what fits passes keys on: past all filters.
    QCoreApplication.sendEvent(editor, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, _PLAIN))

    assert doubts.choices()["c"] == "operational_db"


def test_when_all_are_seen_return_takes_over(sheet: ReviewSheet) -> None:
    for _ in range(sheet.doubts.topLevelItemCount()):
        QTest.keyClick(sheet.doubts, Qt.Key.Key_Return)

    assert len(sheet.doubts.choices()) == sheet.doubts.topLevelItemCount()
    assert sheet.done_button.hasFocus() or sheet.focusWidget() is sheet.done_button


def test_what_is_said_changes_the_board_in_one_step_and_is_remembered(
    shell: Shell, qtbot, chart: Path, library: Library, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("MLSD_BOARD_HOME", str(tmp_path / "home"))
    answer = {"c": "model_server", "b": "note"}, {"Frobnicator": "model_server"}
    monkeypatch.setattr(review_sheet, "ask_about", lambda *_: answer)
    opened_in(shell, qtbot, chart)
    session = shell.documents.session

    assert session.design.nodes["c"].component == "model_server"
    assert session.design.nodes["c"].label == "Frobnicator"
    assert session.design.notes["b"].text == "Model Training"
    session.undo()
    assert session.design.notes["c"].text == "Frobnicator (?)"
    assert session.design.nodes["b"].component == "trainer"
    assert remembered() == {"frobnicator": "model_server"}
    again: Opened = read_board(chart, library)
    assert again.design.nodes["c"].component == "model_server"
    assert "c" not in [box.id for report in again.reports for box in report.doubtful]


def test_a_diagram_without_doubts_opens_without_a_question(shell: Shell, qtbot, tmp_path: Path) -> None:
    path = tmp_path / "sure.mmd"
    path.write_text("graph LR\n a[Feature Store] --> b[Model Server]\n", encoding="utf-8")
    opened_in(shell, qtbot, path)

    assert {n.component for n in shell.documents.session.design.nodes.values()} == {
        "feature_store",
        "model_server",
    }
    assert shell.documents.session.path is None
    assert shell.documents.session.title == "sure"
    assert "BRF001" not in {finding.code for finding in shell.documents.session.report.findings}


def test_a_file_dropped_on_the_window_is_opened(shell: Shell, qtbot, tmp_path: Path) -> None:
    path = tmp_path / "dropped.dot"
    path.write_text('digraph { a [label="Kafka"]; b [label="Flink"]; a -> b }', encoding="utf-8")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    either = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    for kind in (QEvent.Type.DragEnter, QEvent.Type.Drop):
        event = QDropEvent(QPointF(300, 300), either, mime, Qt.MouseButton.LeftButton, _PLAIN, kind)
        QApplication.sendEvent(shell.window, event)
        assert event.isAccepted()
    # Whoever moves a file deletes it once it is taken.
    assert event.dropAction() == Qt.DropAction.CopyAction
    qtbot.waitUntil(lambda: shell.jobs.busy or shell.desk is not None)
    qtbot.waitUntil(lambda: shell.desk is not None and not shell.jobs.busy, timeout=20_000)

    assert {n.component for n in shell.documents.session.design.nodes.values()} == {
        "event_stream",
        "stream_processor",
    }
