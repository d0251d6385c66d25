"""Boxes of a legend are notes, whatever they are called."""

from mlsd_board.formats.interpretation.legend import signs
from mlsd_board.formats.parsed.diagram import Diagram, Loose, Shape
from mlsd_board.model.geometry import Rect
from tests.formats.importers.reading import imported

CLUSTER = b"""digraph {
  store [label="Feature store"]; serve [label="Model server"]; store -> serve
  subgraph cluster_key { label="Colour key"; a [label="Training"]; b [label="Storage"]; a -> b }
  subgraph cluster_other { label="API key"; c [label="Model registry"] }
}"""


def test_a_group_that_is_called_so_explains_signs_unless_arrows_lead_out_of_it() -> None:
    found = imported("a.dot", CLUSTER)

    assert set(found.design.nodes) == {"store", "serve", "c"}
    assert {n.text for n in found.design.notes.values()} == {"Training", "Storage"}
    assert {b.by for b in found.reports[0].boxes if b.id in ("a", "b")} == {"part of a legend"}
    joined = imported("a.dot", CLUSTER.replace(b"digraph {", b"digraph { b -> serve"))
    assert set(joined.design.nodes) == {"store", "serve", "c", "a", "b"}


def test_what_stands_close_below_the_word_does_too() -> None:
    def box(id: str, x: float, y: float) -> Shape:
        return Shape(id, id, rect=Rect(x, y, 160, 40))

    shapes = (
        box("above", 0, 40),
        box("first", 0, 130),
        box("second", 0, 190),
        box("far", 0, 300),
        box("beside", 400, 130),
    )
    heading = Loose("t", "Легенда:", Rect(0, 100, 120, 20))

    assert signs(Diagram(shapes, texts=(heading,))) == {"first", "second"}
