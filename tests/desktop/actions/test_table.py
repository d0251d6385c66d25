"""The table of actions: no two shortcuts collide, everything is in a menu, each action runs only when it can."""

from collections import Counter

from PySide6.QtGui import QKeySequence

from mlsd_board.desktop.actions.table import ACTIONS
from mlsd_board.desktop.window.shell import Shell


def test_no_two_shortcuts_collide() -> None:
    words = [text for a in ACTIONS for text in (a.shortcut, a.also) if text]
    keys = Counter(QKeySequence(text).toString() for text in words)

    assert [key for key, count in keys.items() if count > 1 or not key] == []


def test_ids_are_unique_and_all_are_in_a_menu(shell: Shell) -> None:
    menus = {
        m.title(): {a.text().split("\t")[0] for a in m.actions()}
        for m in shell.window.menuBar().findChildren(type(shell.window.menuBar().addMenu("x")))
    }

    assert len({a.id for a in ACTIONS}) == len(ACTIONS)
    for action in ACTIONS:
        assert action.title in menus[action.submenu or action.menu]


def test_without_a_board_only_what_needs_none_is_offered(shell: Shell) -> None:
    shell.menus.refresh()

    offered = {id for id, qt in shell.menus.actions.items() if qt.isEnabled()}
    assert {"new", "open", "quit", "theme_dark", "shortcuts"} <= offered
    assert not {"save", "undo", "paste", "tidy", "fix_all", "zoom_fit"} & offered


def test_undo_says_what_it_takes_back(board: Shell) -> None:
    board.palette.wanted.emit("cache")
    board.menus.refresh()

    assert board.menus.actions["undo"].text() == "Undo add Cache"


def test_context_actions_follow_the_selection(board: Shell) -> None:
    board.desk.view.select(())
    board.menus.refresh()
    assert not board.menus.actions["group"].isEnabled()

    board.desk.view.select(
        ("ranker",)
        if "ranker" in board.desk.session.design.nodes
        else (next(iter(board.desk.session.design.nodes)),)
    )

    assert board.menus.actions["group"].isEnabled()
    assert board.menus.actions["connect"].isEnabled()
    assert not board.menus.actions["ungroup"].isEnabled()


def test_group_note_tidy_and_zoom_run_from_the_table(board: Shell, rest) -> None:
    design = board.desk.session.design
    board.desk.view.select(tuple(design.nodes)[:3])
    board.menus.actions["group"].trigger()
    assert len(board.desk.session.design.frames) == len(design.frames) + 1
    board.menus.actions["undo"].trigger()

    board.menus.actions["tidy"].trigger()
    rest(board)
    assert set(board.desk.session.design.nodes) == set(design.nodes)
    assert board.desk.session.design != design

    board.menus.actions["zoom_actual"].trigger()
    assert board.status.zoom.text() == "100 %"


def test_the_theme_is_changed_and_remembered(board: Shell) -> None:
    from mlsd_board.workspace.settings import load_settings

    board.menus.actions["theme_dark"].trigger()

    assert board.theme.dark
    assert board.desk.view.theme.dark
    assert load_settings()[0].theme == "dark"
    assert board.desk_panels.problems.list.topLevelItemCount() > 0
