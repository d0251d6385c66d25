"""FBK002: outcomes are collected, but what was predicted is lost."""

from collections.abc import Iterator

from mlsd_board.graph.queries import walk
from mlsd_board.graph.typesets import ACTORS, CONSUMERS, FLOW, SERVING
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.outcomes import told_as
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.privacy import connect_privately
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity
from mlsd_board.validation.tasks import learns_from_labels

_MEETING_POINTS = (
    "label_joiner",
    "quality_monitor",
    "experiment_platform",
    "stream_processor",
    "data_lake",
    "data_warehouse",
    "dataset_builder",
)
_KEEPERS = frozenset(
    {
        "event_logger",
        "event_stream",
        "data_lake",
        "data_warehouse",
        "prediction_store",
        "operational_db",
        "stream_processor",
    }
)
_PREDICTIONS = frozenset({Kind.PREDICTIONS})
_SAID = frozenset({Kind.PREDICTIONS, Kind.FEATURES})
"""What a model said and what it saw, not what came of it."""


@rule(
    "FBK002",
    "predictions-not-joined-to-outcomes",
    Severity.WARNING,
    Phase.OPERATE,
    when=lambda board: bool(board.of(SERVING) and board.of("trainer")) and learns_from_labels(board),
    after=("FBK001",),
)
def predictions_not_joined_to_outcomes(board: Board) -> Iterator[Violation]:
    """Outcomes are collected, but what was predicted is lost on the way.

    ## What it looks for
    A label joiner, quality monitor, experiment platform, stream processor, training set, lake or warehouse that gets
    both: what was predicted (from a prediction logger, or from a serving box that sends its `predictions` there, or to
    a log, a stream or a store on the way there, without passing a user or another consumer), and what happened (from
    an event logger, a review queue, a business system or a database). Verdicts of reviewers who saw the prediction are
    joined by themselves. Where both a prediction logger and a label joiner are drawn,
    the joiner has to get what the logger keeps, and a logger of features the predictions too (remarks). So is a label
    joiner that gets outcomes alone: no prediction, no verdict of reviewers and no logged impressions lie before it. One
    that gets predictions alone is a warning.

    ## Why it matters
    A click alone says little. Without the served score and the features behind it you can neither compute live quality
    nor rebuild the row the model should learn from; you would train on features as they are today.

    ## How to fix it
    Log each prediction with a key and with the features used, and join the outcome to it by that key within a time
    window.

    ## Source
    Lakshmanan et al., Machine Learning Design Patterns (Keyed predictions, Continued model evaluation); Zinkevich,
    Rules of Machine Learning, rule 29; Breck et al., The ML Test Score (2017), Monitor 3, Monitor 7 and Infra 5.

    ## The interviewer asks
    A click arrives an hour later. How do you find the prediction and the features that led to it?

    ## Hints
    1. You keep what users did. Do you also keep what you told them?
    2. Predictions and outcomes must meet in one place, with a key.
    3. Add a prediction logger and send its predictions to the label joiner.
    """
    outcomes = walk(board.queries.next(FLOW), board.queries.feedback())
    loggers, serving = board.of("prediction_logger"), board.of(SERVING)
    logged = walk(board.queries.next(FLOW), loggers)
    direct = _sent_on(board, serving)
    meeting = [n for t in _MEETING_POINTS for n in board.of(t)]
    if any(n in outcomes and n in logged | direct for n in meeting) or _judged(board, direct):
        yield from _loose_ends(board, loggers)
        return
    heard = [n for n in meeting if n in outcomes]
    path = board.queries.path(board.queries.feedback(), heard[:1], FLOW)
    where = f" {board.trail(path)} is drawn, but no prediction gets there." if path else ""
    yield Violation(
        f"Outcomes cannot be matched to the predictions that led to them.{where}",
        related=tuple(dict.fromkeys((*serving, *path, *loggers))),
        path=path,
        missing=() if loggers else ("prediction_logger",),
        fixes=(_fix(board, serving, heard),),
    )


def _judged(board: Board, said: set[str]) -> bool:
    """Whether all that is learned from are verdicts of people who saw the prediction: these need no joining."""
    teachers = [f for f in board.queries.feedback() if board.queries.reach([f], board.of("trainer"), FLOW)]
    return bool(teachers) and all(board.type(f) == "human_review_queue" and f in said for f in teachers)


