"""SRV005: a live model without anything to fall back on."""

from collections.abc import Iterator

from mlsd_board.graph.typesets import ACTORS, ONLINE_COMPUTE, ONLINE_SERVING
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.option import Option
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity
from mlsd_board.validation.wiring import allows
from mlsd_board.validation.words import agree

_KEEPERS = frozenset({"cache", "prediction_store"})
_LIVE = ONLINE_COMPUTE | ACTORS
_CALLS = frozenset({Kind.REQUEST, Kind.DATA, Kind.PREDICTIONS, Kind.EVENTS})
_HIGH_AVAILABILITY_PCT = Option(
    "high_availability_pct", 99.0, "availability from which on a way out is expected", unit="%", maximum=100
)
_PEOPLE_FROM_MS = Option(
    "people_from_ms", 1000.0, "latency target from which on reviewers count as a way out", unit="ms"
)


def _promises(board: Board) -> bool:
    req = board.req
    reliable = req.availability_pct is not None and req.availability_pct >= board.value(
        _HIGH_AVAILABILITY_PCT
    )
    return bool(board.of(ONLINE_SERVING)) and (reliable or req.latency_slo_ms is not None)


@rule(
    "SRV005",
    "no-fallback",
    Severity.WARNING,
    Phase.OPERATE,
    when=_promises,
    options=(
        _HIGH_AVAILABILITY_PCT,
        _PEOPLE_FROM_MS,
    ),
)
def no_fallback(board: Board) -> Iterator[Violation]:
    """Nothing answers when the model cannot.

    ## What it looks for
    A board with a live model and a promise (availability of 99 % or more, or a latency target), but without any way
    out: no fallback; no cache or prediction store joined by `predictions` to the box that calls the model or uses its
    answer; no baseline model on the live path; no review queue that takes cases from it (where an answer may take a
    second or more: people are no stand-in within milliseconds).

    ## Why it matters
    A model that answers live requests will one day be slow, down or wrong. Without a plan B the product stops with
    it, and the latency promise is broken exactly when it is measured.

    ## How to fix it
    Give the caller something to show: popular items, a simple rule, the last good answer from a cache, the previous
    model, or a person for the cases that can wait.

    ## Source
    Azure Well-Architected Framework, AI workloads, reliability (failure modes, cached predictions); A. Dirzad,
    Machine Learning Interviews (reliability checklist).

    ## The interviewer asks
    What does the user see when the model times out?

    ## Hints
    1. Pull the plug of your model. What is on the screen?
    2. The caller of the model needs a second, simpler source of an answer.
    3. Add a fallback that the caller asks when the model is late, and let it return predictions.
    """
    serving = board.of(ONLINE_SERVING)
    around = _around(board, serving)
    if board.of("fallback") or _has_way_out(board, around, serving):
        return
    called = next((f" {board.name(c)} depends on it alone." for c in around if c not in serving), "")
    yield Violation(
        f"What does the user see when {board.names(serving)} {agree(serving, 'times', 'time')} out?{called}",
        related=tuple(dict.fromkeys((*serving, *around))),
        missing=("fallback",),
        values={"availability_pct": board.req.availability_pct, "latency_slo_ms": board.req.latency_slo_ms},
        fixes=tuple(_fixes(board, around, serving)),
    )


def _around(board: Board, serving: list[str]) -> list[str]:
    """The live boxes that call a model or use its answer; backends first, then by id."""
    found = set()
    for edge in board.queries.edges(_CALLS):
        if edge.target in serving and edge.kind is not Kind.PREDICTIONS:
            found.add(edge.source)
        if edge.source in serving and edge.kind is Kind.PREDICTIONS:
            found.add(edge.target)
    live = [node for node in found if board.type(node) in _LIVE]
    order = ("app_backend", "api_gateway", "client_app")
    rank = {component: number for number, component in enumerate(order)}
    return sorted(live, key=lambda node: (rank.get(board.type(node), len(order)), node))


def _has_way_out(board: Board, around: list[str], serving: list[str]) -> bool:
    patient = board.req.latency_slo_ms is None or board.req.latency_slo_ms >= board.value(_PEOPLE_FROM_MS)
    for edge in board.queries.edges({Kind.PREDICTIONS, Kind.REQUEST, Kind.DATA, Kind.EVENTS}):
        source, target = board.type(edge.source), board.type(edge.target)
        predicts = edge.kind is Kind.PREDICTIONS
        near = edge.target in (*around, *serving) if source in _KEEPERS else edge.source in around
        ways = (
            predicts and near and not _KEEPERS.isdisjoint((source, target)),
            predicts and source == "baseline_model" and target in _LIVE,
            edge.kind is Kind.REQUEST and source in _LIVE and target == "baseline_model",
            patient and source in ONLINE_COMPUTE and target == "human_review_queue",
        )
        if any(ways):
            return True
    return False


def _can_ask(board: Board, node: str) -> bool:
    component = board.library.components.get(board.type(node))
    return bool(
        component
        and Kind.REQUEST in component.outputs.allowed
        and Kind.PREDICTIONS in component.inputs.allowed
    )


def _fixes(board: Board, around: list[str], serving: list[str]) -> Iterator[Fix]:
    caller = next((n for n in around if _can_ask(board, n)), serving[0])
    plan = Plan(board)
    spare = plan.add("fallback", near=caller)
    plan.connect(caller, spare, Kind.REQUEST).connect(spare, caller, Kind.PREDICTIONS)
    yield plan.fix("add-fallback", f"Give {board.name(caller)} a fallback")
    server = next((s for s in serving if s != caller), None)
    if server and allows(board, server, caller, Kind.PREDICTIONS):
        plan = Plan(board)
        cache = plan.add("cache", near=caller)
        plan.connect(server, cache, Kind.PREDICTIONS).connect(cache, caller, Kind.PREDICTIONS)
        yield plan.fix("add-cache", "Keep the last answers in a cache", "suggestion")
