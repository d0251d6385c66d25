"""Writes node-link JSON: what `networkx.node_link_data(G, edges="edges")` gives, and nothing of the board is lost.

Places, sizes and drawn routes are scene units (px at 100 %, y down).
"""

import json
from typing import Any

from mlsd_board.catalog.library import Library
from mlsd_board.drawing.routes import routes
from mlsd_board.drawing.scene import Scene, scene_of
from mlsd_board.formats.contract import Exporter, ExportOptions
from mlsd_board.formats.node_link.fields import (
    EDGE_FACTS,
    EXTENSION,
    EXTENSION_VERSION,
    NODE_FIELDS,
    EdgeExtra,
    NodeExtra,
    fits,
)
from mlsd_board.layout.routing.router import Route
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Frame, Ink, Node, Note, Suppression
from mlsd_board.model.values import AttributeValue

_TEXTS = ("label", "contract")


def node_link(design: Design, library: Library) -> dict[str, Any]:
    """The design as a node-link table, elements in the order of their ids."""
    scene, drawn = scene_of(design), routes(design)
    inner = [c for _, c in sorted(design.connections.items()) if _is_edge(design, c)]
    return {
        "directed": True,
        "multigraph": True,
        "graph": _graph(design, library),
        "nodes": [_node(node, scene, library) for _, node in sorted(design.nodes.items())],
        "edges": [_edge(connection, drawn.get(connection.id)) for connection in inner],
    }


def _write(design: Design, options: ExportOptions) -> bytes:
    table = node_link(design, options.library)
    graph = json.dumps(table["graph"], ensure_ascii=False, indent=1, allow_nan=False)
    head = f'"directed": true,\n"multigraph": true,\n"graph": {graph}'
    lists = (f'"{name}": {_lines(table[name])}' for name in ("nodes", "edges"))
    return ("{\n" + ",\n".join([head, *lists]) + "\n}\n").encode("utf-8")


EXPORTER = Exporter("json", "Node-link JSON", (".json",), _write)


def _lines(entries: list[dict[str, Any]]) -> str:
    lines = ",\n".join(json.dumps(entry, ensure_ascii=False, allow_nan=False) for entry in entries)
    return f"[\n{lines}\n]" if lines else "[]"


def _is_edge(design: Design, connection: Connection) -> bool:
    return connection.source in design.nodes and connection.target in design.nodes


def _node(node: Node, scene: Scene, library: Library) -> dict[str, Any]:
    facts: dict[str, Any] = {"id": node.id, "component": node.component}
    if node.label:
        facts["label"] = node.label
    facts |= {k: _json(v) for k, v in node.attributes.items() if _is_flat(node, k, v, library)}
    if node.rationale:
        facts["rationale"] = node.rationale
    if node.deep_dive:
        facts["deep_dive"] = True
    facts |= {"x": node.x, "y": node.y, "width": node.width, "height": node.height}
    return facts | ({"hidden": True} if node.id in scene.hidden_in else {})


def _is_flat(node: Node, name: str, value: AttributeValue, library: Library) -> bool:
    return name not in NODE_FIELDS and fits(library.attribute(node.component, name), value)


def _json(value: AttributeValue) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _edge(connection: Connection, drawn: Route | None) -> dict[str, Any]:
    facts: dict[str, Any] = {"source": connection.source, "target": connection.target, "key": connection.id}
    if connection.kind:
        facts["kind"] = connection.kind.value
    for name in EDGE_FACTS:
        value = getattr(connection, name)
        if value is not None and not (name in _TEXTS and not value):
            facts[name] = value
    if drawn:
        facts["points"] = [[round(x, 2), round(y, 2)] for x, y in drawn.points]
    return facts


def _graph(design: Design, library: Library) -> dict[str, Any]:
    brief = design.brief.model_dump(mode="json", exclude_defaults=True)
    if design.suppressions:
        brief["suppressed"] = [_suppressed(s) for _, s in sorted(design.suppressions.items())]
    extension = _extension(design, library)
    return {"brief": brief} | ({EXTENSION: {"version": EXTENSION_VERSION, **extension}} if extension else {})


def _suppressed(suppression: Suppression) -> dict[str, Any]:
    facts = suppression.model_dump(mode="json", exclude_defaults=True)
    return facts | ({"node_id": suppression.elements[0]} if len(suppression.elements) == 1 else {})


def _extension(design: Design, library: Library) -> dict[str, Any]:
    others: list[Frame | Note | Ink | Connection]
    others = [*design.frames.values(), *design.notes.values(), *design.inks.values()]
    others += [c for c in design.connections.values() if not _is_edge(design, c)]
    elements = [
        {"element": r.element, **r.model_dump(mode="json", exclude_defaults=True)}
        for r in sorted(others, key=lambda record: record.id)
    ]
    nodes = {id: _node_extra(node, library) for id, node in sorted(design.nodes.items())}
    edges = {id: _edge_extra(c) for id, c in sorted(design.connections.items()) if _is_edge(design, c)}
    parts: dict[str, Any] = {
        "elements": elements,
        "nodes": {id: extra for id, extra in nodes.items() if extra},
        "edges": {id: extra for id, extra in edges.items() if extra},
    }
    return {name: part for name, part in parts.items() if part}


def _node_extra(node: Node, library: Library) -> dict[str, Any]:
    kept = {k: v for k, v in node.attributes.items() if not _is_flat(node, k, v, library)}
    unknown = node.component not in library.components
    extra = NodeExtra(
        frame=node.frame, z=node.z, locked=node.locked, tag=node.tag, attributes=kept, unknown=unknown
    )
    return extra.model_dump(mode="json", exclude_defaults=True)


def _edge_extra(connection: Connection) -> dict[str, Any]:
    extra = EdgeExtra(
        source_side=connection.source_side,
        target_side=connection.target_side,
        waypoints=connection.waypoints,
        untyped=connection.kind is None,
        tag=connection.tag,
    )
    return extra.model_dump(mode="json", exclude_defaults=True)
