"""The menu of what is under the mouse: short enough for a small screen, with what is rarer in submenus."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from mlsd_board.desktop.window.shell import Shell


@pytest.fixture
def asked(board: Shell, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], QMenu]:
    """The menu that a right click on an element brings up; the screen of the tests cannot show one."""
    shown: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _at: shown.append(menu))

    def ask(id: str) -> QMenu:
        view = board.desk.view
        place = view.mapFromScene(view.board.items_by_id[id].extent.center())
        reason, at = QContextMenuEvent.Reason.Mouse, view.viewport().mapToGlobal(place)
        QApplication.sendEvent(view.viewport(), QContextMenuEvent(reason, place, at))
        return shown[-1]

    return ask


def rows(menu: QMenu) -> list[str]:
    return [row.text().split("\t")[0] for row in menu.actions() if not row.isSeparator()]


def submenus(menu: QMenu) -> dict[str, list[str]]:
    return {row.text(): rows(row.menu()) for row in menu.actions() if row.menu()}


def test_the_menu_of_a_box_fits_a_low_screen_and_gathers_what_is_rarer(asked) -> None:
    menu = asked("trainer")
    below = submenus(menu)

    assert menu.sizeHint().height() <= 640
    assert {"Cut", "Delete", "Rename", "Connect", "Ways out…"} <= set(rows(menu))
    assert below["Arrange"] == ["Bring to front", "Send to back", "Locked"]
    assert below["Page"] == ["Open the inside of the box", "Move to another page…"]


def test_the_menu_of_several_boxes_lines_them_up(board: Shell, asked) -> None:
    board.desk.view.select(("trainer", "ranker"))
    menu = asked("trainer")
    below = submenus(menu)

    assert below["Arrange"][0] == "Align left"
    assert "Space evenly across" not in below["Arrange"]
    assert "Page" not in below
    assert "Move to another page…" in rows(menu)
