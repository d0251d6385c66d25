"""QNT005: the model is trained too rarely."""

from collections.abc import Iterator

from mlsd_board.estimate.figures import duration
from mlsd_board.estimate.freshness import ModelFreshness, model_freshness
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.plan import Plan, brief_fix
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity


@rule(
    "QNT005",
    "model-freshness-violated",
    Severity.WARNING,
    Phase.OPERATE,
    when=lambda board: board.req.model_freshness_s is not None and bool(board.of("trainer")),
)
def model_freshness_violated(board: Board) -> Iterator[Violation]:
    """The model gets older than the brief allows before the next one is ready.

    ## What it looks for
    For each trainer the time between two trainings (its own cadence, or the shorter one of an orchestrator that
    controls it) plus the duration of one. It is reported when the youngest model on the board is older than allowed.

    ## Why it matters
    Ads, feeds and fraud change within hours. A model that does not know today's items and today's tricks loses money
    every hour until the next one.

    ## How to fix it
    Train more often, train faster (incrementally, on less data), or move what must be fresh into the features.

    ## Source
    Zinkevich, Rules of Machine Learning, rule 8; Breck et al., The ML Test Score (2017), Model 4 and Monitor 4.

    ## The interviewer asks
    How much worse is a model that is a week old, and how old can yours get?

    ## Hints
    1. When was the model trained that answers right now, in the worst case?
    2. Add the time between two trainings and the time of one.
    3. Set the cadence of the orchestrator so that both together stay below the limit.

    ## Known limits
    A trainer without a stated cadence is unknown, and where one is unknown nothing is reported. The window of the label
    joiner is mentioned, not added: it limits the age of labels, not how often a model is made. With several trainers
    only the youngest model is judged, since slower ones may be meant to be slow.
    """
    allowed = board.req.model_freshness_s or 0
    models = model_freshness(board.queries)
    if len(models) < len(board.of("trainer")) or any(m.age_s <= allowed for m in models):
        return
    youngest = min(models, key=lambda m: (m.age_s, m.trainer))
    waits = (
        f" Its labels wait another {duration(youngest.label_window_s)}." if youngest.label_window_s else ""
    )
    yield Violation(
        f"The model of {board.name(youngest.trainer)} can be {duration(youngest.age_s)} old; "
        f"{duration(allowed)} are allowed.{waits}",
        subject=youngest.trainer,
        related=tuple(dict.fromkeys((youngest.scheduler, *(m.trainer for m in models)))),
        values={
            "every": duration(youngest.cadence_s),
            "training takes": duration(youngest.duration_s),
            "allowed": duration(allowed),
            "assumptions": youngest.assumptions,
        },
        fixes=tuple(_fixes(board, youngest, allowed)),
    )


def _fixes(board: Board, model: ModelFreshness, allowed: float) -> Iterator[Fix]:
    cadence = int(allowed - model.duration_s)
    if cadence >= model.duration_s and cadence > 0:
        plan = Plan(board).set(model.scheduler, "cadence_s", cadence)
        yield plan.fix("train-more-often", f"Train every {duration(cadence)}", "suggestion")
    yield brief_fix("req.model_freshness_s", "Change the model freshness in the brief")
