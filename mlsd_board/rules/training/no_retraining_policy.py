"""TRN004: models age; something says when the next one is made."""

from collections.abc import Iterator

from mlsd_board.graph.typesets import MONITORS
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity

_CONTROL = frozenset({Kind.CONTROL})


@rule(
    "TRN004",
    "no-retraining-policy",
    Severity.WARNING,
    Phase.OPERATE,
    when=lambda board: bool(board.of("trainer")),
    after=("TRN001",),
)
def no_retraining_policy(board: Board) -> Iterator[Violation]:
    """Nothing says when the model is trained again.

    ## What it looks for
    A workflow orchestrator with a trigger or a cadence, a trainer with a cadence, or a monitor with a path of
    control arrows to an orchestrator or trainer. There is none of these.

    ## Why it matters
    From the day it goes live a model gets older: tastes change, attackers adapt, a new product appears. How fast
    decides what retraining is worth, and an interviewer will ask for the number.

    ## How to fix it
    Say what starts the next training: a schedule, new data, drift, or a drop in quality. State it on the
    orchestrator, and let the monitor that notices pull the trigger.

    ## Source
    Zinkevich, Rules of Machine Learning, rule 8; Breck et al., The ML Test Score (2017), Model 4 and Monitor 4;
    Google Cloud, MLOps, pipeline triggers; AWS Well-Architected Machine Learning Lens, MLPER-16.

    ## The interviewer asks
    How much worse is a model that is a week old, and what makes you train a new one?

    ## Hints
    1. Suppose you went on holiday for three months. When would the model be renewed?
    2. Time, new data, drift, a drop in quality: at least one of them should start a run.
    3. State the trigger of the workflow orchestrator, such as schedule and performance, with its cadence.

    ## Known limits
    A trigger that is only "manual" counts as a policy, since it was stated.
    """
    trainers, orchestrators = board.of("trainer"), board.of("workflow_orchestrator")
    if any(board.texts(o, "trigger") or board.number(o, "cadence_s") is not None for o in orchestrators):
        return
    if any(board.number(t, "cadence_s") is not None for t in trainers):
        return
    if board.queries.reach(board.of(MONITORS), [*orchestrators, *trainers], _CONTROL):
        return
    yield Violation(
        f"Nothing says when {board.names(trainers)} runs again: on a schedule, on new data, on drift or on a drop "
        "in quality.",
        subject=(orchestrators or trainers)[0],
        related=(*orchestrators[1:], *(trainers if orchestrators else trainers[1:])),
        missing=() if orchestrators else ("workflow_orchestrator",),
        values={
            "trigger": "unset" if orchestrators else "no orchestrator",
            "cadence_s": "unset on " + board.names([*orchestrators, *trainers]),
        },
        fixes=tuple(_ways_out(board, trainers, orchestrators)),
    )


def _ways_out(board: Board, trainers: list[str], orchestrators: list[str]) -> Iterator[Fix]:
    plan = Plan(board)
    if orchestrators:
        plan.set(orchestrators[0], "trigger", ("schedule", "performance"))
    else:
        new = plan.add("workflow_orchestrator", near=trainers[0], trigger=("schedule", "performance"))
        for step in (*board.of("dataset_builder"), *trainers):
            plan.connect(new, step, Kind.CONTROL)
    yield plan.fix("state-trigger", "Train on a schedule and on a drop in quality", "suggestion")
    watching = board.of("quality_monitor") or board.of("drift_monitor")
    if watching:
        plan = Plan(board).connect(watching[0], (orchestrators or trainers)[0], Kind.CONTROL)
        yield plan.fix("monitor-triggers", f"Let {board.name(watching[0])} start a training", "suggestion")
