"""A screen reader hears what is selected on the board and what just happened."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from mlsd_board.desktop.window.shell import Shell


@pytest.fixture
def heard(board: Shell, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    said: list[str] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: said.append(event.message()))
    return said


def test_stepping_from_box_to_box_is_heard(board: Shell, heard: list[str], qtbot) -> None:
    view = board.desk.view
    assert view.accessibleDescription().startswith("25 components, ")
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    QTest.keyClick(view, Qt.Key.Key_Tab)

    assert "connection" in heard[-1]
    assert view.accessibleDescription() == heard[-1]
    view.select([])
    view.select(list(view.board.pictures)[:2])
    assert heard[-2].startswith("Nothing selected. 25 components, ")
    assert heard[-1] == "2 elements selected"


def test_what_the_status_bar_says_is_heard(board: Shell, heard: list[str]) -> None:
    board.desk.said.emit("There is no box that way.")
    assert heard == ["There is no box that way."]
