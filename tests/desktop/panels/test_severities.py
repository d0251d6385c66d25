"""The page of all rules in the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy

from mlsd_board.desktop.files import dialogs
from mlsd_board.desktop.panels.problems.severities import SeveritiesDialog
from mlsd_board.desktop.window.shell import Shell
from mlsd_board.workspace.own_severities import own_file, own_levels


@pytest.fixture
def page(board: Shell) -> SeveritiesDialog:
    board.menus.run("rules")
    return board.window.findChild(SeveritiesDialog)


def choose(page: SeveritiesDialog, code: str, level: str, whose: str = "me") -> None:
    page.search.setText(code)
    shown = [
        page.list.topLevelItem(n)
        for n in range(page.list.topLevelItemCount())
        if not page.list.topLevelItem(n).isHidden()
    ]
    assert len(shown) == 1
    page.list.setCurrentItem(shown[0])
    choice = page.levels[whose]
    choice.setCurrentIndex(choice.findText(level))
    choice.activated.emit(choice.currentIndex())


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_a_rule_is_switched_off_and_comes_back(board: Shell, page: SeveritiesDialog, qtbot) -> None:
    code = board.desk.session.report.findings[0].code
    with qtbot.waitSignal(board.desk.checked):
        choose(page, code, "switched off")

    assert own_levels() == {code: "off"}
    assert code in board.desk.session.report.disabled
    assert page.list.currentItem().text(1) == "switched off"
    assert "1 switched off" in board.desk_panels.problems.bar.coverage.text()

    with qtbot.waitSignal(board.desk.checked):
        choose(page, code, "as it comes")
    assert code in {f.code for f in board.desk.session.report.findings}
    page.close()


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_enter_explains_and_a_faulty_file_is_said(
    board: Shell, page: SeveritiesDialog, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = QSignalSpy(page.explain_wanted)
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert asked.count() == 1

    told: list[object] = []
    monkeypatch.setattr(dialogs, "show_configuration", lambda _parent, remarks: told.append(remarks))
    own_file().parent.mkdir(parents=True, exist_ok=True)
    own_file().write_text("rules = 3\n")
    choose(page, "EVA002", "info")
    assert "rules" in str(told[0])
    assert own_file().read_text() == "rules = 3\n"
    assert board.desk_panels.problems._desk.session.remarks
    page.close()


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_a_level_on_the_board_is_an_edit_of_it(board: Shell, page: SeveritiesDialog, qtbot) -> None:
    finding = board.desk.session.report.findings[0]
    with qtbot.waitSignal(board.desk.checked):
        choose(page, finding.code, "info", "board")

    assert board.desk.session.design.brief.rules == {finding.code: "info"}
    assert page.list.currentItem().text(1) == "info"
    assert page.list.currentItem().text(3) == "info"
    found = next(f for f in board.desk.session.report.findings if f.code == finding.code)
    assert found.severity.value == "info"
    assert own_levels() == {}

    board.desk.session.undo()
    assert board.desk.session.design.brief.rules == {}
    page.close()
