"""What a reference has and one's own board lacks, as something that can be shown and taken over."""

from mlsd_board.catalog.library import Library
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Node
from mlsd_board.model.integrity import faults
from mlsd_board.practice.compare.compare import compare
from mlsd_board.practice.compare.ghosts import ghosts

REFERENCE = Design.of(
    Node(id="model", component="model_server", x=0, y=0),
    Node(id="gate", component="guardrail", x=240, y=0, frame=None),
    Node(id="far", component="cache", x=0, y=400),
    Connection(id="w", source="model", target="gate"),
)
MINE = Design.of(Node(id="m", component="model_server", x=1000, y=1000))


def test_what_is_missing_lies_beside_its_neighbours_and_is_joined_to_them(library: Library) -> None:
    after = MINE.apply(ghosts(MINE, REFERENCE, library))
    gate = next(n for n in after.nodes.values() if n.component == "guardrail")

    assert (gate.x, gate.y) == (1240, 1000)
    assert [(w.source, w.target) for w in after.connections.values()] == [("m", gate.id)]
    assert not list(faults(after))
    assert compare(after, REFERENCE, library).of("missing") == []


def test_only_what_is_asked_for_is_added(library: Library) -> None:
    after = MINE.apply(ghosts(MINE, REFERENCE, library, {"far"}))

    assert sorted(n.component for n in after.nodes.values()) == ["cache", "model_server"]
    assert not after.connections


def test_ghosts_never_lie_upon_a_box(library: Library) -> None:
    crowded = Design.of(*MINE.records.values(), Node(id="e", component="event_logger", x=1240, y=1000))
    after = crowded.apply(ghosts(crowded, REFERENCE, library))
    boxes = [n.rect for n in after.nodes.values()]

    assert not [(a, b) for n, a in enumerate(boxes) for b in boxes[:n] if a.overlaps(b)]


def test_an_empty_board_gets_the_reference_as_it_is(library: Library) -> None:
    after = Design().apply(ghosts(Design(), REFERENCE, library))

    assert compare(after, REFERENCE, library).of("missing") == []
