"""Presentation mode, panels that are put away, and how the window begins."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette

from mlsd_board.desktop.canvas.connecting import Connecting
from mlsd_board.desktop.window import memory
from mlsd_board.desktop.window.frame import Frame, ground
from mlsd_board.desktop.window.shell import Shell
from mlsd_board.workspace.settings import Settings, save_settings


def parts(shell: Shell) -> set[bool]:
    panels = (dock for name, dock in shell.docks.docks.items() if shell.docks.wanted(name))
    others = (shell.menus.toolbar, shell.window.menuBar(), shell.status, *panels)
    return {part.isHidden() for part in others}


def test_f5_shows_only_the_board_and_escape_leaves(board: Shell, qtbot) -> None:
    qtbot.keyClick(board.desk.view, Qt.Key.Key_F5)
    assert board.window.isFullScreen()
    assert parts(board) == {True}

    qtbot.keyClick(board.desk.view, Qt.Key.Key_Escape)

    assert not board.window.isFullScreen()
    assert parts(board) == {False}


def test_escape_first_gives_up_what_is_in_hand(board: Shell, qtbot) -> None:
    board.menus.run("present")
    board.desk.view.select(("ranker",))
    board.menus.run("connect")
    assert isinstance(board.desk.view.gesture, Connecting)

    qtbot.keyClick(board.desk.view, Qt.Key.Key_Escape)
    assert board.desk.view.gesture is None
    assert board.presenting.on

    qtbot.keyClick(board.desk.view, Qt.Key.Key_Escape)
    assert not board.presenting.on


def test_page_down_and_up_turn_pages_which_are_seen_whole(board: Shell, qtbot) -> None:
    view, session = board.desk.view, board.desk.session
    board.menus.run("page_copy")
    second = session.page
    view.zoom_to(3.0)
    qtbot.keyClick(view, Qt.Key.Key_PageUp)
    assert session.page == second, "while drawing they turn nothing"
    board.menus.run("page_previous")

    board.menus.run("present")
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert session.page == second
    assert view.mapFromScene(view.board.extent()).boundingRect().height() <= view.viewport().height()
    qtbot.keyClick(view, Qt.Key.Key_PageUp)
    assert session.page != second

    qtbot.keyClick(view, Qt.Key.Key_Escape)
    board.menus.run("page_next")
    assert view.mapFromScene(view.board.extent()).boundingRect().height() <= view.viewport().height()


def test_leaving_the_board_leaves_the_presentation(board: Shell) -> None:
    board.menus.run("present")

    board.documents.close_board()

    assert not board.presenting.on
    assert not board.window.menuBar().isHidden()
    assert board.menus.toolbar.isHidden()


def test_shortcuts_work_while_presenting(board: Shell, qtbot) -> None:
    design = board.desk.session.design
    board.palette.wanted.emit("cache")
    board.menus.run("present")

    qtbot.keyClick(board.desk.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert board.desk.session.design == design


def test_a_panel_is_put_away_stays_away_and_comes_back(board: Shell) -> None:
    board.menus.run("show_problems")
    assert board.docks.docks["problems"].isHidden()
    assert not board.menus.actions["show_problems"].isChecked()

    board.menus.run("present")
    board.menus.run("present")
    assert board.docks.docks["problems"].isHidden()
    memory.keep(board.window, board.docks.put_away)
    assert memory.panels_put_away() == {"problems"}

    board.status.bucket_wanted.emit("error")
    assert not board.docks.docks["problems"].isHidden()
    assert board.menus.actions["show_problems"] is not None
    assert board.docks.wanted("problems")


def test_selecting_does_not_bring_back_an_inspector_that_was_put_away(board: Shell) -> None:
    board.menus.run("show_inspector")

    board.desk.view.select(("ranker",))

    assert board.docks.docks["inspector"].isHidden()


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_the_bare_window_has_the_ground_of_the_theme_to_come(qtbot, theme: str) -> None:
    save_settings(Settings(theme=theme))

    window = Frame()
    qtbot.addWidget(window)

    assert window.palette().color(QPalette.ColorRole.Window).name() == ground(theme)


def test_broken_settings_do_not_keep_the_window_from_opening(qtbot) -> None:
    from mlsd_board.workspace.folders import config_folder

    config_folder().mkdir(parents=True, exist_ok=True)
    for text in ("{", "[]", '{"theme": 3}'):
        (config_folder() / "settings.json").write_text(text)
        qtbot.addWidget(Frame())


def test_the_first_window_fills_a_small_screen_and_a_later_one_is_as_it_was(qtbot) -> None:
    first = Frame()
    qtbot.addWidget(first)
    small = first.screen().availableSize().width() <= 1440
    assert first.isMaximized() == small

    first.setWindowState(Qt.WindowState.WindowNoState)
    first.resize(1000, 700)
    memory.keep(first, set())
    later = Frame()
    qtbot.addWidget(later)
    assert not later.isMaximized()


def test_a_starter_is_legible_when_it_opens(board: Shell, qtbot) -> None:
    board.window.setWindowState(Qt.WindowState.WindowNoState)
    board.window.resize(1440, 860)
    board.docks.resize()
    qtbot.wait(50)

    board.desk.view.zoom_fit()

    assert board.desk.view.zoom >= 0.45
