"""STR006: a loop of data in which no time passes."""

from collections.abc import Iterator
from itertools import pairwise

import networkx as nx

from mlsd_board.catalog.ports import legal_kinds
from mlsd_board.graph.queries import Edge, shortest
from mlsd_board.graph.typesets import ACTORS, LIVE
from mlsd_board.model.kind import Kind, Mode
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix, SetConnection
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity
from mlsd_board.validation.wiring import HOLDS, INSTANT, Link, allows, sound, usual

_A_MINUTE = 60.0


@rule("STR006", "cycle-without-delay", Severity.WARNING, Phase.OPERATE, anywhere=True)
def cycle_without_delay(board: Board) -> Iterator[Violation]:
    """A loop has no store, log or delay in it.

    ## What it looks for
    A circle of `data`, `features` or `predictions` arrows, none of them asynchronous, streamed or in batch, none with
    a stated delay, and no box on the way that keeps things for later: a logger, a stream, a lake, a warehouse, a
    feature or prediction store, a cache, a label joiner, a review queue, an experiment platform or an orchestrator.

    ## Why it matters
    Feedback loops are welcome as long as time passes in them. In an instantaneous loop each box needs the output of
    the next before it can start, so nothing ever makes the first input.

    ## How to fix it
    Draw the arrow that asks as a `request`, whose answer is implied; remove an arrow that only repeats the way back;
    or put what really happens in between: a stream, a log, a delay in seconds.

    ## Source
    Sculley et al., Hidden Technical Debt in Machine Learning Systems (2015), section 4, feedback loops; common
    reasoning about control loops.

    ## The interviewer asks
    Which of these boxes runs first, and where does its input come from that time?

    ## Hints
    1. Start at any box of a loop: what did it get the very first time?
    2. Look for a circle without a store, a log or a stream.
    3. Make the asking arrow a request, or put a stream or a delay into the loop.

    ## Known limits
    A request and its answer drawn as two plain arrows look like such a loop. Draw the call as `request`.
    """
    instant = [e for e in board.queries.edges(INSTANT) if _is_instant(board, e)]
    following: dict[str, tuple[str, ...]] = {}
    for edge in instant:
        following[edge.source] = (*following.get(edge.source, ()), edge.target)
    graph: nx.DiGraph[str] = nx.DiGraph([(u, v) for u, ends in following.items() for v in ends])
    knots = [sorted(knot) for knot in nx.strongly_connected_components(graph) if len(knot) > 1]
    for knot in sorted(knots):
        ring = shortest(following, knot[:1], knot[:1])
        arrows = [e for e in instant if (e.source, e.target) in set(pairwise(ring))]
        yield Violation(
            f"Loop {board.trail(ring)} has no store, log or delay: what makes its first input exist?",
            subject=ring[0],
            related=(*ring[1:-1], *(e.id for e in arrows)),
            path=ring,
            missing=("event_stream",),
            key=",".join(ring),
            fixes=tuple(_fixes(board, arrows)),
        )


def _is_instant(board: Board, edge: Edge) -> bool:
    facts = board.queries.graph.edges[edge.source, edge.target, edge.id]
    held = {board.type(edge.source), board.type(edge.target)} & HOLDS
    return (
        edge.source != edge.target
        and facts["mode"] in (None, Mode.SYNC)
        and not facts["delay_s"]
        and not held
    )


def _fixes(board: Board, arrows: list[Edge]) -> Iterator[Fix]:
    ask = next((e for e in arrows if e.kind is Kind.DATA and _may_ask(board, e)), None)
    back = min(arrows, key=lambda e: (usual(board, e.source, e.target), _depth(board, e.target), e.id))
    names = f"{board.name(back.source)} → {board.name(back.target)}"
    if ask:
        title = f"Draw {board.name(ask.source)} → {board.name(ask.target)} as a request"
        yield Plan(board).retype(ask.id, Kind.REQUEST).fix("make-request", title, "suggestion")
    if back.kind and _streamable(board, back):
        plan = Plan(board)
        plan.insert(back.id, "event_stream", (back.kind, back.kind))
        yield plan.fix("insert-stream", f"Put a stream into {names}", "suggestion")
    slow = Plan(board).set_connection(SetConnection(back.id, "delay_s", _A_MINUTE))
    yield slow.fix("state-delay", f"Say that {names} takes a minute", "suggestion")
    yield Plan(board).remove(back.id).fix("remove", f"Remove {names}", "suggestion")


def _depth(board: Board, node: str) -> int:
    """How far a node is from where things enter: of the arrows of a loop, the one to the nearest closes it."""
    starts = board.of(ACTORS)
    if node in starts:
        return 0
    return len(board.queries.path(starts, [node], LIVE)) or 1_000


def _streamable(board: Board, edge: Edge) -> bool:
    """Whether what runs along an arrow may run through a stream."""
    u, v, stream = (board.library.components.get(t) for t in (*map(board.type, edge[1:3]), "event_stream"))
    return bool(
        u and v and stream and edge.kind in legal_kinds(u, stream) and edge.kind in legal_kinds(stream, v)
    )


def _may_ask(board: Board, edge: Edge) -> bool:
    request = Link(edge.source, edge.target, Kind.REQUEST)
    return allows(board, *request) and sound(board, request)
