"""Which existing boxes an open port could be joined to, best first, so that a rule can suggest arrows that are sound."""

from collections.abc import Collection, Iterator
from typing import Literal, NamedTuple, TypeAlias, cast

from mlsd_board.catalog.component import Component
from mlsd_board.catalog.library import Library
from mlsd_board.catalog.ports import infer_kind, legal_kinds
from mlsd_board.graph.queries import Edge, walk
from mlsd_board.graph.typesets import ACTORS, FLOW, OFFLINE_ONLY, ONLINE_COMPUTE, SERVING
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.gates import skips_gate

SINKS = frozenset({"end_user", "downstream_system", "bi_dashboard", "alerting", "experiment_tracker"})
"""Where a story may end: nothing is expected to leave these."""
_WAITED_FOR = frozenset({Kind.REQUEST, Kind.FEATURES, Kind.DATA})
INSTANT = frozenset({Kind.DATA, Kind.FEATURES, Kind.PREDICTIONS})
"""What is there as soon as it is made."""
RAW = frozenset({Kind.DATA, Kind.REQUEST, Kind.EVENTS})
"""How pictures, sound and text travel before a step has made something of them."""
_UNDECODED = ACTORS | {
    "api_gateway",
    "app_backend",
    "data_lake",
    "data_validator",
    "data_warehouse",
    "label_joiner",
    "operational_db",
    "sensor_source",
}
"""What holds pictures, sound and text as they are."""
DECODES = ("data_preprocessor", "feature_transform", "embedding_encoder", "query_understanding")
HOLDS = frozenset(
    {
        "event_logger",
        "event_stream",
        "label_joiner",
        "prediction_logger",
        "data_lake",
        "data_warehouse",
        "feature_store",
        "workflow_orchestrator",
        "human_review_queue",
        "experiment_platform",
        "cache",
        "prediction_store",
    }
)
"""Where time passes: a loop through one of these is no instant circle."""
_REQUESTS = frozenset({Kind.REQUEST})


_Fitness: TypeAlias = tuple[bool, bool, bool, int, bool, int]


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
    return [
        port for ports in board.queries.once("open ports", lambda: _open(board)).values() for port in ports
    ]


def open_ports_of(board: Board, node: str) -> list[OpenPort]:
    """The required groups of one box without an arrow; inputs first."""
    return board.queries.once("open ports", lambda: _open(board)).get(node, [])


def _open(board: Board) -> dict[str, list[OpenPort]]:
    found: dict[str, list[OpenPort]] = {}
    for node in sorted(board.queries.types):
        component = _component(board, node)
        if component is None:
            continue
        given = {e.kind for e in board.queries.into(node)}
        sent = {e.kind for e in board.queries.out(node)}
        ports = [
            OpenPort(node, "in", _ordered(component.inputs.allowed, group))
            for group in component.inputs.required
            if given.isdisjoint(group)
        ]
        if component.id not in SINKS:
            ports += [
                OpenPort(node, "out", _ordered(component.default_kinds, group))
                for group in component.outputs.required
                if sent.isdisjoint(group)
            ]
        if ports:
            found[node] = ports
    return found


def links(board: Board, port: OpenPort) -> Iterator[Link]:
    """The arrows to or from existing boxes that would fill a port, the most natural first.

    How natural an arrow is depends on its components alone, so that boxes are looked at only as far as somebody asks.
    """
    key = ("fits", board.type(port.node), port.side, port.kinds)
    for rank in board.queries.once(key, lambda: _ranks(board, port)):
        for other in board.queries.of(rank):
            ends = (other, port.node) if port.side == "in" else (port.node, other)
            for link in (Link(*ends, kind) for kind in rank[board.type(other)]):
                if other != port.node and sound(board, link):
                    yield link


def _ranks(board: Board, port: OpenPort) -> list[dict[str, list[Kind]]]:
    """The component types on the board that could fill a port, with the kinds, in ranks of equal fitness."""
    own = board.type(port.node)
    found: dict[_Fitness, dict[str, list[Kind]]] = {}
    for other in sorted(set(board.queries.types.values())):
        pair = (other, own) if port.side == "in" else (own, other)
        for kind, fitness in _natural(board.library, *pair):
            if kind in port.kinds:
                found.setdefault(fitness, {}).setdefault(other, []).append(kind)
    return [found[fitness] for fitness in sorted(found)]


def between(board: Board, source: str, target: str) -> Iterator[Link]:
    """The natural arrows from one box to another that would break nothing."""
    if source == target:
        return
    for kind, _ in _natural(board.library, board.type(source), board.type(target)):
        link = Link(source, target, kind)
        if sound(board, link):
            yield link


