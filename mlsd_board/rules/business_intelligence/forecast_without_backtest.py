"""BIN005: a forecast that was never tested on the past."""

from collections.abc import Iterator

from mlsd_board.graph.typesets import FLOW
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity
from mlsd_board.validation.words import agree

_EVALUATORS = ("offline_evaluator", "model_validator", "simulator", "human_evaluation")
_DATA = ("dataset_builder", "data_warehouse", "data_lake")
_MODELS = ("trainer", "batch_inference", "model_server")


@rule(
    "BIN005",
    "forecast-without-backtest",
    Severity.WARNING,
    Phase.DATA_AND_MODEL,
    when=lambda board: board.tagged("forecasting") or board.task in ("forecast", "forecasting"),
)
def forecast_without_backtest(board: Board) -> Iterator[Violation]:
    """A forecast is never tested the way it will be used: on a future it has not seen.

    ## What it looks for
    For forecasts: a simulator with the method `rolling_origin`, or a training set split by time that feeds an
    evaluator. There is neither.

    ## Why it matters
    Random splits let the model read tomorrow's paper. A single cut says little about seasons, promotions and changes of
    trend.

    ## How to fix it
    Replay the past: train up to a date, forecast as far as the decision needs, move on, repeat. Report the error per
    horizon and the width of the intervals.

    ## Source
    The arc42 quality example for retail forecasts; notes on demand forecasting; a paper on hierarchical forecasting
    with rolling-origin evaluation; Zinkevich, Rules of Machine Learning, rule 33.

    ## The interviewer asks
    If you had used this model for the last year, how wrong would each week have been?

    ## Hints
    1. When do you know whether a forecast was right?
    2. The test has to move through time like the use will.
    3. Add a simulator with rolling origin, fed by the data and the model, that reports to the offline evaluator.
    """
    if any(board.text(n, "method") == "rolling_origin" for n in board.of("simulator")):
        return
    timed = [n for n in board.of("dataset_builder") if board.text(n, "split") == "time"]
    if board.queries.reach(timed, board.of(_EVALUATORS), FLOW):
        return
    trainers = board.of("trainer")
    builders, judges = board.of("dataset_builder"), board.of("offline_evaluator")
    yield Violation(
        f"{board.names(trainers) or 'A model'} {agree(trainers or 'A', 'forecasts', 'forecast')}, but "
        "no backtest shows how well it would have done.",
        related=(*builders, *judges),
        path=board.queries.path(builders, judges, FLOW),
        missing=() if board.of("simulator") else ("simulator",),
        values={"split": tuple(board.text(n, "split") or "not stated" for n in builders)},
        fixes=tuple(_fixes(board)),
    )


def _fixes(board: Board) -> Iterator[Fix]:
    data = next((n for t in _DATA for n in board.of(t)), None)
    model = next((n for t in _MODELS for n in board.of(t)), None)
    simulators = board.of("simulator")
    plan = Plan(board)
    if simulators:
        plan.set(simulators[0], "method", "rolling_origin")
        yield plan.fix("replay", f"Let {board.name(simulators[0])} roll the origin", "suggestion")
    else:
        replay = plan.add("simulator", near=data or model, method="rolling_origin")
        if data:
            plan.connect(data, replay, Kind.DATA)
        if model:
            plan.connect(model, replay, Kind.MODEL if board.type(model) == "trainer" else Kind.PREDICTIONS)
        for judge in board.of("offline_evaluator")[:1]:
            plan.connect(replay, judge, Kind.METRICS)
        complete = bool(data and model and board.of("offline_evaluator"))
        yield plan.fix("backtest", "Test it on the past, week by week", "safe" if complete else "suggestion")
    judged = board.queries.reach(board.of("dataset_builder"), board.of(_EVALUATORS), FLOW)
    if judged:
        plan = Plan(board)
        for builder in board.of("dataset_builder"):
            plan.set(builder, "split", "time")
        yield plan.fix("split-by-time", "Split the training set by time", "suggestion")
