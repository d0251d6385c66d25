"""An unforeseen error ends in one dialog and a kept copy, not in a dead program."""

import sys

import pytest

from mlsd_board.desktop.files import dialogs
from mlsd_board.desktop.window.crash import guard
from mlsd_board.desktop.window.shell import Shell
from mlsd_board.workspace import recovery
from mlsd_board.workspace.folders import state_folder


def test_an_error_is_told_once_logged_and_the_work_is_kept(
    board: Shell, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = []
    monkeypatch.setattr(dialogs, "show_error", lambda *args: told.append(str(args[2])))
    monkeypatch.setattr(recovery, "still_runs", lambda _: False)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    board.palette.wanted.emit("cache")
    guard(board)

    for _ in range(3):
        sys.excepthook(ZeroDivisionError, ZeroDivisionError("by nought"), None)
    qtbot.waitUntil(lambda: bool(told))
    qtbot.wait(20)

    assert len(told) == 1
    assert "by nought" in told[0]
    assert "Traceback" not in told[0]
    assert (state_folder() / "errors.log").read_text().count("by nought") == 3
    assert len(recovery.leftovers()) == 1
