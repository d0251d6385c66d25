"""STR005: requests that wait for each other in a circle."""

from collections.abc import Iterator
from itertools import pairwise

import networkx as nx

from mlsd_board.graph.queries import Adjacency, Edge, shortest
from mlsd_board.graph.typesets import ACTORS
from mlsd_board.model.kind import Kind, Mode
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix, SetConnection
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity


@rule("STR005", "synchronous-cycle", Severity.ERROR, Phase.DATA_AND_MODEL, anywhere=True)
def synchronous_cycle(board: Board) -> Iterator[Violation]:
    """Requests go round in a circle.

    ## What it looks for
    A circle of `request` arrows, each of which waits for its answer (mode sync, or not stated).

    ## Why it matters
    When A waits for B and B waits for A, a busy moment stops both: every thread is waiting for a thread that waits
    for it. Where it does not deadlock, each round multiplies the latency and the load.

    ## How to fix it
    Decide which of the two really asks. The answer of a request needs no arrow of its own, so an arrow drawn for the
    way back can go. If the second call is real, make it asynchronous, or let it travel as `events`.

    ## Source
    Common practice in distributed systems; Azure Well-Architected Framework, reliability (avoid circular
    dependencies between services).

    ## The interviewer asks
    What happens to these two services when one of them is slow?

    ## Hints
    1. Follow a request until it is answered. Does it ever come back to a box that is still waiting?
    2. A request arrow already includes its answer.
    3. Remove the arrow that points back, or make one of the calls asynchronous.
    """
    waiting = [edge for edge in board.queries.edges({Kind.REQUEST}) if _waits(board, edge)]
    following: dict[str, tuple[str, ...]] = {}
    for edge in waiting:
        following[edge.source] = (*following.get(edge.source, ()), edge.target)
    for ring in _rings(following):
        arrows = [e for e in waiting if (e.source, e.target) in set(pairwise(ring))]
        yield Violation(
            f"Requests go round in a circle: {board.trail(ring)}.",
            subject=ring[0],
            related=(*ring[1:-1], *(e.id for e in arrows)),
            path=ring,
            key=",".join(ring),
            fixes=_fixes(board, ring, arrows),
        )


def _waits(board: Board, edge: Edge) -> bool:
    mode = board.queries.graph.edges[edge.source, edge.target, edge.id]["mode"]
    return mode in (None, Mode.SYNC) and edge.source != edge.target


def _rings(following: Adjacency) -> list[tuple[str, ...]]:
    """A shortest circle of each knot, from its first node back to it."""
    graph: nx.DiGraph[str] = nx.DiGraph([(u, v) for u, ends in following.items() for v in ends])
    knots = [sorted(knot) for knot in nx.strongly_connected_components(graph) if len(knot) > 1]
    return [shortest(following, knot[:1], knot[:1]) for knot in sorted(knots)]


def _fixes(board: Board, ring: tuple[str, ...], arrows: list[Edge]) -> tuple[Fix, ...]:
    """The arrow that comes back to where the user enters goes first: it is most often the drawn answer."""
    source, target = min(pairwise(ring), key=lambda hop: (_depth(board, hop[1]), hop))
    back = [e for e in arrows if (e.source, e.target) == (source, target)]
    remove, later = Plan(board), Plan(board)
    for edge in back:
        remove.remove(edge.id)
        later.set_connection(SetConnection(edge.id, "mode", Mode.ASYNC.value))
    names = f"{board.name(source)} → {board.name(target)}"
    return (
        remove.fix("remove-call", f"Remove {names}", "suggestion"),
        later.fix("make-async", f"Make {names} asynchronous", "suggestion"),
    )


def _depth(board: Board, node: str) -> int:
    """How many requests lie between the user and a node; large where no user calls it."""
    starts = board.of(ACTORS, "api_gateway")
    if node in starts:
        return 0
    return len(board.queries.path(starts, [node], frozenset({Kind.REQUEST}))) or 1_000