def _loose_ends(board: Board, loggers: list[str]) -> Iterator[Violation]:
    """A logger without predictions; a joiner that does not read it. Labels that people make later are no reading."""
    joiners = board.of("label_joiner")
    read = walk(board.queries.next(FLOW - {Kind.LABELS}), loggers)
    if loggers and joiners and read.isdisjoint(joiners):
        yield _loose(
            board,
            loggers[0],
            joiners[0],
            f"{board.name(joiners[0])} joins outcomes without what was predicted.",
        )
    elif joiners and not _knows_predictions(board, joiners):
        message = f"{board.name(joiners[0])} gets outcomes alone: with which prediction does it join them?"
        yield _loose(board, board.of(SERVING)[0], joiners[0], message)
    for joiner in joiners:
        if (enters := {e.kind for e in board.queries.into(joiner, FLOW)}) and enters <= _SAID:
            yield _without_outcomes(board, joiner)
    written = {e.target for e in board.queries.edges({Kind.PREDICTIONS, Kind.REQUEST})}
    fed = {e.target for e in board.queries.edges({Kind.FEATURES})}
    for logger in loggers:
        if logger in fed - written:
            yield _loose(board, board.of(SERVING)[0], logger, f"No prediction gets to {board.name(logger)}.")


def _knows_predictions(board: Board, joiners: list[str]) -> bool:
    """Whether what was said lies before a joiner without passing those it was said to."""
    before = board.queries.leading_to(joiners, FLOW, avoiding=board.of(ACTORS))
    shown = any("impression" in board.texts(n, "captures") for n in before)
    return shown or not before.isdisjoint(board.of(SERVING, "human_review_queue"))


def _without_outcomes(board: Board, joiner: str) -> Violation:
    plan, collector = Plan(board), board.queries.feedback()[0]
    connect_privately(plan, board, collector, joiner, told_as(board, collector))
    return Violation(
        f"{board.name(joiner)} gets predictions alone: the next model would learn what this one said, not "
        "what came of it.",
        subject=joiner,
        related=(collector,),
        fixes=(plan.fix("bring-outcomes", "Bring the outcomes", "suggestion"),),
        key="outcomes",
    )


def _loose(board: Board, source: str, target: str, message: str) -> Violation:
    fix = (
        Plan(board)
        .connect(source, target, Kind.PREDICTIONS)
        .fix("bring-predictions", "Bring the predictions")
    )
    return Violation(
        message, subject=target, related=(source,), fixes=(fix,), key="loose", severity=Severity.INFO
    )


def _sent_on(board: Board, serving: list[str]) -> set[str]:
    """Where served predictions get to: as predictions to a box that keeps them, and from there in whatever form."""
    consumers = board.of(CONSUMERS)
    served = walk(board.queries.next(_PREDICTIONS), serving, avoiding=consumers)
    kept = [node for node in board.of(_KEEPERS) if node in served]
    return served | walk(board.queries.next(FLOW), kept, avoiding=consumers)


def _fix(board: Board, serving: list[str], heard: list[str]) -> Fix:
    plan = Plan(board)
    loggers = board.of("prediction_logger")
    logger = (
        loggers[0] if loggers else plan.add("prediction_logger", serving[0], keyed=True, logs_features=True)
    )
    if not board.queries.into(logger, {Kind.PREDICTIONS}):
        for node in serving:
            plan.connect(node, logger, Kind.PREDICTIONS)
    if heard:
        joins_data = board.type(heard[0]) == "dataset_builder"
        plan.connect(logger, heard[0], Kind.DATA if joins_data else Kind.PREDICTIONS)
    else:
        _join(plan, board, logger)
    return plan.fix("log-predictions", "Log predictions and join them to outcomes")


def _join(plan: Plan, board: Board, logger: str) -> None:
    joiner = plan.ensure("label_joiner", near=logger)
    collector = board.queries.feedback()[0]
    plan.connect(logger, joiner, Kind.PREDICTIONS)
    connect_privately(plan, board, collector, joiner, told_as(board, collector))
    plan.connect(joiner, board.of("trainer")[0], Kind.LABELS)