def usual(board: Board, source: str, target: str) -> bool:
    """Whether the one component is usually followed by the other."""
    component = _component(board, source)
    return component is not None and board.type(target) in component.followed_by


def sound(board: Board, link: Link) -> bool:
    """Whether an arrow closes no instant circle, makes no live request wait, and skips neither decoding nor a gate."""
    source, target, kind = link
    if kind is Kind.MODEL and skips_gate(board, source, target):
        return False
    ends = (board.type(source), board.type(target))
    if ends[1] in SERVING and kind in RAW and source in _undecoded(board) and _skips_decoding(board, target):
        return False
    waits = kind in _WAITED_FOR and ends[1] in ONLINE_COMPUTE and ends[0] in OFFLINE_ONLY
    if waits or (kind is Kind.REQUEST and not OFFLINE_ONLY.isdisjoint(ends)):
        return False
    if kind is Kind.REQUEST:
        return source not in board.queries.reached(target, _REQUESTS)
    return kind not in INSTANT or target not in _behind(board, source)


def _behind(board: Board, node: str) -> frozenset[str]:
    """What leads to a box without time passing in a log or a store on the way."""
    held = board.queries.once("held", lambda: frozenset(board.of(HOLDS)))
    return board.queries.once(
        ("behind", node),
        lambda: (
            frozenset() if node in held else board.queries.leading_to([node], INSTANT, avoiding=held) - held
        ),
    )


def _undecoded(board: Board) -> frozenset[str]:
    """What pictures, sound and text get to as they are."""
    return board.queries.once("undecoded", lambda: _passed_on(board))


def _passed_on(board: Board) -> frozenset[str]:
    holders, steps = board.of(_UNDECODED), set(board.of(DECODES))
    return frozenset({*holders, *walk(board.queries.next(RAW), holders, steps)} - steps)


def _skips_decoding(board: Board, target: str) -> bool:
    """Whether pictures, sound or text would enter a model that no step prepares them for."""
    media = board.brief.category == "transformation" or board.tagged("image", "audio", "translation", "ner")
    return media and not board.queries.reach(board.of(DECODES), {target}, FLOW | _REQUESTS)


def allows(board: Board, source: str, target: str, kind: Kind) -> bool:
    """Whether this kind may run between two boxes of the board."""
    u, v = _component(board, source), _component(board, target)
    return u is not None and v is not None and kind in legal_kinds(u, v)


def legal(board: Board, edge: Edge) -> bool:
    """Whether an arrow that is there runs between two boxes that may be joined so."""
    ends = (edge.source, edge.target)
    return edge.kind is not None and ends[0] != ends[1] and allows(board, *ends, edge.kind)


def first_edge(board: Board, source: str, target: str, kinds: Collection[Kind]) -> Edge:
    """The arrow of one of these kinds that joins two boxes known to be joined so."""
    return next(e for e in board.queries.out(source, kinds) if e.target == target)


def _natural(library: Library, source: str, target: str) -> tuple[tuple[Kind, _Fitness], ...]:
    """The natural kinds of arrows between two components, each with its fitness; kept as long as the library is."""
    u, v = library.components.get(source), library.components.get(target)
    if u is None or v is None:
        return ()
    key = ("natural", source, target)
    if key not in library.memory:
        kinds = (k for k in legal_kinds(u, v) if k in u.outputs.allowed and k in v.inputs.allowed)
        library.memory[key] = tuple((kind, _fitness(library, u, v, kind)) for kind in kinds)
    return cast("tuple[tuple[Kind, _Fitness], ...]", library.memory[key])


def _fitness(library: Library, u: Component, v: Component, kind: Kind) -> _Fitness:
    """Smaller is better: the usual meaning of the arrow, a usual way on, a need of the target, then neighbours."""
    places = list(library.groups)
    return (
        infer_kind(library, u.id, v.id) is not kind,
        v.id not in u.followed_by,
        not any(kind in group for group in v.inputs.required),
        (*u.default_kinds, kind).index(kind),
        {u.stage, v.stage} == {"online", "offline"},
        abs(places.index(u.group) - places.index(v.group)),
    )


def _component(board: Board, node: str) -> Component | None:
    return board.library.components.get(board.type(node))


def _ordered(order: Collection[Kind], kinds: Collection[Kind]) -> tuple[Kind, ...]:
    first = [kind for kind in order if kind in kinds]
    return (*first, *sorted(set(kinds) - set(first)))
