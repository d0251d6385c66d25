"""The names node-link files use, and the extension that carries what a graph has no place for."""

from collections.abc import Mapping
from typing import Literal

from mlsd_board.catalog.component import Attribute
from mlsd_board.model.elements import Element, Place, Side
from mlsd_board.model.values import AttributeValue, Tag, Value

EXTENSION = "mlsd_board"
EXTENSION_VERSION = 1
BOX_FIELDS = ("x", "y", "width", "height")
NODE_FIELDS = frozenset({"id", "component", "label", "rationale", "deep_dive", "hidden", *BOX_FIELDS})
EDGE_FACTS = ("mode", "label", "delay_s", "step", "calls_per_request", "contract")
EDGE_FIELDS = frozenset({"source", "target", "key", "id", "kind", "points", *EDGE_FACTS})


class NodeExtra(Value):
    """What a node of the graph has no field for; `attributes` are those whose names or types would be misread.

    `unknown` says that the component was not in the library either when the file was written.
    """

    frame: str | None = None
    z: int = 0
    locked: bool = False
    tag: Tag | None = None
    attributes: Mapping[str, AttributeValue] = {}
    unknown: bool = False


class EdgeExtra(Value):
    """What an edge of the graph has no field for; `untyped` says that the kind is left open on purpose."""

    source_side: Side | None = None
    target_side: Side | None = None
    waypoints: tuple[Place, ...] = ()
    untyped: bool = False
    tag: Tag | None = None


class Extension(Value):
    """`graph.mlsd_board`: frames, notes, ink, arrows that touch them, and the rest of nodes and edges by id."""

    version: Literal[1] = 1
    elements: tuple[Element, ...] = ()
    nodes: Mapping[str, NodeExtra] = {}
    edges: Mapping[str, EdgeExtra] = {}


def fits(attribute: Attribute | None, value: AttributeValue) -> bool:
    """Whether a value is of the type the library gives the attribute. Ranges and choices are for the rules."""
    kind = attribute.type if attribute else "list"
    if kind in ("number", "integer"):
        if isinstance(value, bool) or not isinstance(value, int | float):
            return False
        return kind == "number" or isinstance(value, int) or value.is_integer()
    if kind == "boolean":
        return isinstance(value, bool)
    if kind == "choice":
        return isinstance(value, str)
    return kind != "text" or not isinstance(value, tuple)
