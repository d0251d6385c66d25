"""A design as a `networkx.MultiDiGraph`, kept up to date from change sets.

Nodes are the component nodes of the design, keyed by id, with the attributes `type` (component id), `label`,
`rationale`, `deep_dive`, `zone`, and every attribute stated on the box, in the units of the library. Edges are the
connections between them, keyed by connection id, with `kind`, `mode`, `label`, `delay_s`, `step`,
`calls_per_request` and `contract`; what is unset is None. The `zone` of a box that states none is that of the
innermost frame around it that has one. Notes, frames and the arrows that touch them are not
part of the graph.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeAlias

from mlsd_board.model.change import Change, ChangeSet
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Frame, Node, Record

if TYPE_CHECKING:
    import networkx as nx

    BoardGraph: TypeAlias = nx.MultiDiGraph[str]
else:
    BoardGraph = (
        object  # its library is read when the first board is, since the first window need not wait for it
    )


def build_graph(design: Design) -> BoardGraph:
    """The graph of a whole design."""
    import networkx as nx

    graph: BoardGraph = nx.MultiDiGraph()
    for node in design.nodes.values():
        graph.add_node(node.id, **node_facts(node, design))
    _connect(graph, design.connections.values())
    return graph


def update_graph(graph: BoardGraph, changes: ChangeSet, after: Design) -> None:
    """Bring `graph` from the state before `changes` to `after`. Equal to a fresh build, at every moment."""
    touched = {
        id
        for id, change in changes.changes.items()
        if isinstance(change.before, Node | Connection) or isinstance(change.after, Node | Connection)
    }
    # A note may become a node under the same id, and the other way round.
    sides = {id: (changes.changes[id].before, changes.changes[id].after) for id in touched}
    nodes = {id for id, (before, now) in sides.items() if isinstance(before, Node) or isinstance(now, Node)}
    came = {id for id in nodes if not all(isinstance(side, Node) for side in sides[id])}
    loose = touched - nodes | {c.id for c in after.connections_at(came)}
    for id in loose:
        _disconnect(graph, sides[id][0] if id in sides else after.connections[id])
    for id in sorted(nodes):
        node = after.nodes.get(id)
        if node is None:
            if id in graph:
                graph.remove_node(id)
        else:
            graph.add_node(id)
            graph.nodes[id].clear()
            graph.nodes[id].update(node_facts(node, after))
    _connect(graph, (after.connections[id] for id in sorted(loose) if id in after.connections))
    if any(_is_rezoned(change) for change in changes.changes.values()):
        for node in after.nodes.values():
            graph.nodes[node.id]["zone"] = _zone(node, after)


def node_facts(node: Node, design: Design) -> dict[str, Any]:
    """The attributes a graph node carries for a box."""
    fields = {
        "type": node.component,
        "label": node.label,
        "rationale": node.rationale,
        "deep_dive": node.deep_dive,
    }
    return {**node.attributes, "zone": _zone(node, design), **fields}


def edge_facts(connection: Connection) -> dict[str, Any]:
    """The attributes a graph edge carries for a connection."""
    names = ("kind", "mode", "label", "delay_s", "step", "calls_per_request", "contract")
    return {name: getattr(connection, name) for name in names}


def _zone(node: Node, design: Design) -> object:
    """What the box states, else what the frames around it say; a ring of frames is walked once."""
    stated, frame, seen = node.attributes.get("zone"), node.frame, set[str]()
    while stated is None and frame in design.frames and frame is not None and frame not in seen:
        seen.add(frame)
        stated, frame = design.frames[frame].zone, design.frames[frame].frame
    return stated


def _is_rezoned(change: Change) -> bool:
    """Whether a frame came, went, or means something else now."""
    before, after = change.before, change.after
    if not isinstance(before or after, Frame):
        return False
    return (getattr(before, "zone", None), getattr(before, "frame", None)) != (
        getattr(after, "zone", None),
        getattr(after, "frame", None),
    )


def _disconnect(graph: BoardGraph, before: Record | None) -> None:
    if isinstance(before, Connection) and graph.has_edge(before.source, before.target, before.id):
        graph.remove_edge(before.source, before.target, before.id)


def _connect(graph: BoardGraph, connections: Iterable[Connection]) -> None:
    for c in connections:
        if c.source in graph and c.target in graph:
            graph.add_edge(c.source, c.target, key=c.id, **edge_facts(c))
