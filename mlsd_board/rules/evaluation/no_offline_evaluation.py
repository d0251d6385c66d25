"""EVA001: a candidate is measured on data it was not trained on before anyone relies on it."""

from collections.abc import Iterator, Sequence

from mlsd_board.graph.typesets import FLOW
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity

_JUDGED = frozenset({Kind.MODEL, Kind.PREDICTIONS})
_EVIDENCE = frozenset({Kind.DATA, Kind.FEATURES, Kind.LABELS})
_STORES = ("data_lake", "data_warehouse", "feature_store")


@rule(
    "EVA001",
    "no-offline-evaluation",
    Severity.ERROR,
    Phase.DATA_AND_MODEL,
    when=lambda board: bool(board.of("trainer")),
    after=("TRN001",),
)
def no_offline_evaluation(board: Board) -> Iterator[Violation]:
    """No candidate model is evaluated on data it was not trained on.

    ## What it looks for
    An offline evaluator or simulator that a trained model (or its predictions) reaches, that gets data, features
    or labels to judge by, and whose dataset builders do not all say that they split nothing off.

    ## Why it matters
    Choosing a model takes evidence that the model has not seen. A score on its own training data only says how
    well it can remember.

    ## How to fix it
    Add an offline evaluator. Send it the trained model and the held-out part of the data set.

    ## Source
    Breck et al., The ML Test Score (2017), Model 5 to 7 and Infra 4; Google Cloud, MLOps level 1, offline model
    validation; the Evaluator of TensorFlow Extended; Merkow, Machine Learning Engineering Interviews.

    ## The interviewer asks
    You have two candidate models. How do you decide between them before a user sees either?

    ## Hints
    1. How would you know, today, that the new model is better than the old one?
    2. Somebody has to score the model on data that was kept aside.
    3. Draw trainer → offline evaluator (model) and dataset builder → offline evaluator (data).
    """
    trainers, evaluators = board.of("trainer"), board.of("offline_evaluator", "simulator")
    if any(not _lacks(board, e, trainers) for e in evaluators):
        return
    reasons = {e: _lacks(board, e, trainers) for e in evaluators}
    reason = "; ".join(f"{board.name(e)} {why}" for e, why in reasons.items())
    yield Violation(
        f"No model of {board.names(trainers)} is evaluated on data it was not trained on"
        f"{f': {reason}' if reason else ''}.",
        subject=trainers[0],
        related=(*trainers[1:], *evaluators),
        path=board.queries.path(trainers, evaluators, _JUDGED),
        missing=() if evaluators else ("offline_evaluator",),
        values={"evaluators": len(evaluators)},
        fixes=tuple(_ways_out(board, trainers)),
    )


def _lacks(board: Board, evaluator: str, trainers: Sequence[str]) -> str:
    """Why an evaluator proves nothing; empty when it does."""
    if not board.queries.reach(trainers, [evaluator], _JUDGED):
        return "gets no trained model"
    if not board.queries.into(evaluator, _EVIDENCE):
        return "gets no data to judge by"
    feeding = _feeding(board, evaluator, trainers)
    if feeding and all(board.text(b, "split") == "none" for b in feeding):
        return f"judges by {board.names(feeding)}, which holds nothing back"
    return ""


def _feeding(board: Board, evaluator: str, trainers: Sequence[str]) -> list[str]:
    behind = board.queries.leading_to([evaluator], _EVIDENCE, avoiding=trainers)
    return [b for b in board.of("dataset_builder") if b in behind]


def _ways_out(board: Board, trainers: Sequence[str]) -> Iterator[Fix]:
    evaluators = board.of("offline_evaluator", "simulator")
    complete = next((e for e in evaluators if _lacks(board, e, trainers).startswith("judges")), None)
    if complete:
        plan = Plan(board)
        for builder in _feeding(board, complete, trainers):
            plan.set(builder, "split", "time")
        yield plan.fix("split-by-time", "Hold back the latest data for evaluation", "suggestion")
        return
    yield _evaluate(board, trainers)


def _evaluate(board: Board, trainers: Sequence[str]) -> Fix:
    plan = Plan(board)
    evaluator = plan.ensure("offline_evaluator", near=trainers[0])
    if not board.queries.reach(trainers, [evaluator] if _placed(board, evaluator) else [], _JUDGED):
        plan.connect(trainers[0], evaluator, Kind.MODEL)
    if not board.queries.into(evaluator, _EVIDENCE):
        source = _evidence(board, trainers) or plan.add("dataset_builder", near=trainers[0])
        if not _placed(board, source):
            plan.connect(source, trainers[0], Kind.DATA)
        plan.connect(source, evaluator, Kind.FEATURES if _only_features(board, source) else Kind.DATA)
    for baseline in board.of("baseline_model"):
        plan.connect(baseline, evaluator, Kind.PREDICTIONS)
    if not board.queries.out(evaluator):
        _report(board, plan, evaluator)
    return plan.fix("add-evaluator", "Evaluate each candidate on held-out data")


def _placed(board: Board, node: str) -> bool:
    """Whether this is a box of the board, not one that the plan adds."""
    return node in board.queries.types


def _evidence(board: Board, trainers: Sequence[str]) -> str | None:
    """What can serve as held-out data: a dataset builder that holds something back, else a store."""
    builders = [b for b in board.of("dataset_builder") if board.text(b, "split") != "none"]
    feeding = [b for b in builders if board.queries.reach([b], trainers, FLOW)]
    stores = [n for component in _STORES for n in board.of(component)]
    return next(iter([*feeding, *builders, *stores]), None)


def _only_features(board: Board, node: str) -> bool:
    return _placed(board, node) and board.type(node) == "feature_store"


def _report(board: Board, plan: Plan, evaluator: str) -> None:
    """The verdict goes where it decides something."""
    for gate in board.of("model_validator")[:1]:
        plan.connect(evaluator, gate, Kind.METRICS)
        return
    for place in (board.of("model_registry") or board.of("deployment_controller", "ci_cd"))[:1]:
        plan.connect(evaluator, place, Kind.CONTROL)
