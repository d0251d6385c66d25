"""The menu of what is under the mouse: short enough for a small screen, with what is rarer in submenus."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QSize
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from mlsd_board.desktop.actions.menus import menu_corner
from mlsd_board.desktop.window.shell import Shell
from mlsd_board.model.elements import Frame


@pytest.fixture
def asked(board: Shell, monkeypatch: pytest.MonkeyPatch) -> Callable[[str | QPointF], QMenu]:
    """The menu that a right click on an element, or somewhere else, brings up; the screen of the tests cannot show one."""
    shown: list[QMenu] = []
    view = board.desk.view
    monkeypatch.setattr(QMenu, "popup", lambda menu, _at: shown.append(menu))

    def ask(at: str | QPointF) -> QMenu:
        place = view.mapFromScene(view.board.pictures[at].extent.center() if isinstance(at, str) else at)
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


@pytest.mark.parametrize(
    ("at", "box", "corner"),
    [
        ((300, 200), (250, 180, 168, 64), (300, 200)),  # there is room below
        ((300, 600), (250, 580, 168, 64), (425, 367)),  # to the right of the box
        ((1250, 600), (1150, 580, 168, 64), (842, 367)),  # to its left
        ((300, 600), (0, 0, 0, 0), (300, 600)),  # about nothing that could be covered
        ((700, 600), (100, 580, 1200, 64), (700, 600)),  # no room beside it
    ],
)
def test_a_menu_asked_for_low_on_the_screen_opens_beside_its_box(at, box, corner) -> None:
    screen = QRect(0, 0, 1366, 768)

    assert menu_corner(QPoint(*at), QSize(300, 400), screen, QRect(*box)) == QPoint(*corner)


def test_the_menu_of_a_frame_ticks_what_it_means(board: Shell, asked) -> None:
    with board.desk.session.edit("Frame") as tx:
        tx.put(Frame(id="live", x=900, y=900, width=300, height=200, role="zone", zone="online"))
    menu = next(row.menu() for row in asked("live").actions() if row.text() == "Frame means")

    assert [row.text() for row in menu.actions() if row.isChecked()] == ["Online"]
