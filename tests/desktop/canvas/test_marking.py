"""Marks upon the board, by the keys of the window: colour tags, deep dives, pins, what frames mean, swim lanes, pens."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog

from mlsd_board.desktop.window.shell import Shell
from mlsd_board.drawing.compose import compose
from mlsd_board.drawing.primitives import Text
from mlsd_board.drawing.shapes.legend import tags_used
from mlsd_board.drawing.shapes.node import ribbon_place
from mlsd_board.layout.swimlanes import lanes_in_order
from mlsd_board.model.geometry import Point

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def node(shell: Shell, component: str = "ranker") -> str:
    return next(id for id, n in shell.desk.session.design.nodes.items() if n.component == component)


def at(shell: Shell, x: float, y: float) -> QPoint:
    return shell.desk.view.mapFromScene(x, y)


def drag(shell: Shell, *points: tuple[float, float]) -> None:
    port = shell.desk.view.viewport()
    QTest.mousePress(port, LEFT, NONE, at(shell, *points[0]))
    for point in points[1:]:
        QTest.mouseMove(port, at(shell, *point))
    QTest.mouseRelease(port, LEFT, NONE, at(shell, *points[-1]))


def test_a_key_tags_what_is_selected_and_takes_the_tag_away(board: Shell, qtbot) -> None:
    session, view = board.desk.session, board.desk.view
    box, wire = node(board), next(iter(session.design.connections))
    view.select((box, wire))
    qtbot.keyClick(view, Qt.Key.Key_1, ALT)
    assert session.design.nodes[box].tag == session.design.connections[wire].tag == "red"
    board.menus.refresh()
    assert board.menus.actions["tag_red"].isChecked()

    qtbot.keyClick(view, Qt.Key.Key_5, ALT)
    assert session.design.nodes[box].tag == "blue"
    qtbot.keyClick(view, Qt.Key.Key_5, ALT)
    assert session.design.nodes[box].tag is None
    qtbot.keyClick(view, Qt.Key.Key_2, ALT)
    qtbot.keyClick(view, Qt.Key.Key_0, ALT)
    assert session.design.connections[wire].tag is None


def test_a_deep_dive_is_marked_on_the_box_and_in_the_brief(board: Shell, qtbot) -> None:
    session, box = board.desk.session, node(board)
    before = session.design.brief.deep_dives
    marked = session.design.nodes[box].deep_dive
    board.desk.view.select((box,))
    if marked:
        qtbot.keyClick(board.desk.view, Qt.Key.Key_J, CTRL)
    qtbot.keyClick(board.desk.view, Qt.Key.Key_J, CTRL)

    assert session.design.nodes[box].deep_dive
    assert box in [dive.node_id for dive in session.design.brief.deep_dives]
    qtbot.keyClick(board.desk.view, Qt.Key.Key_J, CTRL)
    assert not session.design.nodes[box].deep_dive
    assert len(session.design.brief.deep_dives) <= max(len(before), 1)


def test_a_double_click_on_the_mark_opens_the_inside(board: Shell, qtbot) -> None:
    session, box = board.desk.session, node(board)
    board.desk.view.select((box,))
    if not session.design.nodes[box].deep_dive:
        qtbot.keyClick(board.desk.view, Qt.Key.Key_J, CTRL)
    spot = ribbon_place(session.design.nodes[box].rect).centre
    port = board.desk.view.viewport()
    QTest.mouseClick(port, LEFT, NONE, at(board, *spot))
    QTest.mouseDClick(port, LEFT, NONE, at(board, *spot))

    page = next(p for p in session.pages if p.id == session.page)
    assert page.about == box


def test_a_note_is_pinned_to_what_is_selected_with_it_and_let_go(board: Shell, qtbot) -> None:
    session, view, box = board.desk.session, board.desk.view, node(board)
    view.select(())
    board.menus.run("note")
    qtbot.keyClick(view.focusWidget() or view, Qt.Key.Key_Escape)
    note = next(id for id, n in session.design.notes.items() if n.about is None)
    view.select((note, box))
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_N, ALT)
    assert session.design.notes[note].about == box
    assert view.board.pictures[note].words  # the line is there

    view.select((note,))
    qtbot.keyClick(view, Qt.Key.Key_N, ALT)
    assert session.design.notes[note].about is None
    assert view.board.pictures[note].words is None


def test_a_frame_says_where_things_run_and_the_rules_know(board: Shell) -> None:
    session, box = board.desk.session, node(board)
    board.desk.view.select((box,))
    board.menus.run("frame_offline")
    (frame,) = board.desk.view.selection
    assert session.design.frames[frame].zone == "offline"
    assert session.graph.nodes[box]["zone"] == "offline"

    board.menus.run("frame_team")
    assert (session.design.frames[frame].zone, session.design.frames[frame].role) == ("team", "boundary")
    board.menus.run("frame_group")
    assert session.graph.nodes[box]["zone"] is None


def test_lanes_are_laid_and_a_box_dropped_in_one_belongs_to_it(shell: Shell, qtbot) -> None:
    shell.documents.new_blank()
    qtbot.waitUntil(lambda: shell.desk is not None)
    view, session = shell.desk.view, shell.desk.session
    qtbot.keyClick(view, Qt.Key.Key_L, CTRL | ALT)
    qtbot.keyClicks(view.viewport().focusWidget() or view.focusWidget(), "Pipeline")
    qtbot.keyClick(view.focusWidget(), Qt.Key.Key_Return)
    pool = next(f for f in session.design.frames.values() if f.role == "lanes")
    first, second, third = lanes_in_order(list(session.design.frames.values()), pool)
    assert pool.title == "Pipeline"

    view.zoom_fit()
    id = view.insert_component("trainer", Point(second.rect.centre.x, first.rect.centre.y))
    assert session.design.nodes[id].frame == first.id
    here = session.design.nodes[id].rect.centre
    drag(shell, tuple(here), (here.x + 20, here.y + 40), (here.x, third.rect.centre.y))
    assert session.design.nodes[id].frame == third.id

    view.select((first.id,))
    corner = (first.rect.right - 2, first.rect.bottom - 2)
    drag(shell, corner, (corner[0] + 30, corner[1] + 60), (corner[0] + 64, corner[1] + 96))
    order = lanes_in_order(list(session.design.frames.values()), session.design.frames[pool.id])
    assert order[0].height > first.height
    assert [lane.width for lane in order] == [session.design.frames[pool.id].width] * 3
    assert order[1].y == order[0].rect.bottom

    view.select((first.id,))
    shell.menus.run("lane_on")
    order = lanes_in_order(list(session.design.frames.values()), session.design.frames[pool.id])
    assert [lane.id for lane in order] == [second.id, first.id, third.id]
    shell.menus.run("lane_add")
    assert sum(f.role == "lane" for f in session.design.frames.values()) == 4


def test_the_pen_writes_in_the_width_and_colour_that_was_chosen(board: Shell, qtbot) -> None:
    view, session = board.desk.view, board.desk.session
    assert not board.desk.pen_bar.isVisible()
    qtbot.keyClick(view, Qt.Key.Key_2)
    assert board.desk.pen_bar.isVisible()
    qtbot.mouseClick(board.desk.pen_bar.widths[5.0], LEFT)
    qtbot.mouseClick(board.desk.pen_bar.colours["green"], LEFT)
    area = view.visible_rect()
    before = set(session.design.inks)
    y = area.y + area.height * 0.7
    drag(board, (area.x + 60, y), (area.x + 90, y + 20), (area.x + 140, y))
    (ink,) = [session.design.inks[id] for id in set(session.design.inks) - before]
    assert (ink.width, ink.colour) == (5.0, "green")

    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert not board.desk.pen_bar.isVisible()
    view.select((ink.id,))
    qtbot.keyClick(view, Qt.Key.Key_6, ALT)
    assert session.design.inks[ink.id].colour == "violet"
    qtbot.keyClick(view, Qt.Key.Key_3)
    drag(board, (area.x + 60, y - 30), (area.x + 100, y + 30), (area.x + 100, y - 30))
    assert ink.id not in session.design.inks


def test_the_legend_says_what_a_colour_stands_for(board: Shell, qtbot, monkeypatch) -> None:
    view, session = board.desk.view, board.desk.session
    view.select((node(board),))
    qtbot.keyClick(view, Qt.Key.Key_1, ALT)
    assert tags_used(session.design) == {"red": "red"}
    monkeypatch.setattr(QInputDialog, "getText", lambda *_args, **_more: (" open risk ", True))
    board.menus.run("tag_name")

    assert tags_used(session.design) == {"red": "open risk"}
    drawing = compose(session.design, session.library, board.theme, legend=True)
    legend = next(g for g in drawing.items if g.id == "legend")
    assert "open risk" in [c.text for c in legend.children if isinstance(c, Text)]
    board.menus.run("undo")
    assert session.design.brief.tag_names == {}


def test_lanes_go_around_the_whole_board_where_nothing_is_selected(board: Shell) -> None:
    session = board.desk.session
    board.desk.view.select(())

    board.menus.run("lanes_rows")

    pool = next(f for f in session.design.frames.values() if f.role == "lanes")
    assert all(
        pool.rect.contains(node.rect.centre) for node in session.design.nodes.values() if not node.frame
    )
    assert {n.frame for n in session.design.nodes.values()} > {
        lane.id for lane in session.design.frames.values() if lane.role == "lane"
    }
