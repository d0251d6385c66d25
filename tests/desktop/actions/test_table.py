"""The table of actions: no two shortcuts collide, everything is in a menu, each action runs only when it can."""

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from mlsd_board.desktop.actions.table import ACTIONS
from mlsd_board.desktop.window.shell import Shell
from mlsd_board.editing.commands.lock import lock
from mlsd_board.editing.commands.move import place
from mlsd_board.model.geometry import Rect


def test_no_two_shortcuts_collide() -> None:
    words = [text for a in ACTIONS for text in (a.shortcut, a.also) if text]
    keys = Counter(QKeySequence(text).toString() for text in words)

    assert [key for key, count in keys.items() if count > 1 or not key] == []


def test_ids_are_unique_and_all_are_in_a_menu(shell: Shell) -> None:
    menus = {
        m.title().replace("&", ""): {a.text().split("\t")[0] for a in m.actions()}
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
    assert board.desk.session.design == design
    QTest.keyClick(board.desk.view, Qt.Key.Key_Return)
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
    assert board.desk_panels.problems.list.rows.keys


def free(shell: Shell) -> tuple[str, ...]:
    """Boxes that can be seen and moved."""
    nodes = shell.desk.session.design.nodes.values()
    return tuple(node.id for node in nodes if node.frame is None and not node.locked)


def test_boxes_are_brought_into_line_spaced_locked_and_stacked_by_key(board: Shell, qtbot) -> None:
    ids, view = free(board)[:3], board.desk.view
    before = board.desk.session.design
    view.select(ids)

    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    assert len({board.desk.session.design.nodes[id].x for id in ids}) == 1

    qtbot.keyClick(view, Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier)
    tops = sorted(board.desk.session.design.nodes[id].y for id in ids)
    assert tops[1] - tops[0] == tops[2] - tops[1]

    board.menus.run("to_front")
    assert min(board.desk.session.design.nodes[id].z for id in ids) > 0
    board.menus.run("lock")
    assert all(board.desk.session.design.nodes[id].locked for id in ids)
    assert board.menus.actions["lock"].isChecked()
    for _ in range(4):
        board.menus.run("undo")
    assert board.desk.session.design == before


def test_spacing_needs_three_boxes_and_lining_up_two(board: Shell) -> None:
    for number, offered in ((1, set()), (2, {"align_left"}), (3, {"align_left", "distribute_x"})):
        board.desk.view.select(free(board)[:number])
        board.menus.refresh()

        enabled = {id for id in ("align_left", "distribute_x") if board.menus.actions[id].isEnabled()}
        assert enabled == offered


def test_the_same_and_what_leads_here_and_follows_are_selected(board: Shell) -> None:
    view, design = board.desk.view, board.desk.session.design
    view.select(("trainer",))
    board.menus.run("select_downstream")
    assert any(id in design.connections for id in view.selection)
    assert "model_registry" in {design.nodes[id].component for id in view.selection if id in design.nodes}

    view.select(("two_tower",) if "two_tower" in design.nodes else free(board)[:1])
    wanted = design.nodes[view.selection[0]].component
    board.menus.run("select_same")
    assert {design.nodes[id].component for id in view.selection} == {wanted}


def test_a_look_into_a_group_leaves_no_trace_but_what_was_done_meanwhile_stays(board: Shell) -> None:
    session = board.desk.session
    frame, group = next((id, f) for id, f in session.design.frames.items() if f.collapsed)
    corner = (group.x + group.width - 40, group.y + group.height - 40)
    board.desk.edit("Move", lambda tx: place(tx, {"trainer": Rect(*corner, 168, 64)}))
    before = session.design
    board.desk.view.select((frame,))

    board.menus.run("collapse")
    opened = session.design
    assert {id for id, box in opened.boxes.items() if box.rect != before.boxes[id].rect}
    board.menus.run("collapse")
    assert session.design == before

    board.menus.run("collapse")
    board.desk.edit("Lock", lambda tx: lock(tx, [frame], locked=True))
    board.menus.run("collapse")
    assert session.design.frames[frame].collapsed
    assert {id: box.rect for id, box in session.design.boxes.items()} == {
        id: box.rect for id, box in opened.boxes.items()
    }


def test_tidying_a_selection_leaves_the_rest_where_it_is(board: Shell, rest) -> None:
    ids, before = free(board)[:4], board.desk.session.design
    board.desk.view.select(ids)

    board.menus.run("tidy_down")
    rest(board)
    QTest.keyClick(board.desk.view, Qt.Key.Key_Return)

    after = board.desk.session.design
    moved = {id for id, box in after.boxes.items() if box.rect != before.boxes[id].rect}
    assert moved
    assert moved <= set(ids)


def test_tools_are_taken_from_the_table(board: Shell, qtbot) -> None:
    board.menus.run("tool_lasso")
    assert board.desk.view.tool.id == "lasso"
    assert board.menus.actions["tool_lasso"].isChecked()

    qtbot.keyClick(board.desk.view, Qt.Key.Key_1)
    assert board.menus.actions["tool_select"].isChecked()
