"""REL001: one copy of a box that every request needs."""

from collections.abc import Iterator, Sequence

from mlsd_board.graph.critical_path import critical_path
from mlsd_board.graph.typesets import LATER, ONLINE_SERVING, ONLINE_STORES, READS
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.option import Option
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity
from mlsd_board.validation.wiring import Link, sound

_HIGH_AVAILABILITY_PCT = Option(
    "high_availability_pct",
    99.9,
    "availability from which on unstated replicas count as one",
    unit="%",
    maximum=100,
)
_KEEPERS = ("cache", "prediction_store")
_ANSWERS = ("api_gateway", "app_backend", "model_server", "optimizer", "ranker")


@rule(
    "REL001",
    "single-point-of-failure",
    Severity.WARNING,
    Phase.OPERATE,
    when=lambda board: bool(board.of(ONLINE_SERVING)),
    options=(_HIGH_AVAILABILITY_PCT,),
)
def single_point_of_failure(board: Board) -> Iterator[Violation]:
    """Every request needs a box of which there is only one.

    ## What it looks for
    A box on the critical path, or a store read there, that states a single replica, or states none while the brief asks
    for 99.9 % availability or more. It is forgiven where a box before it on the path has something else to answer with:
    a fallback that it asks, or a cache or prediction store that it reads.

    ## Why it matters
    One machine will fail, be patched and be restarted. If there is one copy, its failure is your outage.

    ## How to fix it
    Run at least two replicas, in different zones, or give the caller a fallback.

    ## Source
    Azure Well-Architected Framework, AI workloads, reliability (single points of failure); D. Tanner, "Machine
    learning system design interview" (consider reliability); capacity planning practice of site reliability
    engineering (N + 2).

    ## The interviewer asks
    I pull the plug of this one machine. What does the user see?

    ## Hints
    1. Which boxes must all be up for one answer?
    2. Look for a box with one copy, and for a caller without a plan B.
    3. Set two or more replicas, or let the caller ask a fallback.

    ## Known limits
    On a device every user has a copy of their own, so unstated replicas do not count there. Nor do they behind a
    durable event stream, which keeps the requests until the box is back; the stream itself counts only with a stated
    single copy. Components that cannot state replicas are never reported.
    """
    path = critical_path(board.queries, streaming=board.req.mode == "stream").nodes
    covered = False
    buffered = board.req.mode == "on_device"
    for position, node in enumerate(path):
        buffered = buffered or board.type(node) == "event_stream"
        here = [] if covered else [node]
        covered = covered or _has_plan_b(board, node)
        here += [] if covered else _read_by(board, node)
        for box in here:
            if _is_single(board, box, buffered=buffered):
                yield _violation(board, path[: position + 1], box)


def _is_single(board: Board, node: str, *, buffered: bool) -> bool:
    component = board.library.components.get(board.type(node))
    if component is None or "replicas" not in component.attributes:
        return False
    replicas = board.number(node, "replicas")
    strict = (board.req.availability_pct or 0) >= board.value(_HIGH_AVAILABILITY_PCT)
    return replicas == 1 or (replicas is None and strict and not buffered)


def _has_plan_b(board: Board, node: str) -> bool:
    """Whether a box of the path can answer without what lies behind it."""
    for edge in board.queries.edges({Kind.REQUEST, Kind.PREDICTIONS}):
        asks = edge.source == node and edge.kind is Kind.REQUEST and board.type(edge.target) == "fallback"
        reads = edge.target == node and edge.kind is Kind.PREDICTIONS and board.type(edge.source) in _KEEPERS
        if asks or reads:
            return True
    return False


def _read_by(board: Board, node: str) -> list[str]:
    found = {
        e.source
        for e in board.queries.edges(READS)
        if e.target == node
        and board.type(e.source) in ONLINE_STORES
        and board.queries.graph.edges[e.source, e.target, e.id]["mode"] not in LATER
    }
    return sorted(found)


def _violation(board: Board, path: Sequence[str], node: str) -> Violation:
    replicas = board.number(node, "replicas")
    copies = "has one replica" if replicas == 1 else "states no replicas"
    asked = board.req.availability_pct
    promise = f"; {asked:g} % availability is promised" if asked else ""
    return Violation(
        f"{board.name(node)} {copies} and every request needs it{promise}.",
        subject=node,
        related=tuple(n for n in path if n != node),
        path=tuple(path),
        values={"replicas": replicas, "availability_pct": asked},
        fixes=tuple(_fixes(board, path, node)),
    )


def _fixes(board: Board, path: Sequence[str], node: str) -> Iterator[Fix]:
    plan = Plan(board).set(node, "replicas", 2)
    yield plan.fix("replicate", f"Run two replicas of {board.name(node)}", "suggestion")
    callers = [n for n in path if n != node and board.type(n) in _ANSWERS]
    spares = board.of("fallback")
    if not callers or (spares and not sound(board, Link(callers[0], spares[0], Kind.REQUEST))):
        return
    plan = Plan(board)
    spare = plan.ensure("fallback", near=callers[0])
    plan.connect(callers[0], spare, Kind.REQUEST)
    if not board.queries.out(spare, {Kind.PREDICTIONS}):
        plan.connect(spare, callers[0], Kind.PREDICTIONS)
    yield plan.fix("fallback", f"Give {board.name(callers[0])} a fallback", "suggestion")
