"""The comparison panel: one's own board beside a reference, in a list and upon the board."""

from pathlib import Path

from PySide6.QtCore import Qt

from mlsd_board.desktop.files import dialogs
from mlsd_board.desktop.window.shell import Shell
from mlsd_board.editing.commands.move import move

REFERENCE = str(Path(__file__).parents[2] / "references" / "video_recommendation.json")


def opened(board: Shell, qtbot):
    board.menus.actions["compare"].trigger()
    panel = board.desk_panels.compare
    qtbot.waitUntil(panel.isVisible)
    panel.use(REFERENCE)
    return panel


def test_it_is_there_only_once_it_is_asked_for(board: Shell, qtbot) -> None:
    assert not board.docks.wanted("compare")

    opened(board, qtbot)

    assert board.docks.wanted("compare")
    board.menus.actions["show_compare"].trigger()
    assert not board.desk_panels.compare.isVisible()


def test_both_boards_stand_side_by_side(board: Shell, qtbot) -> None:
    panel = opened(board, qtbot)
    lines = {(line.text(0), line.text(1)) for line in panel.list.lines()}

    assert ("–", "Model quality monitor") in lines
    assert panel.filters["missing"].text() == "13 only there"
    panel.filters["covered"].click()
    assert ("Label joiner", "Label joiner") in {(ln.text(0), ln.text(1)) for ln in panel.list.lines()}


def test_a_line_says_more_and_what_is_missing_can_be_taken_over(board: Shell, qtbot) -> None:
    panel = opened(board, qtbot)
    line = next(line for line in panel.list.lines() if line.text(1) == "Privacy filter")
    panel.list.setCurrentItem(line)
    assert panel.sentence.text().startswith("One strong answer also had a privacy filter, after the")
    assert board.desk.view.board.ghosts

    qtbot.mouseClick(panel.take, Qt.MouseButton.LeftButton)

    placed = [n for n in board.desk.session.design.nodes.values() if n.component == "privacy_filter"]
    assert len(placed) == 1
    assert any(c.target == placed[0].id for c in board.desk.session.design.connections.values())
    qtbot.waitUntil(lambda: panel.filters["missing"].text() != "13 only there")
    board.menus.actions["undo"].trigger()
    assert not board.desk.session.dirty


def test_the_overlay_lies_on_the_board_without_being_part_of_it(board: Shell, qtbot) -> None:
    panel = opened(board, qtbot)
    assert panel._overlay.items == []

    panel.upon.setChecked(True)
    assert len(panel._overlay.items) > 10
    assert not board.desk.session.dirty

    board.menus.actions["show_compare"].trigger()
    assert panel._overlay.items == []


def test_a_reference_that_cannot_be_read_is_said(board: Shell, qtbot, monkeypatch) -> None:
    told = []
    monkeypatch.setattr(dialogs, "show_error", lambda *args: told.append(str(args[2])))
    panel = opened(board, qtbot)

    panel.use("nowhere.mlsd.json")

    assert "nowhere.mlsd.json" in told[0]
    assert panel.comparison is not None


def test_a_reference_stays_where_no_other_file_is_chosen(board: Shell, qtbot, monkeypatch) -> None:
    monkeypatch.setattr(dialogs, "ask_board", lambda *_: None)
    panel = opened(board, qtbot)

    panel.choice.given.emit("…")

    assert panel.comparison is not None
    assert panel.choice.value == REFERENCE


def test_a_chosen_reference_stays_in_other_colours_and_follows_the_boxes(board: Shell, qtbot) -> None:
    panel = opened(board, qtbot)
    panel.use("two_stage_recommender")
    panel.filters["missing"].click()
    panel.upon.setChecked(True)

    board.menus.run("theme_dark")

    other = board.desk_panels.compare
    assert other is not panel
    assert other.choice.value == "two_stage_recommender"
    assert not other.filters["missing"].isChecked()
    assert other.upon.isChecked()
    other.use(REFERENCE)
    before = [item.boundingRect() for item in other._overlay.items]
    board.desk.edit("Move", lambda tx: move(tx, set(tx.design.nodes), 64, 0))
    assert [item.boundingRect() for item in other._overlay.items] != before
