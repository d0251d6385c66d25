"""The mutants of a design: one piece removed, reversed, retyped or left unsaid."""

import ast
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import mlsd_board
from mlsd_board.catalog.library import Library
from mlsd_board.catalog.ports import legal_kinds
from mlsd_board.model.brief import Brief, Requirements
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Node
from mlsd_board.model.kind import Kind

OPERATORS = {
    "component": "a box removed, with its arrows",
    "connection": "an arrow removed",
    "reversed": "an arrow turned round",
    "retyped": "an arrow given another kind, a legal one where there is one",
    "attribute": "an attribute that rules read, unset",
    "brief": "a field of the brief emptied",
}
_SOURCES = ("rules", "estimate", "graph", "validation")
_BRIEF = (
    *("restatement", "category", "questions", "scope_in", "scope_out", "task", "why", "constraints"),
    *("metrics", "tradeoffs", "deep_dives"),
)


class Mutant(NamedTuple):
    """A changed design. `core` tells whether the piece belongs to the core picture."""

    operator: str
    name: str
    core: bool
    design: Design


def mutants(design: Design, library: Library, core: Collection[str]) -> Iterator[Mutant]:
    """Every mutant, in a fixed order."""
    for node in design.nodes.values():
        yield from _of_node(design, library, node, core=node.id in core)
    for connection in design.connections.values():
        yield from _of_connection(
            design, library, connection, core={connection.source, connection.target} <= set(core)
        )
    yield from _of_brief(design)


def _of_node(design: Design, library: Library, node: Node, *, core: bool) -> Iterator[Mutant]:
    arrows = [c.id for c in design.connections_at([node.id])]
    yield Mutant("component", node.id, core, _without(design, {node.id, *arrows}))
    for name in sorted(node.attributes.keys() & attributes_read()):
        left = {key: value for key, value in node.attributes.items() if key != name}
        changed = node.model_copy(update={"attributes": left})
        yield Mutant("attribute", f"{node.id}.{name}", core, _with(design, changed))


def _of_connection(design: Design, library: Library, c: Connection, *, core: bool) -> Iterator[Mutant]:
    name = f"{c.source} > {c.target} as {c.kind.value if c.kind else 'nothing'}"
    yield Mutant("connection", name, core, _without(design, {c.id}))
    turned = c.model_copy(update={"source": c.target, "target": c.source})
    yield Mutant("reversed", name, core, _with(design, turned))
    u, v = (library.components[design.nodes[end].component] for end in (c.source, c.target))
    others = [kind for kind in (*legal_kinds(u, v), *Kind) if kind is not c.kind]
    retyped = c.model_copy(update={"kind": others[0]})
    yield Mutant("retyped", f"{name} to {others[0].value}", core, _with(design, retyped))


def _of_brief(design: Design) -> Iterator[Mutant]:
    empty = Brief()
    for name in _BRIEF:
        if getattr(design.brief, name) != getattr(empty, name):
            changed = design.brief.model_copy(update={name: getattr(empty, name)})
            yield Mutant("brief", name, True, _with(design, changed))
    for tag in design.brief.tags:
        left = tuple(t for t in design.brief.tags if t != tag)
        yield Mutant(
            "brief", f"tag {tag}", True, _with(design, design.brief.model_copy(update={"tags": left}))
        )
    nothing = Requirements()
    for name in Requirements.model_fields:
        if getattr(design.brief.req, name) != getattr(nothing, name):
            req = design.brief.req.model_copy(update={name: getattr(nothing, name)})
            yield Mutant(
                "brief", f"req.{name}", True, _with(design, design.brief.model_copy(update={"req": req}))
            )


@cache
def attributes_read() -> frozenset[str]:
    """The words in the sources of rules and estimates: an attribute that is not among them is read by none."""
    root = Path(mlsd_board.__file__).parent
    files = [p for part in _SOURCES for p in (root / part).rglob("*.py") if "credits" not in p.parts]
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in sorted(files))
    words = (n.value for tree in trees for n in ast.walk(tree) if isinstance(n, ast.Constant))
    return frozenset(word for word in words if isinstance(word, str))


def _without(design: Design, ids: Collection[str]) -> Design:
    return Design({id: record for id, record in design.records.items() if id not in ids})


def _with(design: Design, record: Node | Connection | Brief) -> Design:
    return Design({**design.records, record.id: record})
