"""FBK003: the model chooses its own training data."""

from collections.abc import Iterator

from mlsd_board.graph.queries import Edge
from mlsd_board.graph.typesets import CONSUMERS, SERVING
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity
from mlsd_board.validation.wiring import allows

_TAGS = ("ads", "feed", "search", "filter", "fraud", "moderation")
_LAST_STEPS = ("re_ranker", "ranker", "optimizer", "model_server", "batch_inference", "decision_engine")
_PREDICTIONS = frozenset({Kind.PREDICTIONS})


def _chooses_what_it_sees(board: Board) -> bool:
    looped = bool(board.of(SERVING) and board.of("trainer"))
    return looped and (board.brief.category == "recommendation" or board.tagged(*_TAGS))


@rule(
    "FBK003",
    "self-reinforcing-loop",
    Severity.WARNING,
    Phase.OPERATE,
    when=_chooses_what_it_sees,
    after=("FBK001",),
)
def self_reinforcing_loop(board: Board) -> Iterator[Violation]:
    """The model decides which examples it will learn from next.

    ## What it looks for
    In recommendation, ads, feeds, search, filters, fraud and moderation: a closed feedback loop without any share of
    traffic that the model does not steer. That share may be an exploration policy, an experiment with a hold-out, a
    decision engine with `holdout_pct` above zero, or a ranker whose positions are randomised.

    ## Why it matters
    What is shown gets labels, what is hidden never does. A blocked payment can never prove that it was innocent. Each
    training makes the model surer of what it already believed.

    ## How to fix it
    Reserve a little traffic, often one percent, that is shown at random or let through unfiltered, and learn from it
    with its weight.

    ## Source
    Sculley et al., Hidden Technical Debt in Machine Learning Systems (2015), section 4.1 (direct feedback loops);
    Zinkevich, Rules of Machine Learning, rules 28 and 34 to 36; System Overflow, notes on label delay in fraud systems.

    ## The interviewer asks
    How would your model ever learn that something it never shows is good?

    ## Hints
    1. Where do the labels of the next training come from, and who decided what could get one?
    2. Some examples must be chosen by chance instead of by the model.
    3. Add an exploration policy with one percent of the traffic, or a hold-out in the decision engine.
    """
    if _explores(board):
        return
    models = [n for t in _LAST_STEPS for n in board.of(t)][:1] or board.of(SERVING)[:1]
    yield Violation(
        f"What {board.names(models)} shows or blocks decides what it learns from next. "
        "Reserve a little traffic it does not steer.",
        related=tuple(models),
        missing=("exploration_policy",),
        values={"category": board.brief.category, "tags": board.brief.tags},
        fixes=tuple(_fixes(board)),
    )


def _explores(board: Board) -> bool:
    held_out = any((board.number(n, "holdout_pct") or 0) > 0 for n in board.of("decision_engine"))
    designs = {board.text(n, "design") for n in board.of("experiment_platform")}
    orders = {board.text(n, "position_debias") for n in board.of("ranker")}
    return bool(board.of("exploration_policy")) or held_out or "holdout" in designs or "randomised" in orders


def _fixes(board: Board) -> Iterator[Fix]:
    exit_ = _exit(board)
    ranked = bool(board.of("ranker", "re_ranker"))
    if exit_:
        plan = Plan(board)
        kinds = (Kind.PREDICTIONS, Kind.PREDICTIONS)
        plan.insert(exit_.id, "exploration_policy", kinds, traffic_pct=1)
        title = "Explore with one percent of the traffic"
        yield plan.fix("explore", title, "safe" if ranked else "suggestion")
    for engine in board.of("decision_engine")[:1]:
        plan = Plan(board).set(engine, "holdout_pct", 1)
        yield plan.fix("hold-out", f"Let {board.name(engine)} leave one percent alone", "suggestion")
    for platform in board.of("experiment_platform")[:1]:
        plan = Plan(board).set(platform, "design", "holdout")
        yield plan.fix("hold-out-group", "Keep a hold-out group in the experiment", "suggestion")
    if not exit_ and not board.of("decision_engine", "experiment_platform"):
        plan = Plan(board)
        server = board.of(SERVING)[0]
        policy = plan.add("exploration_policy", near=server, traffic_pct=1)
        plan.connect(server, policy, Kind.PREDICTIONS)
        logs = board.of("event_logger", "prediction_logger")
        if logs:
            plan.connect(policy, logs[0], Kind.PREDICTIONS)
        yield plan.fix("explore", "Explore with one percent of the traffic", "suggestion")


def _exit(board: Board) -> Edge | None:
    """The arrow on which the last step of the model hands its answer to somebody, where chance may still step in."""
    consumers = {*board.of(CONSUMERS), *board.of("app_backend", "api_gateway")}
    found = [
        e
        for e in board.queries.edges(_PREDICTIONS)
        if board.type(e.source) in _LAST_STEPS and e.target in consumers and _fits(board, e)
    ]
    return min(found, key=lambda e: (_LAST_STEPS.index(board.type(e.source)), e.id), default=None)


def _fits(board: Board, edge: Edge) -> bool:
    return board.type(edge.target) != "human_review_queue" and allows(
        board, edge.source, edge.target, Kind.PREDICTIONS
    )
