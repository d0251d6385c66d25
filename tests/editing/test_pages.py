"""Pages: added, copied, put in order, emptied and torn out."""

import pytest

from mlsd_board.editing.commands.add_page import add_page, copy_page, deep_dive_page
from mlsd_board.editing.commands.move_to_page import move_to_page
from mlsd_board.editing.commands.order_pages import move_page
from mlsd_board.editing.commands.remove_page import remove_page
from mlsd_board.editing.transaction import EditError, Transaction
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Frame, Node, Note, Suppression
from mlsd_board.model.ids import FIRST_PAGE
from mlsd_board.model.pages import alone, each_page, first_page, page_design, page_title, pages_of


def board() -> Transaction:
    return Transaction(
        Design.of(
            Frame(id="f"),
            Node(id="a", component="ranker", frame="f"),
            Node(id="b", component="trainer"),
            Connection(id="a-b", source="a", target="b"),
            Note(id="n", about="a", text="why"),
            Suppression(id="s", code="STR001", elements=("a",), reason="so"),
        )
    )


def test_a_board_has_one_page_until_another_is_added() -> None:
    tx = board()
    assert [page.id for page in pages_of(tx.design)] == [FIRST_PAGE]
    assert page_design(tx.design, FIRST_PAGE) is tx.design

    new = add_page(tx, " Second ")
    assert [page_title(tx.design, p.id) for p in pages_of(tx.design)] == ["Page 1", "Second"]
    assert page_design(tx.design, new).nodes == {}
    assert page_design(tx.design, FIRST_PAGE).nodes.keys() == {"a", "b"}


def test_a_copy_refers_to_copies_only() -> None:
    tx = board()
    made = copy_page(tx, FIRST_PAGE)
    new = page_design(tx.design, made)
    tx.finish()

    assert new.nodes.keys().isdisjoint({"a", "b"})
    (frame,), (wire,), (note,) = new.frames, new.connections.values(), new.notes.values()
    assert {n.component: n.frame for n in new.nodes.values()} == {"ranker": frame, "trainer": None}
    assert {wire.source, wire.target} == new.nodes.keys()
    assert new.nodes[note.about or ""].component == "ranker"
    assert next(iter(new.suppressions.values())).elements == (wire.source,)


def test_pages_are_renumbered_when_one_moves() -> None:
    tx = board()
    second, third = add_page(tx), add_page(tx)
    move_page(tx, third, -2)

    assert [page.id for page in pages_of(tx.design)] == [third, FIRST_PAGE, second]
    move_page(tx, third, 99)
    assert [page.order for page in pages_of(tx.design)] == [0, 1, 2]
    assert pages_of(tx.design)[-1].id == third


def test_the_only_page_stays() -> None:
    tx = board()
    with pytest.raises(EditError, match="at least one page"):
        remove_page(tx, FIRST_PAGE)
    second = add_page(tx)
    remove_page(tx, FIRST_PAGE)

    assert [page.id for page in pages_of(tx.design)] == [second]
    assert not tx.design.nodes
    assert not tx.design.suppressions
    tx.finish()


def test_the_inside_of_a_box_gets_one_page_that_outlives_the_box() -> None:
    tx = board()
    dive = deep_dive_page(tx, "a", "Ranker")
    assert deep_dive_page(tx, "a", "again") == dive
    assert tx.design.pages[dive].purpose == "deep_dive"
    remove = Transaction(page_design(tx.design, FIRST_PAGE))
    from mlsd_board.editing.commands.delete import delete

    delete(remove, ["a"])
    assert tx.design.apply(remove.finish()).pages[dive].about is None


def test_what_moves_to_another_page_takes_its_arrows_and_leaves_the_others() -> None:
    tx = board()
    second = add_page(tx)
    assert move_to_page(tx, ["f"], second) == ["a-b"]
    tx.finish()

    assert page_design(tx.design, second).boxes.keys() == {"f", "a"}
    assert tx.design.notes["n"].about is None  # what it was about is elsewhere
    assert move_to_page(tx, ["b"], second) == []


def test_a_new_element_lies_on_the_page_it_is_put_on_under_a_name_that_is_free_everywhere() -> None:
    tx = board()
    second = add_page(tx)
    page = Transaction(page_design(tx.design, second))
    name = page.fresh_id("a")
    page.put(Node(id=name, component="ranker"))

    assert name == "a_2"
    assert tx.design.apply(page.finish()).nodes[name].page == second


def test_a_page_alone_is_a_board_of_its_own() -> None:
    tx = board()
    copy_page(tx, FIRST_PAGE)
    pages = [alone(design) for _, design in each_page(tx.design)]

    assert pages[0] == board().design
    assert [p.page for p in pages[1].nodes.values()] == [FIRST_PAGE] * 2
    assert first_page(tx.design).nodes.keys() == {"a", "b"}
