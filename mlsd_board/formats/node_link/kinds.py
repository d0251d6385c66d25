"""Finds the kinds of bare arrows in a whole graph, sources first, since some boxes pass on what enters them."""

from collections import deque
from collections.abc import Iterable, Mapping

from mlsd_board.catalog.library import Library
from mlsd_board.catalog.ports import infer_kind
from mlsd_board.model.elements import Connection
from mlsd_board.model.kind import Kind

_MOST_ENTERING = 100
"""So many arrows into a box say what it passes on."""


def with_kinds(
    connections: Iterable[Connection], components: Mapping[str, str], library: Library
) -> dict[str, Connection]:
    """The connections by id, in their order, those without a kind now with the one they mean, if there is one.

    `components` names the component of each node; arrows at anything else stay as they are.
    """
    found = {c.id: c for c in connections}
    order = {id: place for place, id in enumerate(found)}
    bare = {c.id for c in found.values() if c.kind is None}
    into: dict[str, list[str]] = {}
    out_of: dict[str, list[str]] = {}
    for c in found.values():
        into.setdefault(c.target, []).append(c.id)
        if c.id in bare:
            out_of.setdefault(c.source, []).append(c.id)
    waiting = {node: sum(id in bare for id in ids) for node, ids in into.items()}
    ready = deque(id for id in found if id in bare and not waiting.get(found[id].source))
    left = deque(sorted(bare, key=order.__getitem__))
    while bare:
        # In a ring nothing is ready: begin with what was drawn first.
        id = ready.popleft() if ready else left.popleft()
        if id not in bare:
            continue
        bare.remove(id)
        connection = found[id]
        near = into.get(connection.source, [])[:_MOST_ENTERING]
        entering = [kind for i in near if (kind := found[i].kind)]
        found[id] = connection.model_copy(update={"kind": _kind(connection, entering, components, library)})
        waiting[connection.target] -= 1
        if not waiting[connection.target]:
            ready.extend(out_of.get(connection.target, ()))
    return found


def _kind(
    connection: Connection, entering: list[Kind], components: Mapping[str, str], library: Library
) -> Kind | None:
    source, target = components.get(connection.source, ""), components.get(connection.target, "")
    return infer_kind(library, source, target, entering, connection.label)
