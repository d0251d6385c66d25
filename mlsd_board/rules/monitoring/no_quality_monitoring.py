"""MON002: nobody would notice that live predictions got worse."""

from collections.abc import Iterator

from mlsd_board.graph.typesets import SERVING
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity

_WITNESSES = ("prediction_logger", "event_logger", "label_joiner")
_KINDS = frozenset({Kind.PREDICTIONS, Kind.EVENTS, Kind.LABELS, Kind.DATA, Kind.METRICS})


@rule(
    "MON002",
    "no-quality-monitoring",
    Severity.ERROR,
    Phase.OPERATE,
    when=lambda board: bool(board.of(SERVING)),
)
def no_quality_monitoring(board: Board) -> Iterator[Violation]:
    """Nobody would notice that live predictions got worse.

    ## What it looks for
    A board that serves predictions without a quality monitor or an experiment platform that gets anything from the
    serving boxes, a prediction logger, an event logger or a label joiner, along `predictions`, `events`, `labels`,
    `data` or `metrics`. A system monitor is not enough: it sees latency, not answers.

    ## Why it matters
    Machine learning fails silently. The service stays green while its answers get worse, because the world moved or
    an input broke.

    ## How to fix it
    Add a quality monitor. Give it what was predicted and what then happened: predictions from the logger, labels from
    the joiner. If labels come late, name an early proxy.

    ## Source
    Breck et al., The ML Test Score (2017), Monitor 7; Google Cloud, MLOps: continuous delivery and automation pipelines
    in machine learning (monitoring); Sculley et al., Hidden Technical Debt in Machine Learning Systems (2015), section
    7 (prediction bias); AWS Well-Architected Machine Learning Lens, performance 15.

    ## The interviewer asks
    Your model is ten percent worse since Monday. When do you know, and from what?

    ## Hints
    1. All servers are up. Does that mean the answers are right?
    2. Something must compare what was predicted with what happened.
    3. Add a quality monitor fed by the prediction logger and by labels from the label joiner.
    """
    serving = board.of(SERVING)
    monitors = board.of("quality_monitor", "experiment_platform")
    starts = [*serving, *board.of(_WITNESSES)]
    if board.queries.reach(starts, monitors, _KINDS):
        return
    logs = board.of("prediction_logger", "event_logger")
    path = board.queries.path(serving, logs, _KINDS) or tuple(serving[:1])
    yield Violation(
        f"How will you notice that the answers of {board.names(serving)} got worse? "
        f"{board.trail(path)} → ? : no quality monitor gets anything.",
        related=tuple(dict.fromkeys((*serving, *path, *monitors))),
        path=path,
        missing=() if board.of("quality_monitor") else ("quality_monitor",),
        fixes=tuple(_fixes(board, serving)),
    )


def _fixes(board: Board, serving: list[str]) -> Iterator[Fix]:
    plan = Plan(board)
    logger = next(iter(board.of("prediction_logger")), None)
    joiner, events = next(iter(board.of("label_joiner")), None), next(iter(board.of("event_logger")), None)
    monitor = plan.ensure("quality_monitor", near=logger or serving[0])
    for source in [logger] if logger else serving:
        plan.connect(source, monitor, Kind.PREDICTIONS)
    if joiner:
        plan.connect(joiner, monitor, Kind.LABELS)
    elif events:
        plan.connect(events, monitor, Kind.EVENTS)
    plan.connect(monitor, plan.ensure("alerting", near=serving[0]), Kind.METRICS)
    yield plan.fix("watch-quality", "Compare predictions with outcomes in a quality monitor")
    rollout = next(iter(board.of("deployment_controller")), None)
    if events and rollout:
        plan = Plan(board)
        trial = plan.ensure("experiment_platform", near=events)
        plan.connect(events, trial, Kind.EVENTS).connect(trial, rollout, Kind.CONTROL)
        yield plan.fix("experiment", "Read the quality from a running experiment", "suggestion")
