"""The references have the graphs they are meant to have: the same boxes, attributes and arrows."""

from pathlib import Path

import pytest

from mlsd_board.formats.importers.node_link import IMPORTER
from mlsd_board.model.design import Design
from tests.templates.conftest import LIBRARY, REFERENCES, folded

SPECIFIED = {path.stem: path for path in (Path(__file__).parents[1] / "references").glob("*.json")}


def arrows(design: Design) -> set[tuple[object, ...]]:
    return {(c.source, c.target, c.kind, c.mode) for c in design.connections.values()}


def test_every_specified_design_ships() -> None:
    assert set(SPECIFIED) == set(REFERENCES)


@pytest.mark.parametrize("id", REFERENCES)
def test_a_reference_is_the_specified_graph(id: str) -> None:
    wanted = IMPORTER.read(SPECIFIED[id].read_bytes(), LIBRARY).design
    found = folded(id)

    assert {n.id: n.component for n in found.nodes.values()} == {
        n.id: n.component for n in wanted.nodes.values()
    }
    assert {n.id: dict(n.attributes) for n in found.nodes.values()} == {
        n.id: dict(n.attributes) for n in wanted.nodes.values()
    }
    assert arrows(found) == arrows(wanted)
    assert len(found.connections) == len(wanted.connections)
