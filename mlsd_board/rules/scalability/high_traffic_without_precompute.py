"""SCL002: heavy traffic, and nothing cached, precomputed or scaled out."""

from collections.abc import Iterator

from mlsd_board.estimate.figures import amount
from mlsd_board.estimate.traffic import traffic
from mlsd_board.graph.typesets import ONLINE_COMPUTE, ONLINE_SERVING, READS
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.option import Option
from mlsd_board.validation.plan import Plan, brief_fix
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity

_HEAVY_QPS = Option(
    "heavy_qps", 5000, "requests per second at the peak above which traffic is heavy", unit="1/s"
)
_SCALES = frozenset({"model_server", "ranker"})
"""The serving boxes that can state `autoscale`."""
_LIVE = ONLINE_COMPUTE | {"client_app", "end_user"}


def _heavy(board: Board) -> bool:
    found = traffic(board.req)
    return found is not None and found.peak_qps > board.value(_HEAVY_QPS) and bool(board.of(ONLINE_SERVING))


@rule(
    "SCL002",
    "high-traffic-without-precompute",
    Severity.INFO,
    Phase.OPERATE,
    when=_heavy,
    options=(_HEAVY_QPS,),
)
def high_traffic_without_precompute(board: Board) -> Iterator[Violation]:
    """Heavy traffic meets a design in which nothing is cached, precomputed or scaled out.

    ## What it looks for
    More than 5,000 requests per second at the peak, with a live model, but no cache, no prediction store and no online
    feature store read on the live path, and no serving box that scales by itself.

    ## Why it matters
    A few hot keys make most of the traffic. Remembering their answers, computing ahead and adding replicas at the peak
    are the first levers; without one of them each request costs a full computation.

    ## How to fix it
    Say what is cached, what is computed ahead, and what scales out. Put a cache before the model, or let the model
    server scale with the load.

    ## Source
    D. Tanner, "Machine learning system design interview" (consider scalability); A. Dirzad, Machine Learning
    Interviews, ML system design, step 9; AWS Well-Architected Machine Learning Lens, reliability 12; S. (sujeet.pro),
    capacity planning.

    ## The interviewer asks
    At fifty thousand requests a second, which of these boxes melts first?

    ## Hints
    1. How often is the same thing computed twice within a minute?
    2. Cache it, compute it ahead, or have more machines at the peak.
    3. Add a cache between the model and its caller, or set autoscale on the model server.

    ## Known limits
    Only boxes with a live model on the board are looked at, and a feature store counts unless it says that it serves
    offline only.
    """
    found, serving = traffic(board.req), board.of(ONLINE_SERVING)
    if found is None or any(board.flag(n, "autoscale") for n in serving) or _ready_answers(board):
        return
    yield Violation(
        f"{amount(found.peak_qps)} requests per second go straight to {board.names(serving)}. "
        "Say what is cached, precomputed or scaled out.",
        related=tuple(serving),
        missing=("cache",),
        values={"peak QPS": found.peak_qps, "assumptions": found.assumptions},
        fixes=tuple(_fixes(board, serving)),
    )


def _ready_answers(board: Board) -> bool:
    """Whether something on the live path reads what was computed before."""
    stores = {
        *board.of("cache", "prediction_store"),
        *(n for n in board.of("feature_store") if board.text(n, "serves") != "offline"),
    }
    live = set(board.of(_LIVE))
    return any(e.source in stores and e.target in live for e in board.queries.edges(READS))


def _fixes(board: Board, serving: list[str]) -> Iterator[Fix]:
    scaling = [n for n in serving if board.type(n) in _SCALES]
    if scaling:
        plan = Plan(board)
        for node in scaling:
            plan.set(node, "autoscale", True)
        yield plan.fix("scale", f"Let {board.names(scaling)} scale with the load", "suggestion")
    answers = [e for e in board.queries.edges({Kind.PREDICTIONS}) if e.source in serving]
    users = [e for e in answers if board.type(e.target) in ("app_backend", "client_app", "decision_engine")]
    for edge in users[:1]:
        plan = Plan(board)
        reader = edge.target if board.type(edge.target) != "decision_engine" else _asker(board, edge.source)
        cache = plan.add("cache", near=edge.source)
        plan.connect(edge.source, cache, Kind.PREDICTIONS).connect(cache, reader, Kind.PREDICTIONS)
        yield plan.fix("cache", "Keep recent answers in a cache", "suggestion")
    yield brief_fix("req.qps_peak", "Check the peak in the brief")


def _asker(board: Board, server: str) -> str:
    """The backend or application that calls a model, else the model itself."""
    callers = [e.source for e in board.queries.into(server, {Kind.REQUEST})]
    return next((n for n in callers if board.type(n) in ("app_backend", "client_app")), server)
