"""MET003: candidates are compared by a number before users meet them."""

from collections.abc import Iterator

from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.plan import brief_fix
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity


@rule("MET003", "offline-metric-missing", Severity.ERROR, Phase.FRAME, min_size=0)
def offline_metric_missing(board: Board) -> Iterator[Violation]:
    """The brief has no metric for choosing between models before launch.

    ## What it looks for
    A metric of the stage offline in the brief. There is none.

    ## Why it matters
    Experiments with users are slow, and each one is a risk. Of a hundred ideas most are sorted out on stored
    data, and that takes a number that ranks them.

    ## How to fix it
    Add the metric by which you choose models: PR-AUC on next week's data, nDCG@20, WAPE of the forecast.

    ## Source
    Merkow, Machine Learning Engineering Interviews (a framework to evaluate, select and deploy);
    alirezadir, Machine Learning Interviews, step 2 (metrics).

    ## The interviewer asks
    You trained five models overnight. Which one do you try on users, and why that one?

    ## Hints
    1. You cannot show every candidate to users. How do you pick?
    2. Which score on held-out data fits the task: order, probability, amount, text?
    3. Add a metric of the stage offline to the brief, such as "PR-AUC on next week's data".
    """
    if any(metric.stage == "offline" for metric in board.brief.metrics):
        return
    yield Violation(
        "The brief names no offline metric: by which number do you choose between models before launch?",
        values={"metrics": tuple(f"{m.id} ({m.stage})" for m in board.brief.metrics)},
        fixes=(brief_fix("metrics", "Add an offline metric to the brief"),),
    )
