"""The bar of tools in windows of several widths: nothing goes out of sight."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from mlsd_board.desktop.window.shell import Shell

SIGN = Qt.ToolButtonStyle.ToolButtonIconOnly


def buttons(shell: Shell) -> list[QToolButton]:
    bar = shell.menus.toolbar
    return [bar.widgetForAction(action) for action in bar.actions() if not action.isSeparator()]


def widen(shell: Shell, width: int) -> None:
    shell.window.setWindowState(Qt.WindowState.WindowNoState)
    shell.window.resize(width, 700)
    QApplication.processEvents()


def test_in_a_narrow_window_signs_stand_alone_and_every_tool_is_in_sight(board: Shell) -> None:
    widen(board, 1300)
    assert {b.text() for b in buttons(board) if b.toolButtonStyle() is not SIGN} >= {"Start", "Undo", "Tidy"}

    for width in (900, 1300, 900):
        widen(board, width)
        for button in buttons(board):
            assert button.isVisible(), button.text()
            assert button.geometry().right() < board.menus.toolbar.width()
            assert button.toolTip()
        worded = [b.text() for b in buttons(board) if b.toolButtonStyle() is not SIGN]
        assert bool(worded) == (width == 1300)

    board.palette.wanted.emit("cache")
    undo = next(
        b for b in buttons(board) if b.text() == "Undo" or b.defaultAction().text().startswith("Undo")
    )
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert not board.desk.session.dirty
