"""Without a mouse: Tab reaches everything that is seen and nothing else, Enter presses buttons, Escape leads back."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from mlsd_board.desktop.window.shell import Shell


def stops(window: QWidget, start: QWidget) -> list[QWidget]:
    """Where Tab leads, round once."""
    start.setFocus()
    found = []
    while window.focusWidget() not in found:
        found.append(window.focusWidget())
        QTest.keyClick(found[-1], Qt.Key.Key_Tab)
    return found


def test_tab_reaches_all_of_the_start_page_and_nothing_out_of_sight(shell: Shell, qtbot) -> None:
    page = shell.start_page
    qtbot.waitUntil(lambda: bool(page.shelf.entries()))
    found = stops(shell.window, page.shelf)

    assert {
        page.side.blank,
        page.side.open,
        page.filters.search,
        page.drill.begin,
        page.detail.primary(),
    } <= {*found}
    assert all(page.isAncestorOf(stop) for stop in found)
    shell.documents.new_blank()
    shell.documents.close_board()
    qtbot.waitUntil(lambda: {*stops(shell.window, page.shelf)} == {*found})


def test_enter_presses_the_button_that_has_the_focus(shell: Shell) -> None:
    shell.start_page.side.blank.setFocus()
    QTest.keyClick(shell.window.focusWidget(), Qt.Key.Key_Return)
    assert shell.desk is not None


def test_escape_leads_back_to_the_board_from_every_panel(board: Shell) -> None:
    for name in ("palette", "outline", "inspector", "brief", "problems", "strengths", "estimates", "compare"):
        board.docks.raise_dock(name)
        panel = board.docks.docks[name].widget()
        for stop in panel.findChildren(QWidget):
            if stop.isVisible() and stop.focusPolicy() & Qt.FocusPolicy.TabFocus:
                stop.setFocus()
                assert board.window.focusWidget() is not board.desk.view
                QTest.keyClick(board.window.focusWidget(), Qt.Key.Key_Escape)
                assert board.window.focusWidget() is board.desk.view, (name, stop)


@pytest.mark.parametrize("name", ["inspector", "brief", "outline", "problems", "strengths", "estimates"])
def test_a_key_leads_into_each_panel(board: Shell, name: str) -> None:
    view = board.desk.view
    for chosen in (board.desk.session.design.nodes, board.desk.session.design.connections):
        view.setFocus()
        view.select([next(id for id in chosen if id in view.board.pictures)])
        QApplication.processEvents()  # Qt shows new editors only when events run
        board.menus.run(f"to_{name}")

        panel, stop = getattr(board.desk_panels, name), board.window.focusWidget()
        assert panel.isAncestorOf(stop)
        assert not isinstance(stop, QScrollArea)


def test_tab_passes_over_panels_behind_others(board: Shell) -> None:
    board.docks.raise_dock("inspector")
    board.docks.raise_dock("palette")
    QApplication.processEvents()
    found = stops(board.window, board.palette.search)

    hidden = [board.docks.docks[name] for name in ("brief", "outline", "strengths", "estimates")]
    assert len(found) > 5
    assert not [stop for stop in found if any(dock.isAncestorOf(stop) for dock in hidden)]


def test_tab_goes_down_the_brief_as_it_looks(board: Shell) -> None:
    board.menus.run("to_brief")
    QApplication.processEvents()
    brief, below = board.desk_panels.brief, []
    while brief.isAncestorOf(stop := board.window.focusWidget()) and len(below) < 200:
        below.append(stop.mapTo(brief.widget(), stop.rect().center()).y())
        QTest.keyClick(stop, Qt.Key.Key_Tab)

    assert len(below) > 30
    assert all(after > before - 20 for before, after in pairwise(below))
