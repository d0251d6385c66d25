"""The menu of what is under the mouse: short enough for a small screen, with what is rarer in submenus."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from mlsd_board.desktop.window.shell import Shell


@pytest.fixture
def asked(board: Shell, monkeypatch: pytest.MonkeyPatch) -> Callable[[str | QPointF], QMenu]:
    """The menu that a right click on an element, or somewhere else, brings up; the screen of the tests cannot show one."""
    shown: list[QMenu] = []
    view = board.desk.view
    monkeypatch.setattr(QMenu, "popup", lambda menu, _at: shown.append(menu))

    def ask(at: str | QPointF) -> QMenu:
        place = view.mapFromScene(view.board.items_by_id[at].extent.center() if isinstance(at, str) else at)
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


def test_what_is_pasted_from_the_menu_lies_where_the_menu_was(board: Shell, asked) -> None:
    view = board.desk.view
    view.select(("trainer",))
    board.menus.run("copy")
    free = QPointF(view.visible_rect().x + 120, view.visible_rect().y + 60)
    menu = asked(free)
    assert "Paste" not in rows(menu)
    board.menus.run("paste_here")
    (new,) = view.selection
    centre = board.desk.session.design.nodes[new].rect.centre

    assert abs(centre.x - free.x()) <= 8
    assert abs(centre.y - free.y()) <= 8


def test_one_bend_is_taken_away_by_the_menu_upon_it(board: Shell, asked) -> None:
    view, session = board.desk.view, board.desk.session
    wire = next(c for c in session.design.connections.values() if c.id in view.board.lines)
    here, there = view.visible_rect().centre, (0.0, 0.0)
    with session.edit("Bend") as tx:
        tx.put(wire.model_copy(update={"waypoints": ((here.x, here.y), there)}))
    view.select((wire.id,))

    assert "Remove the bend" not in rows(asked("trainer"))
    view.select((wire.id,))
    assert "Remove the bend" in rows(asked(QPointF(*here)))
    board.menus.run("unbend")
    assert session.design.connections[wire.id].waypoints == (there,)
