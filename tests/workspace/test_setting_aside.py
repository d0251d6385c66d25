"""Findings set aside: with their reason they stay so, whatever becomes of the board, until there is nothing left to them."""

from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest

from mlsd_board.catalog.library import Library
from mlsd_board.editing.clipboard import fragment, insert
from mlsd_board.editing.commands.add import add_node
from mlsd_board.editing.commands.add_page import copy_page
from mlsd_board.editing.commands.connect import connect
from mlsd_board.editing.commands.delete import delete
from mlsd_board.editing.commands.duplicate import duplicate
from mlsd_board.editing.commands.group import group
from mlsd_board.editing.commands.move import move
from mlsd_board.editing.commands.move_to_page import move_to_page
from mlsd_board.editing.commands.rename import rename
from mlsd_board.editing.commands.suppress import Status, suppress
from mlsd_board.editing.transaction import Transaction
from mlsd_board.formats.native.codec import dumps, loads
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Node, Suppression
from mlsd_board.model.geometry import Point
from mlsd_board.model.ids import FIRST_PAGE
from mlsd_board.workspace.checking import check_design
from mlsd_board.workspace.opening import read_board
from mlsd_board.workspace.session import Session

REASON = "The next team joins it."


@pytest.fixture
def session(library: Library, starter: Design) -> Session:
    """A board with a cache that nothing is joined to, which is set aside."""
    made = Session(library, starter)
    with made.edit("Add") as tx:
        cache = add_node(tx, "cache", Point(2000, 2000))
    with made.edit("Set aside") as tx:
        suppress(tx, "STR001", [cache], REASON, "out_of_scope")
    return made


def aside(session: Session) -> list[tuple[str, ...]]:
    """What the findings that are set aside on this page are about; none of the rule is left."""
    report = session.report
    assert "STR001" not in {f.code for f in report.findings}
    assert report.unused_suppressions == ()
    assert {(s.by.reason, s.by.status) for s in report.suppressed} == {(REASON, "out_of_scope")}
    return [s.finding.elements for s in report.suppressed]


EDITS: dict[str, Callable[[Transaction], object]] = {
    "rename": lambda tx: rename(tx, "cache", "Edge cache"),
    "move": lambda tx: move(tx, ["cache"], -300, 50),
    "group": lambda tx: group(tx, ["cache"]),
    "a neighbour goes": lambda tx: delete(tx, ["ranker"]),
}


@pytest.mark.parametrize("edit", EDITS)
def test_it_survives_edits_undo_and_redo(edit: str, session: Session) -> None:
    with session.edit(edit) as tx:
        EDITS[edit](tx)
    about = aside(session)
    session.undo()

    assert aside(session) == about == [("cache",)]
    session.redo()
    assert aside(session) == about


def test_it_is_undone_as_one_step(session: Session) -> None:
    session.undo()
    assert "STR001" in {f.code for f in session.report.findings}
    session.redo()
    assert aside(session) == [("cache",)]


def test_it_survives_the_file(session: Session, library: Library, tmp_path: Path) -> None:
    path = session.save(tmp_path / "board.mlsd.json")

    assert aside(Session(library, read_board(path, library).design)) == [("cache",)]


def test_a_copy_of_a_page_sets_aside_its_own(session: Session) -> None:
    with session.edit_book("Copy") as tx:
        page = copy_page(tx, FIRST_PAGE)
    session.show_page(page)

    (about,) = aside(session)
    assert about != ("cache",)
    assert set(about) <= session.design.nodes.keys()
    session.show_page(FIRST_PAGE)
    assert aside(session) == [("cache",)]


def test_a_copy_of_an_element_is_set_aside_as_the_element_is(
    session: Session, library: Library, starter: Design
) -> None:
    with session.edit("Duplicate") as tx:
        shown = duplicate(tx, ["cache"])
    assert shown == ["cache_2"], "what was set aside is nothing to select"
    assert aside(session) == [("cache",), ("cache_2",)]

    pasted = loads(dumps(fragment(session.design, ["cache_2"])).encode())
    other = Session(library, starter)
    with other.edit("Paste") as tx:
        insert(tx, pasted, 0, 0)
    assert aside(other) == [("cache",)]


def test_what_was_set_aside_about_more_than_the_copied_stays_behind(library: Library) -> None:
    design = Design.of(
        Node(id="a", component="cache"),
        Node(id="b", component="cache"),
        Suppression(id="both", code="STR001", elements=("a", "b"), reason="so"),
        Suppression(id="all", code="STR001", reason="so"),
    )

    assert not fragment(design, ["a"]).suppressions
    assert fragment(design, ["a", "b"]).suppressions.keys() == {"both"}
    assert not fragment(design, []).records


def test_it_moves_to_another_page_with_the_element(session: Session) -> None:
    with session.edit_book("Move") as tx:
        page = copy_page(tx, FIRST_PAGE)
        move_to_page(tx, ["cache"], page)
    assert not session.design.suppressions

    session.show_page(page)
    assert aside(session) == [("cache",), ("cache_2",)]
    session.undo()
    assert aside(session) == [("cache",)]


def test_it_goes_with_its_element_and_comes_back_with_it(session: Session) -> None:
    with session.edit("Delete") as tx:
        delete(tx, ["cache"])
    assert not session.design.suppressions
    assert session.report.unused_suppressions == ()

    session.undo()
    assert aside(session) == [("cache",)]


def test_it_outlives_a_secondary_element() -> None:
    tx = Transaction(
        Design.of(
            Node(id="a", component="cache"),
            Node(id="b", component="trainer"),
            Connection(id="w", source="a", target="b"),
            Suppression(id="first", code="STR002", elements=("a", "w"), reason="so"),
            Suppression(id="second", code="STR002", elements=("w", "a"), reason="so"),
        )
    )
    delete(tx, ["w"])

    assert [(s.id, s.elements) for s in tx.design.suppressions.values()] == [("first", ("a",))]
    tx.finish()


def test_it_is_reported_once_there_is_nothing_to_set_aside(session: Session, library: Library) -> None:
    with session.edit("Connect") as tx:
        connect(tx, library, "ranker", "cache")
    report = session.report

    assert [s.code for s in report.unused_suppressions] == ["STR001"]
    session.undo()
    assert aside(session) == [("cache",)]


@pytest.mark.parametrize("status", get_args(Status))
def test_every_status_sets_aside_and_is_kept(status: Status, session: Session, library: Library) -> None:
    with session.edit("Say it otherwise") as tx:
        (old,) = tx.design.suppressions
        tx.remove(old)
        suppress(tx, "STR001", ["cache"], REASON, status)
    again = loads(dumps(session.design).encode())

    (entry,) = check_design(again, library).suppressed
    assert (entry.finding.elements, entry.by.status) == (("cache",), status)


def test_a_severity_of_the_element_does_not_bring_it_back(session: Session) -> None:
    with session.edit("Severity") as tx:
        cache = tx.design.nodes["cache"]
        tx.put(cache.model_copy(update={"rules": {"STR001": "error"}}))

    assert aside(session) == [("cache",)]
    assert session.report.suppressed[0].finding.severity.value == "error"
