"""Pages in the real window: the strip, its keys and menus, deep dives and the way back."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from mlsd_board.desktop.pages import verbs
from mlsd_board.desktop.pages.strip import TitleEditor
from mlsd_board.desktop.window.shell import Shell
from mlsd_board.model.ids import FIRST_PAGE
from mlsd_board.model.pages import page_title

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def titles(shell: Shell) -> list[str]:
    tabs = shell.sheet.strip.tabs
    return [tabs.tabText(place) for place in range(tabs.count())]


def shown(shell: Shell) -> str:
    return page_title(shell.desk.session.book, shell.desk.session.page)


def click_tab(shell: Shell, place: int, button=Qt.MouseButton.LeftButton) -> QPoint:
    tabs = shell.sheet.strip.tabs
    at = tabs.tabRect(place).center()
    QTest.mouseClick(tabs, button, Qt.KeyboardModifier.NoModifier, at)
    return at


def test_a_new_page_is_empty_and_the_old_one_is_there_again(board: Shell, qtbot) -> None:
    before, items = dict(board.desk.session.design.nodes), set(board.desk.view.board.pictures)
    assert titles(board) == ["Page 1"]

    qtbot.keyClick(board.desk.view, Qt.Key.Key_T, CTRL)
    assert titles(board) == ["Page 1", "Page 2"]
    assert board.sheet.strip.tabs.currentIndex() == 1
    assert not board.desk.session.design.nodes
    assert not board.desk.view.board.pictures

    qtbot.keyClick(board.desk.view, Qt.Key.Key_PageUp, CTRL)
    assert shown(board) == "Page 1"
    assert board.desk.session.design.nodes == before
    assert set(board.desk.view.board.pictures) == items
    qtbot.keyClick(board.desk.view, Qt.Key.Key_PageDown, CTRL)
    assert shown(board) == "Page 2"
    click_tab(board, 0)
    assert shown(board) == "Page 1"


def test_what_is_placed_lies_on_the_page_that_is_shown(board: Shell, qtbot) -> None:
    qtbot.mouseClick(board.sheet.strip.plus, Qt.MouseButton.LeftButton)
    id = board.desk.view.insert_component("cache")

    session = board.desk.session
    assert session.book.nodes[id].page == session.page != FIRST_PAGE
    assert list(session.design.nodes) == [id]


def test_a_title_is_edited_upon_its_tab(board: Shell, qtbot) -> None:
    at = click_tab(board, 0)
    QTest.mouseDClick(board.sheet.strip.tabs, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    editor = board.sheet.strip.findChild(TitleEditor)
    qtbot.keyClicks(editor, "First attempt")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert titles(board) == ["First attempt"]
    assert board.window.isWindowModified()

    board.menus.run("page_rename")
    editor = board.sheet.strip.findChildren(TitleEditor)[-1]
    qtbot.keyClicks(editor, "never")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert titles(board) == ["First attempt"]
    board.menus.run("undo")
    assert titles(board) == ["Page 1"]


def test_a_second_attempt_is_a_copy_that_is_judged_by_itself(board: Shell, qtbot) -> None:
    session, first = board.desk.session, board.desk.session.report
    qtbot.keyClick(board.desk.view, Qt.Key.Key_D, CTRL | SHIFT)

    assert titles(board) == ["Page 1", "Page 1 (copy)"]
    assert [f.code for f in session.report.findings] == [f.code for f in first.findings]
    assert not {e for f in session.report.findings for e in f.elements} & {
        e for f in first.findings for e in f.elements
    }
    board.menus.run("select_all")
    board.menus.run("delete")
    click_tab(board, 0)
    assert session.report == first


def test_undo_goes_to_the_page_of_the_step_it_takes_back(board: Shell, qtbot) -> None:
    node = next(iter(board.desk.session.design.nodes))
    board.desk.view.select((node,))
    board.menus.run("delete")
    board.menus.run("page_new")
    added = board.desk.view.insert_component("cache")
    click_tab(board, 0)

    board.menus.run("undo")
    assert shown(board) == "Page 2"
    assert added not in board.desk.session.book.nodes
    board.menus.run("undo")
    board.menus.run("undo")
    assert titles(board) == ["Page 1"]
    assert node in board.desk.session.design.nodes
    for _ in range(3):
        board.menus.run("redo")
    assert shown(board) == "Page 2"
    assert added in board.desk.session.design.nodes


def test_a_page_is_deleted_and_comes_back(board: Shell) -> None:
    assert not board.menus.actions["page_delete"].isEnabled()
    before = board.desk.session.book
    board.menus.run("page_new")
    click_tab(board, 0)
    board.menus.run("page_delete")

    assert not board.desk.session.book.nodes
    assert titles(board) == ["Page 1"]
    board.menus.run("undo")
    assert shown(board) == "Page 1"
    assert board.desk.session.book.nodes == before.nodes


def test_pages_change_places_by_key_and_by_mouse(board: Shell, qtbot) -> None:
    board.menus.run("page_new")
    verbs.retitle(board.desk, board.desk.session.page, "Other")
    qtbot.keyClick(board.desk.view, Qt.Key.Key_PageUp, CTRL | SHIFT)
    assert [page_title(board.desk.session.book, p.id) for p in board.desk.session.pages] == [
        "Other",
        "Page 2",
    ]

    tabs = board.sheet.strip.tabs
    left, right = tabs.tabRect(0).center(), tabs.tabRect(1).center()
    QTest.mousePress(tabs, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, left)
    for step in range(1, 6):
        QTest.mouseMove(tabs, left + (right - left) * step / 4)
        QApplication.processEvents()
    QTest.mouseRelease(tabs, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, right + QPoint(40, 0))
    assert [page_title(board.desk.session.book, p.id) for p in board.desk.session.pages] == [
        "Page 1",
        "Other",
    ]
    assert titles(board) == ["Page 1", "Other"]


def test_a_right_click_offers_the_page_menu(board: Shell, monkeypatch) -> None:
    offered: list[str] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _at: offered.extend(a.text() for a in menu.actions()))
    board.menus.run("page_new")
    tabs = board.sheet.strip.tabs
    at = tabs.tabRect(0).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, tabs.mapToGlobal(at))
    QApplication.sendEvent(tabs, event)

    assert shown(board) == "Page 1"
    assert {"New page", "Delete the page", "Rename the page"} <= set(offered)


def test_the_inside_of_a_box_has_a_page_and_a_way_back(board: Shell, qtbot) -> None:
    ranker = next(id for id, n in board.desk.session.design.nodes.items() if n.component == "ranker")
    board.desk.view.select((ranker,))
    qtbot.keyClick(board.desk.view, Qt.Key.Key_Return, CTRL)

    session = board.desk.session
    page = verbs.current(board.desk)
    assert (page.purpose, page.about, page.title) == ("deep_dive", ranker, "Ranker")
    assert session.book.nodes[ranker].deep_dive
    assert ranker in [dive.node_id for dive in session.book.brief.deep_dives]
    assert board.sheet.strip.back.text().endswith("Page 1")
    board.desk.view.insert_component("feature_store")
    assert not session.report.findings  # for a deep dive nothing is missing

    qtbot.mouseClick(board.sheet.strip.back, Qt.MouseButton.LeftButton)
    assert shown(board) == "Page 1"
    assert board.desk.view.selection == (ranker,)
    assert not board.sheet.strip.back.isVisible()

    board.menus.run("dive")
    assert verbs.current(board.desk) == page
    qtbot.keyClick(board.desk.view, Qt.Key.Key_Backspace, CTRL)
    assert shown(board) == "Page 1"


def test_a_selection_moves_to_another_page_without_the_arrows_to_what_stays(board: Shell, qtbot) -> None:
    session = board.desk.session
    ranker = next(id for id, n in session.design.nodes.items() if n.component == "ranker")
    wires = {c.id for c in session.design.connections_at([ranker])}
    before = session.book
    board.desk.view.select((ranker,))
    picker = board.finding.open_pages()
    picker.close()
    verbs.send(board.desk)

    assert shown(board) == "Page 2"
    assert list(session.design.nodes) == [ranker]
    assert board.desk.view.selection == (ranker,)
    assert not wires & session.book.connections.keys()
    board.menus.run("undo")
    assert session.book == before


def test_outline_and_find_see_all_pages(board: Shell, qtbot) -> None:
    board.menus.run("page_new")
    cache = board.desk.view.insert_component("cache")
    board.docks.raise_dock("outline")
    model = board.desk_panels.outline.model
    qtbot.waitUntil(lambda: model.rowCount() == 2)
    rows = [model.index(row, 0) for row in range(2)]
    assert [row.data() for row in rows] == ["Page 1", "Page 2"]
    assert model.rowCount(rows[1]) == 1

    board.desk_panels.outline.list.setCurrentIndex(rows[0])
    qtbot.keyClick(board.desk_panels.outline.list, Qt.Key.Key_Return)
    assert shown(board) == "Page 1"

    board.finding.open_bar()
    qtbot.keyClicks(board.finding.bar.field, "cache")
    assert cache in board.finding.bar.hits
    for _ in board.finding.bar.hits:
        if board.desk.view.selection == (cache,):
            break
        qtbot.keyClick(board.finding.bar.field, Qt.Key.Key_Return)
    assert board.desk.view.selection == (cache,)
    assert shown(board) == "Page 2"


def test_a_page_for_the_inside_of_a_box_renames_no_other_and_the_way_back_shows_the_board_as_it_was(
    board: Shell,
) -> None:
    board.menus.run("page_new")
    click_tab(board, 0)
    view = board.desk.view
    view.zoom_to(0.37)
    view.scroll_by(13, 7)
    node = next(id for id in board.desk.session.design.nodes if id in view.board.pictures)
    view.bring_in(view.board.pictures[node].extent)
    seen = view.visible_rect()
    view.select((node,))
    for _ in range(3):
        board.menus.run("dive")
        board.menus.run("surface")

    assert titles(board)[::2] == ["Page 1", "Page 2"]
    assert view.selection == (node,)
    assert view.visible_rect()[:2] == seen[:2]
