"""BIN003: a score is used as a number, and nothing makes it a probability."""

from collections.abc import Iterator

from mlsd_board.graph.typesets import SERVING
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity

_MODELS = ("trainer", "ranker", "model_server", "on_device_model", "batch_inference")
_PREDICTIONS = frozenset({Kind.PREDICTIONS})


def _used_as_number(board: Board) -> bool:
    """Whether prices, expected costs or plans are computed from the score."""
    priced = [
        n
        for n in board.of("decision_engine")
        if board.number(n, "cost_fp") is not None or board.number(n, "cost_fn") is not None
    ]
    tagged = board.tagged("ads", "credit", "churn", "routing")
    planned = board.queries.reach(board.of(SERVING), board.of("optimizer"), _PREDICTIONS)
    return bool(board.of(_MODELS)) and bool(tagged or planned or priced)


@rule("BIN003", "uncalibrated-score", Severity.WARNING, Phase.DATA_AND_MODEL, when=_used_as_number)
def uncalibrated_score(board: Board) -> Iterator[Violation]:
    """A score is used as a number, and nothing makes it a true probability.

    ## What it looks for
    In ads, credit, churn and routing, where predictions reach an optimizer, or where a decision engine states the cost
    of a mistake: a trainer or a serving box that states a calibration, or a quality monitor that measures it.

    ## Why it matters
    A bid, an expected cost and a budget multiply the score with money. The right order is not enough: a score of 0.1
    has to mean one in ten.

    ## How to fix it
    Calibrate after training (isotonic or Platt) on held-out data, and watch calibration in production.

    ## Source
    Notes on ads ranking by SDE2AI, V. Jain (vinija.ai) and Interview Handbook; Zinkevich, Rules of Machine Learning,
    rule 14; A. Dirzad, Machine Learning Interviews (calibration).

    ## The interviewer asks
    Of all cases scored 0.1, how many turn out positive?

    ## Hints
    1. Do you only sort by the score, or do you calculate with it?
    2. A number that is multiplied with money must be a true probability.
    3. Set a calibration on the trainer, and let the quality monitor measure it.

    ## Known limits
    One calibrated model on the board is enough; whether it is the one whose score is used is not followed.
    """
    models = [n for t in _MODELS for n in board.of(t)]
    watched = {m.casefold() for n in board.of("quality_monitor") for m in board.texts(n, "metrics")}
    stated = any(board.text(n, "calibration") not in ("", "none") for n in models)
    if stated or any("calibration" in metric for metric in watched):
        return
    users = [*board.of("optimizer"), *board.of("decision_engine")]
    yield Violation(
        f"The score of {board.name(models[0])} is used as a number, a price or an expected cost, but nothing "
        "calibrates it.",
        subject=models[0],
        related=tuple(users),
        path=board.queries.path(board.of(SERVING), users, _PREDICTIONS),
        values={"tags": board.brief.tags},
        fixes=tuple(_fixes(board, models[0])),
    )


def _fixes(board: Board, model: str) -> Iterator[Fix]:
    plan = Plan(board).set(model, "calibration", "isotonic")
    yield plan.fix("calibrate", f"Calibrate {board.name(model)} (isotonic)", "suggestion")
    for monitor in board.of("quality_monitor")[:1]:
        known = tuple(sorted(board.texts(monitor, "metrics")))
        plan = Plan(board).set(monitor, "metrics", (*known, "calibration"))
        yield plan.fix("watch", f"Let {board.name(monitor)} measure calibration", "suggestion")
