"""MON003: nobody watches whether inputs and scores still look like the training data."""

from collections.abc import Iterator

from mlsd_board.graph.typesets import SERVING
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity
from mlsd_board.validation.words import agree

_WITNESSES = (
    "prediction_logger",
    "feature_store",
    "streaming_feature_pipeline",
    "data_validator",
    "event_stream",
    "event_logger",
)
_KINDS = frozenset({Kind.FEATURES, Kind.DATA, Kind.PREDICTIONS, Kind.EVENTS, Kind.METRICS})


@rule(
    "MON003",
    "no-drift-monitoring",
    Severity.WARNING,
    Phase.OPERATE,
    when=lambda board: bool(board.of(SERVING)),
)
def no_drift_monitoring(board: Board) -> Iterator[Violation]:
    """Nobody watches whether live inputs and scores still look like the training data.

    ## What it looks for
    A board that serves predictions without a drift monitor that gets `features`, `data`, `predictions`, `events` or
    `metrics` from the live side: a serving box, a prediction logger, a feature store, a streaming feature pipeline, a
    data validator, an event stream or an event logger. A data validator that checks what a serving box is given
    does the same job.

    ## Why it matters
    True labels are often late, sometimes by months. Distributions move at once: a new app version, a season, a broken
    sensor. They are the first warning you can get, and the only one until the labels come.

    ## How to fix it
    Compare the features and scores you serve with those you trained on, for example daily with a population stability
    index. Let a large gap alert somebody or start a training.

    ## Source
    Breck et al., The ML Test Score (2017), Monitor 2 and Monitor 3; A. Dirzad, Machine Learning Interviews, ML system
    design, step 9; AWS Well-Architected Machine Learning Lens, performance 14; Google Cloud, MLOps: continuous delivery
    and automation pipelines in machine learning (triggers).

    ## The interviewer asks
    The labels of today arrive in two months. How would you know tomorrow that the inputs have changed?

    ## Hints
    1. What can you measure about a model before any label arrives?
    2. Compare the inputs of this week with those of training.
    3. Feed a drift monitor from the prediction logger or the feature store, and let it start a retraining.

    ## Known limits
    A data validator replaces a drift monitor only where it hands a serving box its input or checks what a prediction
    logger kept, and, if its checks are stated, `distribution` is among them.
    """
    serving = board.of(SERVING)
    monitors = board.of("drift_monitor")
    if board.queries.reach([*serving, *board.of(_WITNESSES)], monitors, _KINDS) or _checked(board, serving):
        return
    yield Violation(
        f"Nobody compares what {board.names(serving)} {agree(serving, 'gets', 'get')} today with "
        f"{'the training data' if board.of('trainer') else 'what came last month'}: drift would stay unseen.",
        related=(*serving, *monitors),
        path=tuple(serving[:1]),
        missing=() if monitors else ("drift_monitor",),
        fixes=(_fix(board, serving),),
    )


def _checked(board: Board, serving: list[str]) -> bool:
    """Whether a data validator looks at the inputs of a model as they are served."""
    live = {*serving, *board.of("prediction_logger")}
    for validator in board.of("data_validator"):
        checks = board.texts(validator, "checks")
        looks = not checks or "distribution" in checks
        for edge in board.queries.edges(_KINDS):
            gives = edge.source == validator and edge.target in serving
            if looks and (gives or (edge.target == validator and edge.source in live)):
                return True
    return False


def _fix(board: Board, serving: list[str]) -> Fix:
    plan = Plan(board)
    logger, store = board.of("prediction_logger"), board.of("feature_store")
    source = (*logger, *store, *serving)[0]
    monitor = plan.ensure("drift_monitor", near=source)
    plan.connect(source, monitor, Kind.FEATURES if logger or store else Kind.PREDICTIONS)
    if board.of("workflow_orchestrator"):
        plan.connect(monitor, board.of("workflow_orchestrator")[0], Kind.CONTROL)
    else:
        plan.connect(monitor, plan.ensure("alerting", near=serving[0]), Kind.METRICS)
    return plan.fix("watch-drift", "Watch the distribution of what is served")
