"""Reads node-link JSON: whatever `networkx.node_link_data` writes, and our own files without loss."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from mlsd_board.catalog.library import Library
from mlsd_board.formats.contract import Imported, Importer
from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.native.codec import parse_json
from mlsd_board.formats.node_link import parts
from mlsd_board.formats.node_link.fields import (
    BOX_FIELDS,
    EDGE_FACTS,
    EDGE_FIELDS,
    EXTENSION,
    EXTENSION_VERSION,
    NODE_FIELDS,
    EdgeExtra,
    Extension,
    NodeExtra,
    fits,
)
from mlsd_board.formats.node_link.kinds import with_kinds
from mlsd_board.formats.node_link.naming import edge_name, node_names, written
from mlsd_board.formats.node_link.remarks import Remarks
from mlsd_board.formats.node_link.saying import read_brief, read_suppressions
from mlsd_board.model.brief import Brief
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Box, Connection, Node, Note, Record
from mlsd_board.model.ids import BRIEF_ID, RESERVED
from mlsd_board.model.integrity import faults
from mlsd_board.model.values import AttributeValue

_NODES = re.compile(rb'"nodes"\s*:')
_GRAPH_FIELDS = frozenset({"brief", "name", EXTENSION})


@dataclass(slots=True)
class _Reading:
    """One file being read: what is known so far."""

    library: Library
    extension: Extension
    names: Mapping[str, str]
    remarks: Remarks
    records: dict[str, Record] = field(default_factory=dict)


def read(data: bytes, library: Library) -> Imported:
    """The design in a node-link file. Raises `FormatError` naming the JSON path at fault."""
    try:
        return _read(parse_json(data), library)
    except RecursionError as error:
        advice = "No board is; the file is damaged."
        raise FormatError("the file is nested too deeply", advice=advice) from error


IMPORTER = Importer("json", "Node-link JSON", (".json",), lambda head: bool(_NODES.search(head)), read)


def _read(file: object, library: Library) -> Imported:
    if not isinstance(file, dict) or "nodes" not in file:
        msg = "this is neither a board nor a graph as node-link JSON: it has no list of nodes"
        raise FormatError(msg, advice='Write graphs with networkx.node_link_data(G, edges="edges").')
    remarks = Remarks()
    graph = parts.table(file.get("graph"), "graph")
    nodes = parts.rows(file["nodes"], "nodes")
    extension = _extension(graph, remarks)
    names = node_names(nodes, {e.id for e in extension.elements}, remarks)
    reading = _Reading(library, extension, names, remarks)
    for number, (entry, name) in enumerate(zip(nodes, names.values(), strict=True)):
        reading.records[name] = _box(reading, entry, name, f"nodes[{number}]")
    for number, element in enumerate(extension.elements):
        if element.id in reading.records:
            where = f"graph.{EXTENSION}.elements[{number}].id"
            raise FormatError(f"the id {element.id!r} is used twice", where=where)
        reading.records[element.id] = element
    _take_edges(reading, file)
    _take_brief(reading, graph)
    placed = all(parts.table(n, "").get(axis) is not None for n in nodes for axis in ("x", "y"))
    return Imported(_sound(Design(reading.records), remarks), remarks.lines(), needs_layout=not placed)


def _extension(graph: Mapping[str, Any], remarks: Remarks) -> Extension:
    where = f"graph.{EXTENSION}"
    facts = parts.table(graph.get(EXTENSION), where)
    version = facts.get("version", EXTENSION_VERSION)
    if isinstance(version, int) and version > EXTENSION_VERSION:
        remarks.add("written by a newer MLSD Board and left out: frames, notes and the like", where)
        return Extension()
    return parts.made(Extension, facts, where)


def _box(reading: _Reading, entry: Mapping[str, Any], name: str, where: str) -> Node | Note:
    label = parts.text(entry.get("label"), f"{where}.label")
    place = {side: entry[side] for side in BOX_FIELDS if entry.get(side) is not None}
    extra = reading.extension.nodes.get(name, NodeExtra())
    place |= {"id": name, "frame": extra.frame, "z": extra.z, "locked": extra.locked, "tag": extra.tag}
    named_by = "component" if entry.get("component") is not None else "type"
    component = parts.text(entry.get(named_by), f"{where}.{named_by}")
    if component not in reading.library.components and not extra.unknown:
        reading.remarks.add(f"the component {component or '(none)'!r} is unknown; kept as a note", where)
        return parts.made(Note, {**place, "text": label or component or name}, where)
    attributes = {
        key: _attribute(reading, component, key, value, f"{where}.{key}")
        for key, value in entry.items()
        if key not in NODE_FIELDS and key != named_by and value is not None
    }
    said = {key: entry[key] for key in ("rationale", "deep_dive") if entry.get(key) is not None}
    facts = {**place, **said, "component": component, "label": label}
    return parts.made(Node, {**facts, "attributes": {**attributes, **extra.attributes}}, where)


def _attribute(reading: _Reading, component: str, key: str, value: object, where: str) -> AttributeValue:
    taken = parts.attribute(value, where, reading.remarks)
    known = reading.library.attribute(component, key)
    nested = isinstance(value, dict | list) and isinstance(taken, str)
    if known and not fits(known, taken) and not nested:
        title = reading.library.title(component)
        raise FormatError(f"{key} of {title} must be of the type {known.type}", where=where)
    return taken


def _take_edges(reading: _Reading, file: Mapping[str, Any]) -> None:
    key = "edges" if "edges" in file else "links"
    entries = parts.rows(file.get(key), key)
    if file.get("directed") is False and entries:
        reading.remarks.add("the graph is undirected; arrows point from `source` to `target`")
    seen: set[tuple[str, str, str]] = set()
    connections: list[Connection] = []
    taken = {*reading.records, *RESERVED}
    for number, entry in enumerate(entries):
        where = f"{key}[{number}]"
        facts = parts.table(entry, where)
        ends = _end(reading, facts, "source", where), _end(reading, facts, "target", where)
        if facts.get("key") is not None:
            identity = (*ends, written(facts["key"]))
            if identity in seen:
                raise FormatError("this edge is there twice", where=f"{where}.key")
            seen.add(identity)
        name = edge_name(facts, ends, taken)
        taken.add(name)
        connections.append(_connection(reading, facts, (name, *ends), where))
    open_ended = [c for c in connections if not reading.extension.edges.get(c.id, EdgeExtra()).untyped]
    components = {id: r.component for id, r in reading.records.items() if isinstance(r, Node)}
    typed = with_kinds(open_ended, components, reading.library)
    reading.records |= {c.id: typed.get(c.id, c) for c in connections}


def _end(reading: _Reading, edge: Mapping[str, Any], end: str, where: str) -> str:
    if end not in edge:
        raise FormatError(f"the edge has no {end}", where=f"{where}.{end}")
    name = reading.names.get(written(edge[end]))
    if name is None:
        raise FormatError(f"there is no node {edge[end]!r}", where=f"{where}.{end}")
    return name


def _connection(
    reading: _Reading, edge: Mapping[str, Any], ids: tuple[str, str, str], where: str
) -> Connection:
    for name in edge:
        if name not in EDGE_FIELDS:
            reading.remarks.add(f"{name!r} of edges is not known here and left out", where)
    facts = {name: edge[name] for name in EDGE_FACTS if edge.get(name) not in (None, "")}
    facts |= {
        name: parts.text(facts[name], f"{where}.{name}") for name in ("label", "contract") if name in facts
    }
    if edge.get("kind") not in (None, ""):
        facts["kind"] = edge["kind"]
    extra = reading.extension.edges.get(ids[0], EdgeExtra()).model_dump(exclude={"untyped"})
    return parts.made(
        Connection, {**extra, **facts, **dict(zip(("id", "source", "target"), ids, strict=True))}, where
    )


def _take_brief(reading: _Reading, graph: Mapping[str, Any]) -> None:
    raw = parts.table(graph.get("brief"), "graph.brief")
    brief = read_brief(raw, reading.remarks)
    if not brief.title and isinstance(graph.get("name"), str):
        brief = brief.model_copy(update={"title": graph["name"]})
    if brief != Brief():
        reading.records[BRIEF_ID] = brief
    for suppression in read_suppressions(raw, reading.names, reading.records, reading.remarks):
        reading.records[suppression.id] = suppression
    for name in graph:
        if name not in _GRAPH_FIELDS:
            reading.remarks.add("not known here and left out", f"graph.{name}")


def _sound(design: Design, remarks: Remarks) -> Design:
    """The design without what hangs in the air because nodes were taken out of the file by another program."""
    while found := list(faults(design)):
        records = dict(design.records)
        for fault in found:
            record = design.records[fault.record]
            remarks.add(f"{fault.reason}; what referred to it was loosened", fault.record)
            if isinstance(record, Connection):
                records.pop(fault.record, None)
            elif isinstance(record, Box):
                records[fault.record] = records[fault.record].model_copy(update={fault.field: None})
        design = Design(records)
    return design
