"""The findings panel: listing, filters, the way to the elements, setting aside, and the brief."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QPushButton

from mlsd_board.desktop.panels.problems import fixing
from mlsd_board.desktop.panels.problems.listing import ASIDE, Entry, entries
from mlsd_board.desktop.panels.problems.set_aside import SetAsideDialog
from mlsd_board.desktop.window.shell import Shell
from mlsd_board.editing.commands.edit_brief import edit_brief
from mlsd_board.validation.report import Report, Unanswered


def lines(board: Shell) -> list[str]:
    rows = board.desk_panels.problems.list.rows
    return [words for row in range(rows.rowCount()) if (words := rows.index(row, 1).data())]


def test_a_click_selects_and_shows_the_elements(board: Shell, qtbot) -> None:
    tree = board.desk_panels.problems.list
    finding = next(f for f in board.desk.session.report.findings if f.elements)
    line = tree.rows.index_of(finding.fingerprint)
    tree.scrollTo(line)

    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(line).center())

    assert set(finding.elements) <= set(board.desk.view.selection)
    for id in finding.elements:
        rect = board.desk.session.design.boxes[id].rect
        assert board.desk.view.visible_rect().overlaps(rect)


def test_f8_goes_round(board: Shell, qtbot) -> None:
    problems = board.desk_panels.problems
    keys = []
    for _ in range(len(lines(board)) + 1):
        qtbot.keyClick(board.window, Qt.Key.Key_F8)
        keys.append(problems.list.current_key())

    assert len(set(keys)) == len(lines(board))
    assert keys[-1] == keys[0]
    qtbot.keyClick(board.window, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert problems.list.current_key() == keys[-2]


def test_pointing_at_a_fix_shows_ghosts_and_leaving_takes_them_away(
    board: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    design = board.desk.session.design
    problems = board.desk_panels.problems
    while not any(button.property("look") == "primary" for button in problems.detail.fix_buttons):
        problems.step(1)
    button = problems.detail.fix_buttons[0]
    shown = []
    monkeypatch.setattr(board.desk.view, "show_preview", shown.append)

    QApplication.sendEvent(button, QEnterEvent(QPointF(3, 3), QPointF(3, 3), QPointF(3, 3)))
    QApplication.sendEvent(button, QEvent(QEvent.Type.Leave))

    assert len(shown) == 2
    assert bool(shown[0])
    assert shown[1] is None
    assert board.desk.session.design == design


def test_filters_by_severity_and_text(board: Shell, qtbot) -> None:
    problems = board.desk_panels.problems
    everything = lines(board)

    qtbot.mouseClick(problems.bar.filters["error"], Qt.MouseButton.LeftButton)
    assert 0 < len(lines(board)) < len(everything)
    qtbot.mouseClick(problems.bar.filters["error"], Qt.MouseButton.LeftButton)

    problems.bar.search.setText(everything[0].lower())
    assert lines(board) == everything[:1]
    problems.bar.search.setText("no such finding")
    assert problems.pages.currentIndex() == 1
    assert problems.calm.text() == "Nothing matches the filter."


# The offscreen screen cannot give a dialog its smallest size, and says so.
@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_set_aside_with_a_reason_and_taken_back(board: Shell, qtbot) -> None:
    code = lines(board)[0]
    board.menus.actions["next_problem"].trigger()

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, SetAsideDialog)
        assert not dialog.accept_button.isEnabled()
        dialog.statuses.setCurrentIndex(2)
        dialog.reason.setPlainText("Another team checks models.")
        dialog.accept_button.click()

    QTimer.singleShot(0, answer)
    board.desk_panels.problems.detail.aside_wanted.emit()
    (kept,) = board.desk.session.design.suppressions.values()
    assert (kept.code, kept.status, kept.reason) == (code, "out_of_scope", "Another team checks models.")
    board.desk_panels.problems.refresh()
    assert code not in [f.code for f in board.desk.session.report.findings]
    assert lines(board)[-1] == f"out of scope  ·  {code}"

    problems = board.desk_panels.problems
    problems.list.go_to(next(e.key for e in entries(board.desk.session.report) if e.bucket == ASIDE))
    problems.refresh()
    back = next(b for b in problems.detail.findChildren(QPushButton) if b.text() == "Take back")
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert code in [f.code for f in board.desk.session.report.findings]


def test_a_fix_that_leads_to_the_brief_puts_the_cursor_there(board: Shell, qtbot) -> None:
    board.desk.brief_wanted.emit("task.type")
    brief = board.desk_panels.brief

    assert brief.isVisible()
    assert brief.editors["task.type"].hasFocus()
    board.desk.brief_wanted.emit("tradeoffs")
    assert brief.editors["tradeoffs"].add_button.hasFocus()
    assert brief.editors["tradeoffs"].isVisible()


def test_a_fix_for_a_metric_leads_to_what_is_missing_of_that_metric(board: Shell) -> None:
    stages = {"sales": "business", "clicks": "online", "auc": "offline"}
    metrics = [{"id": id, "name": id, "stage": stage} for id, stage in stages.items()]
    board.desk.edit("Metrics", lambda tx: edit_brief(tx, "metrics", metrics))
    found = [f for f in board.desk.session.report.findings if f.code == "MET004"]
    (fix,) = next(f for f in found if f.values["metric"] == "clicks").fixes

    fixing.apply(board.desk, fix)
    wanted = board.desk_panels.brief.editors["metrics"].editors("proxies_for")[1]
    assert wanted.isVisible()
    assert wanted.hasFocus()


def test_silence_is_not_mistaken_for_approval(board: Shell) -> None:
    problems = board.desk_panels.problems
    session = board.desk.session
    session._report = (
        session.meaning,
        Report(cannot_evaluate=(Unanswered("QNT001", "no QPS"),), disabled=("COM001",)),
    )

    problems.refresh()

    assert problems.pages.currentIndex() == 1
    assert problems.calm.text() == "No findings. Well drawn."
    assert "1 lacks a fact" in problems.bar.coverage.text()
    assert "1 switched off" in problems.bar.coverage.text()


def test_thousands_of_findings_are_fetched_as_one_gets_to_them(board: Shell, qtbot) -> None:
    problems, known = board.desk_panels.problems, board.desk.session.report.findings[0]
    many = [replace(known, fingerprint=f"{n:04}") for n in range(3000)]
    rows = problems.list.rows

    problems.list.show_entries({"error": [Entry("error", finding) for finding in many]}, board.theme)

    assert rows.rowCount() < 300
    assert problems.list.step(-1) == "2999"
    assert problems.list.currentIndex().row() == 3000
    with qtbot.waitSignal(problems.list.chosen) as told:
        qtbot.keyClick(problems.list, Qt.Key.Key_Up)
    assert told.args == ["2998"]
