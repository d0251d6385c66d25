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


def choose(page: SeveritiesDialog, code: str, level: str, qtbot) -> None:
    page.search.setText(code)
    shown = [
        page.list.topLevelItem(n)
        for n in range(page.list.topLevelItemCount())
        if not page.list.topLevelItem(n).isHidden()
    ]
    assert len(shown) == 1
    page.list.setCurrentItem(shown[0])
    page.level.setFocus()
    page.level.setCurrentIndex(page.level.findText(level))
    page.level.activated.emit(page.level.currentIndex())


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_a_rule_is_switched_off_and_comes_back(board: Shell, page: SeveritiesDialog, qtbot) -> None:
    code = board.desk.session.report.findings[0].code
    with qtbot.waitSignal(board.desk.checked):
        choose(page, code, "switched off", qtbot)

    assert own_levels() == {code: "off"}
    assert code in board.desk.session.report.disabled
    assert page.list.currentItem().text(1) == "switched off"
    assert "1 switched off" in board.desk_panels.problems.bar.coverage.text()

    with qtbot.waitSignal(board.desk.checked):
        choose(page, code, "as it comes", qtbot)
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
    choose(page, "EVA002", "hint", qtbot)
    assert "rules" in str(told[0])
    assert own_file().read_text() == "rules = 3\n"
    assert board.desk_panels.problems._desk.session.remarks
    page.close()
