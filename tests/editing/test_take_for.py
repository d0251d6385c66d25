"""A box of an imported diagram becomes another component, or a note, and back; the graph follows."""

from mlsd_board.catalog.library import Library
from mlsd_board.editing.commands.take_for import take_for
from mlsd_board.editing.transaction import Transaction
from mlsd_board.graph.board_graph import build_graph, update_graph
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Node, Note
from mlsd_board.model.kind import Kind

DESIGN = Design.of(
    Node(id="a", component="feature_store", label="Store"),
    Note(id="b", text="Thing (?)", x=300, width=200, height=60),
    Connection(id="c", source="a", target="b"),
)


def taken(design: Design, library: Library, box: str, component: str, label: str = "") -> Design:
    tx = Transaction(design)
    take_for(tx, library, box, component, label)
    changes = tx.finish()
    graph = build_graph(design)
    after = design.apply(changes)
    update_graph(graph, changes, after)
    assert dict(graph.nodes(data=True)) == dict(build_graph(after).nodes(data=True))
    assert sorted(graph.edges(keys=True)) == sorted(build_graph(after).edges(keys=True))
    return after


def test_a_note_becomes_a_component_whose_arrows_get_kinds(library: Library) -> None:
    said = "Answers requests of the shop within 100 ms"
    after = taken(DESIGN, library, "b", "model_server", f"Thing\n[Python]\n{said}")

    assert after.nodes["b"].component == "model_server"
    assert after.nodes["b"].label == "Thing"
    assert after.nodes["b"].description == f"[Python]\n{said}"
    assert after.nodes["b"].rect.centre == DESIGN.notes["b"].rect.centre
    assert after.connections["c"].kind is Kind.FEATURES


def test_a_component_taken_for_another_keeps_the_name_it_had_in_the_diagram(library: Library) -> None:
    unnamed = Design(DESIGN.records | {"a": DESIGN.nodes["a"].model_copy(update={"label": ""})})

    assert taken(unnamed, library, "a", "ranker", "Model server").nodes["a"].label == "Model server"
    assert taken(unnamed, library, "a", "model_server", "model server").nodes["a"].label == ""
    assert taken(DESIGN, library, "a", "ranker", "Store").nodes["a"].label == "Store"


def test_a_component_becomes_a_note_with_its_words(library: Library) -> None:
    after = taken(DESIGN, library, "a", "note")

    assert after.notes["a"].text == "Store"
    assert "c" in after.connections


def test_a_label_that_only_says_the_component_is_dropped(library: Library) -> None:
    assert taken(DESIGN, library, "b", "trainer", "Trainer").nodes["b"].label == ""


def test_another_component_replaces_the_first(library: Library) -> None:
    assert taken(DESIGN, library, "a", "cache").nodes["a"].component == "cache"
