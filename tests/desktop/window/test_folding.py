"""The panels below the board are folded to their tabs in low windows, by a click, and as they were left."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTabBar

from mlsd_board.desktop.window import memory
from mlsd_board.desktop.window.shell import Shell


@pytest.fixture
def low(shell: Shell, qtbot) -> Shell:
    """A board in the window of a new user with a small screen."""
    shell.window.setWindowState(Qt.WindowState.WindowNoState)
    shell.window.resize(1366, 768)
    shell.docks.folding.chosen = None
    shell.documents.new_from_template("two_stage_recommender")
    qtbot.waitUntil(lambda: shell.docks.docks["problems"].height() == 0 and told(shell, "Findings") != "")
    return shell


def tab(shell: Shell, title: str) -> tuple[QTabBar, int]:
    bars = shell.window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return next((b, n) for b in bars for n in range(b.count()) if b.tabText(n) == title)


def told(shell: Shell, title: str) -> str:
    bar, place = tab(shell, title)
    return bar.tabToolTip(place)


def press_tab(shell: Shell, title: str) -> None:
    bar, place = tab(shell, title)
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(place).center())


def test_a_small_screen_begins_with_folded_panels_and_a_legible_board(low: Shell) -> None:
    assert low.docks.folding.folded
    assert low.menus.actions["fold"].isChecked()
    assert low.desk.view.zoom >= 0.53
    assert memory.panels_folded() is None


def test_a_tab_brings_them_back_and_a_second_click_folds_them(low: Shell, qtbot) -> None:
    docks = low.docks.docks
    press_tab(low, "Estimates")
    qtbot.waitUntil(lambda: docks["estimates"].height() >= 150)
    press_tab(low, "Findings")
    qtbot.waitUntil(
        lambda: docks["problems"].height() >= 150 and not docks["problems"].visibleRegion().isEmpty()
    )
    assert not low.docks.folding.folded

    press_tab(low, "Findings")

    qtbot.waitUntil(lambda: docks["problems"].height() == 0)
    memory.keep(low.window, set(), low.docks.folding.chosen)
    assert memory.panels_folded() is True


def test_they_come_back_as_high_as_they_were(low: Shell, qtbot) -> None:
    heights = []
    for _ in range(3):
        low.menus.run("fold")
        qtbot.waitUntil(lambda: low.docks.docks["problems"].height() >= 150)
        heights.append(low.docks.docks["problems"].height())
        low.menus.run("fold")
        qtbot.waitUntil(lambda: low.docks.docks["problems"].height() == 0)

    assert len(set(heights)) == 1


@pytest.mark.parametrize("way", ["next_problem", "to_estimates", "show_compare", "fold"])
def test_what_asks_for_one_of_them_brings_them_back(low: Shell, qtbot, way: str) -> None:
    low.menus.run(way)

    assert not low.docks.folding.folded
    name = {"to_estimates": "estimates", "show_compare": "compare"}.get(way, "problems")
    qtbot.waitUntil(lambda: low.docks.docks[name].height() >= 150)
