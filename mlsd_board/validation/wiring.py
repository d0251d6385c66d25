"""Which existing boxes an open port could be joined to, best first, so that a rule can suggest arrows that are sound."""

from collections.abc import Collection, Iterator
from typing import Literal, NamedTuple

from mlsd_board.catalog.component import Component
from mlsd_board.catalog.ports import infer_kind, legal_kinds
from mlsd_board.graph.queries import Edge
from mlsd_board.graph.typesets import OFFLINE_ONLY, ONLINE_COMPUTE
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board

SINKS = frozenset({"end_user", "downstream_system", "bi_dashboard", "alerting", "experiment_tracker"})
"""Where a story may end: nothing is expected to leave these."""
_WAITED_FOR = frozenset({Kind.REQUEST, Kind.FEATURES, Kind.DATA})
_INSTANT = frozenset({Kind.DATA, Kind.FEATURES, Kind.PREDICTIONS})
_REQUESTS = frozenset({Kind.REQUEST})


class Link(NamedTuple):
    """An arrow that could be drawn."""

    source: str
    target: str
    kind: Kind


class OpenPort(NamedTuple):
    """A required group of kinds of which no arrow enters (`in`) or leaves (`out`) a box."""

    node: str
    side: Literal["in", "out"]
    kinds: tuple[Kind, ...]


def open_ports(board: Board) -> list[OpenPort]:
    """Every required group without an arrow, by node; inputs first."""
    entering: set[tuple[str, Kind | None]] = set()
    leaving: set[tuple[str, Kind | None]] = set()
    for edge in board.queries.edges():
        entering.add((edge.target, edge.kind))
        leaving.add((edge.source, edge.kind))
    found: list[OpenPort] = []
    for node in sorted(board.queries.types):
        component = _component(board, node)
        if component is None:
            continue
        given = {kind for kind in Kind if (node, kind) in entering}
        sent = {kind for kind in Kind if (node, kind) in leaving}
        ins = [
            _ordered(component.inputs.allowed, group)
            for group in component.inputs.required
            if not group & given
        ]
        outs = [
            _ordered(component.default_kinds, group)
            for group in component.outputs.required
            if not group & sent
        ]
        found += [OpenPort(node, "in", kinds) for kinds in ins]
        found += [OpenPort(node, "out", kinds) for kinds in outs if component.id not in SINKS]
    return found


def links(board: Board, port: OpenPort) -> list[Link]:
    """The arrows to or from existing boxes that would fill a port, the most natural first."""
    found = []
    for other in sorted(board.queries.types):
        source, target = (other, port.node) if port.side == "in" else (port.node, other)
        found += [link for link in between(board, source, target) if link.kind in port.kinds]
    return sorted(found, key=lambda link: _fit(board, link))


def between(board: Board, source: str, target: str) -> Iterator[Link]:
    """The natural arrows from one box to another that would break nothing."""
    u, v = _component(board, source), _component(board, target)
    if source == target or u is None or v is None:
        return
    for kind in legal_kinds(u, v):
        link = Link(source, target, kind)
        if kind in u.outputs.allowed and kind in v.inputs.allowed and sound(board, link):
            yield link


def sound(board: Board, link: Link) -> bool:
    """Whether an arrow would close no instant circle and make no live request wait for a batch job."""
    source, target, kind = link
    ends = (board.type(source), board.type(target))
    waits = kind in _WAITED_FOR and ends[1] in ONLINE_COMPUTE and ends[0] in OFFLINE_ONLY
    if waits or (kind is Kind.REQUEST and not OFFLINE_ONLY.isdisjoint(ends)):
        return False
    circle = _REQUESTS if kind is Kind.REQUEST else _INSTANT if kind in _INSTANT else frozenset()
    return not circle or source not in board.queries.reached(target, circle)


def allows(board: Board, source: str, target: str, kind: Kind) -> bool:
    """Whether this kind may run between two boxes of the board."""
    u, v = _component(board, source), _component(board, target)
    return u is not None and v is not None and kind in legal_kinds(u, v)


def first_edge(board: Board, source: str, target: str, kinds: Collection[Kind]) -> Edge:
    """The arrow of one of these kinds that joins two boxes known to be joined so."""
    return next(e for e in board.queries.edges(kinds) if (e.source, e.target) == (source, target))


def _fit(board: Board, link: Link) -> tuple[bool, bool, int, bool, int, str, str]:
    """Smaller is better: the usual meaning of the arrow, a need of the target, then neighbours in the life cycle."""
    u, v = _component(board, link.source), _component(board, link.target)
    if u is None or v is None:
        return True, True, 99, True, 99, link.source, link.target
    places = list(board.library.groups)
    return (
        infer_kind(board.library, u.id, v.id) is not link.kind,
        not any(link.kind in group for group in v.inputs.required),
        (*u.default_kinds, link.kind).index(link.kind),
        {u.stage, v.stage} == {"online", "offline"},
        abs(places.index(u.group) - places.index(v.group)),
        link.source,
        link.target,
    )


def _component(board: Board, node: str) -> Component | None:
    return board.library.components.get(board.type(node))


def _ordered(order: Collection[Kind], kinds: Collection[Kind]) -> tuple[Kind, ...]:
    first = [kind for kind in order if kind in kinds]
    return (*first, *sorted(set(kinds) - set(first)))
