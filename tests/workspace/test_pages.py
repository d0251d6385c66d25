"""A session with several pages, and the pages on the command line's side: found by name, judged, exported."""

from pathlib import Path

import pytest

from mlsd_board.catalog.library import Library
from mlsd_board.editing.commands.add import add_node
from mlsd_board.editing.commands.add_page import add_page, copy_page, deep_dive_page
from mlsd_board.editing.commands.rename import rename
from mlsd_board.formats.contract import ExportOptions
from mlsd_board.formats.errors import FormatError
from mlsd_board.model.change import ChangeSet
from mlsd_board.model.design import Design
from mlsd_board.model.geometry import Point
from mlsd_board.model.ids import FIRST_PAGE
from mlsd_board.model.pages import alone, page_design
from mlsd_board.workspace.checking import check_design
from mlsd_board.workspace.exporting import export
from mlsd_board.workspace.opening import read_board
from mlsd_board.workspace.paging import find_page, judged
from mlsd_board.workspace.session import Session


@pytest.fixture
def session(library: Library, starter: Design) -> Session:
    made = Session(library, starter)
    with made.edit_book("Pages") as tx:
        second = copy_page(tx, FIRST_PAGE)
        rename(tx, second, "Second attempt")
        deep_dive_page(tx, "ranker", "Ranker")
    return made


def page(session: Session, title: str) -> str:
    return find_page(session.book, title).id


def test_an_edit_changes_the_page_that_is_shown_and_no_other(session: Session, starter: Design) -> None:
    turned: list[str] = []
    session.turned.append(lambda: turned.append(session.page))
    session.show_page(page(session, "second ATTEMPT"))
    before = page_design(session.book, FIRST_PAGE)
    with session.edit("Add") as tx:
        id = add_node(tx, "cache", Point(2000, 2000))

    assert turned == [session.page]
    assert session.book.nodes[id].page == session.page
    assert page_design(session.book, FIRST_PAGE).nodes == before.nodes == starter.nodes
    assert id in session.graph


def test_the_graph_and_the_findings_are_those_of_the_page(session: Session, library: Library) -> None:
    for title in ("1", "Second attempt", "Ranker"):
        session.show_page(page(session, title))
        assert set(session.graph) == set(session.design.nodes)
        assert session.report == check_design(session.design, library)
    assert session.report.findings == ()
    assert len(session.report.not_applicable) > 50  # a deep dive owns up to what was not asked


def test_all_pages_are_saved_and_a_turned_page_is_no_change(session: Session, tmp_path: Path) -> None:
    path = session.save(tmp_path / "book.mlsd.json")
    session.show_page(page(session, "3"))
    assert not session.dirty
    assert read_board(path, session.library).design == session.book


def test_changes_of_all_pages_are_heard(session: Session) -> None:
    heard: list[ChangeSet] = []
    session.listeners.append(heard.append)
    with session.edit_book("Elsewhere") as tx:
        rename(tx, page(session, "Second attempt"), "Third")

    assert [set(changes.changes) for changes in heard] == [{page(session, "Third")}]


def test_pages_are_found_by_title_number_and_id(session: Session) -> None:
    ids = [p.id for p in session.pages]
    assert [find_page(session.book, name).id for name in ("1", "2", "3")] == ids
    assert find_page(session.book, ids[1]).id == ids[1]
    with pytest.raises(FormatError, match="'Second attempt'"):
        find_page(session.book, "4")


def test_designs_are_judged_and_deep_dives_are_not(session: Session) -> None:
    assert [p.id for p, _ in judged(session.book)] == [FIRST_PAGE, page(session, "Second attempt")]
    alone_there = Design({id: r for id, r in session.book.records.items() if id != "x"})
    assert len(judged(alone_there)) == 2


def test_one_page_or_all_are_exported(session: Session, tmp_path: Path) -> None:
    options = ExportOptions(session.library)
    one = export(session.book, tmp_path / "one.svg", options, page="Ranker")
    every = export(session.book, tmp_path / "every.mlsd.svg", options, page="all")

    assert [path.name for path in one] == ["one.svg"]
    assert [path.name for path in every] == [
        "every_page_1.mlsd.svg",
        "every_2_ranker.mlsd.svg",
        "every_3_second_attempt.mlsd.svg",
    ]
    for path in (*one, *every):  # each picture carries the whole board
        assert read_board(path, session.library).design == session.book
    assert len({path.read_bytes() for path in every}) == 3


def test_a_pdf_holds_all_pages_and_a_graph_one(session: Session, tmp_path: Path) -> None:
    options = ExportOptions(session.library)
    export(session.book, tmp_path / "all.pdf", options, page="all")
    export(session.book, tmp_path / "one.pdf", options)
    export(session.book, tmp_path / "two.json", options, page="Second attempt")
    sheets = [(tmp_path / name).read_bytes().count(b"/Type /Page\n") for name in ("all.pdf", "one.pdf")]

    assert sheets == [3, 1]
    again = read_board(tmp_path / "two.json", session.library).design
    assert again.nodes == alone(page_design(session.book, page(session, "Second attempt"))).nodes


def test_when_the_page_shown_is_torn_out_its_neighbour_is_shown(session: Session) -> None:
    with session.edit_book("One more") as tx:
        last = add_page(tx)
    session.show_page(last)
    session.undo()

    assert session.page in [p.id for p in session.pages]
    assert session.design == page_design(session.book, session.page)
