"""The whole way once, with real clicks and keys: start page, findings, fixes, undo, save, export, reopen."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from mlsd_board.catalog.templates import load_templates
from mlsd_board.desktop.files import dialogs
from mlsd_board.desktop.start import start
from mlsd_board.desktop.window.shell import Shell
from mlsd_board.formats.contract import ExportOptions
from mlsd_board.workspace.recent import recent_boards


def codes(shell: Shell) -> list[str]:
    return [finding.code for finding in shell.desk.session.report.findings]


def gaps(shell: Shell) -> set[str]:
    """What the starter leaves out on purpose and the board still lacks."""
    return set(load_templates()["two_stage_recommender"].gaps) & set(codes(shell))


def lines(shell: Shell) -> list[str]:
    listed = shell.desk_panels.problems.list
    return [listed.entry(key).code for key in listed.rows.keys]


def test_a_card_opens_its_board_with_its_gaps_listed(shell: Shell, qtbot) -> None:
    page = shell.start_page
    qtbot.waitUntil(lambda: bool(page.templates))
    page.filters.shelves["starter"].click()
    page.shelf.look_at("starter:two_stage_recommender")

    qtbot.mouseClick(page.detail.buttons["open"], Qt.MouseButton.LeftButton)

    assert shell.pages.currentWidget().isAncestorOf(shell.desk.view)
    assert gaps(shell) == set(load_templates()["two_stage_recommender"].gaps)
    assert sorted(lines(shell)) == codes(shell)
    errors = shell.desk.session.report.counts["error"]
    assert shell.status.counts["error"].text() == f"{errors} error{'s' if errors != 1 else ''}"


def test_every_gap_is_closed_by_its_own_button_and_comes_back_with_undo(board: Shell, qtbot) -> None:
    start, wanted = board.desk.session.design, gaps(board)
    problems = board.desk_panels.problems
    for gap in sorted(wanted):
        while problems.list.entry(problems.list.current_key()) is None or problems.current.code != gap:
            qtbot.keyClick(board.window, Qt.Key.Key_F8)
        with qtbot.waitSignal(board.desk.checked):
            qtbot.mouseClick(problems.detail.fix_buttons[0], Qt.MouseButton.LeftButton)
        assert gap not in codes(board)
        assert gap not in lines(board)
    assert len(board.desk.session.history.done) == len(wanted)

    for _ in wanted:
        qtbot.keyClick(board.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert board.desk.session.design == start
    assert gaps(board) == wanted


def test_fix_all_safe_is_one_step(board: Shell, qtbot, rest) -> None:
    start = board.desk.session.design

    qtbot.mouseClick(board.desk_panels.problems.bar.fix_all, Qt.MouseButton.LeftButton)
    rest(board)

    assert gaps(board) == set()
    assert len(board.desk.session.history.done) == 1
    board.menus.actions["undo"].trigger()
    assert board.desk.session.design == start
    board.menus.actions["redo"].trigger()
    assert gaps(board) == set()


def test_saved_exported_closed_and_opened_again(
    board: Shell, rest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "mine.mlsd.json"
    monkeypatch.setattr(dialogs, "ask_save_path", lambda *_: target)
    board.menus.actions["fix_all"].trigger()
    rest(board)
    design = board.desk.session.design
    assert board.window.isWindowModified()

    board.menus.actions["save"].trigger()

    assert not board.window.isWindowModified()
    assert "mine" in board.window.windowTitle()
    for format in ("png", "svg", "dot"):
        out = tmp_path / f"out.{format}"
        board.documents.export(out, ExportOptions(board.desk.session.library), format)
        rest(board)
        assert out.stat().st_size > 500
    board.menus.actions["start"].trigger()
    assert board.desk is None
    assert recent_boards() == [target]
    board.documents.open(target)
    rest(board)
    assert board.desk.session.design == design
    for picture in ("out.png", "out.svg"):
        board.documents.open(tmp_path / picture)
        rest(board)
        assert board.desk.session.design == design
        assert board.desk.session.path is None


def test_an_option_that_is_not_known_is_told_as_on_the_command_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as end:
        start(["--foo"])

    assert end.value.code == 2
    assert capsys.readouterr().err == (
        "mlsd-board: unrecognized arguments: --foo\nSee `mlsd-board --help`.\n"
    )


def test_the_window_starts_and_tests_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    import subprocess
    import sys

    done = subprocess.run(
        [sys.executable, "-m", "mlsd_board", "--self-test"], capture_output=True, text=True, timeout=90
    )

    assert (done.returncode, done.stderr) == (0, "")
