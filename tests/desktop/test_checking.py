"""Small boards are checked at once; of large ones the findings come later, and never those of a board gone by."""

import threading
from collections.abc import Iterator

import pytest

from mlsd_board.catalog.library import Library
from mlsd_board.desktop import checking
from mlsd_board.desktop.checking import BoardSession, Checker
from mlsd_board.desktop.window.shell import Shell
from mlsd_board.editing.commands.add import add_node
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Node
from mlsd_board.model.geometry import Point
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.rule import Rule
from mlsd_board.validation.severity import Phase, Severity
from mlsd_board.workspace.session import Session

LONE = Design.of(Node(id="r", component="ranker"), Node(id="t", component="trainer", x=300))


@pytest.fixture
def large(library: Library, monkeypatch: pytest.MonkeyPatch) -> BoardSession:
    """Two boxes, which here count as many."""
    monkeypatch.setattr(checking, "AT_ONCE", 1)
    return BoardSession(library, LONE)


def test_a_small_board_is_checked_at_once(library: Library) -> None:
    assert BoardSession(library, LONE).report == Session(library, LONE).report
    assert BoardSession(library, LONE).report.findings


def test_findings_of_a_large_board_come_from_the_checker(
    large: BoardSession, library: Library, qtbot
) -> None:
    checker = Checker(large)
    assert large.report.findings == ()

    with qtbot.waitSignal(checker.done):
        checker.check()

    assert large.checked
    assert large.report == Session(library, LONE).report


def test_while_the_board_moves_on_the_old_findings_stand_and_then_the_new_come(
    large: BoardSession, library: Library, qtbot
) -> None:
    checker = Checker(large)
    checker.check()
    with large.edit("Add") as tx:
        add_node(tx, "model_registry", Point(600, 0))
    checker.check()

    qtbot.waitUntil(lambda: large.checked and not checker.busy)

    assert large.report == Session(library, large.design).report
    checker.close()


def test_a_run_for_a_board_gone_by_stops_early_and_says_nothing(
    large: BoardSession, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However busy its rules are: it stops at the next thing they find."""
    stopped, reached = threading.Event(), threading.Event()

    def endless(_board: Board) -> Iterator[Violation]:
        try:
            while True:
                reached.set()
                yield Violation("again")
        finally:
            stopped.set()

    large.rules = (Rule(endless, "ZZZ001", "endless", Severity.INFO, Phase.CLARIFY, min_size=0),)
    checker = Checker(large)
    checker.check()
    assert reached.wait(10)
    large.rules = ()
    large.recheck()

    with qtbot.waitSignal(checker.done):
        checker.check()

    assert stopped.wait(10)
    assert large.checked
    assert large.report.findings == ()
    checker.close()


def test_the_panel_shows_the_findings_when_they_come(
    shell: Shell, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "AT_ONCE", 1)

    shell.documents.new_from_template("two_stage_recommender")
    problems = shell.desk_panels.problems
    assert not problems.list.rows.keys
    assert problems.calm.text() == "The board is being checked…", "nothing is praised before it was looked at"
    assert problems.bar.filters["error"].text() == "errors", "nor counted"
    assert problems.mark.isHidden()
    assert shell.status.calm.text() == "Checking…"

    qtbot.waitUntil(lambda: bool(shell.desk_panels.problems.list.rows.keys))
    assert shell.status.counts["error"].isVisible()
    assert shell.desk.session.report.counts["error"] > 0
