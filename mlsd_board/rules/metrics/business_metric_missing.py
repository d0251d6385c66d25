"""MET001: somebody has to want something; the other metrics stand in for it."""

from collections.abc import Iterator

from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.plan import brief_fix
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity


@rule("MET001", "business-metric-missing", Severity.ERROR, Phase.FRAME, min_size=0)
def business_metric_missing(board: Board) -> Iterator[Violation]:
    """The brief does not say what success means for the business.

    ## What it looks for
    A metric of the stage business in the brief. There is none.

    ## Why it matters
    Nobody pays for AUC. Every other metric stands in for something the business cares about, and only this one
    can tell you that the stand-ins have stopped standing for it.

    ## How to fix it
    Name one measurable quantity: fraud loss per thousand payments, retention after 30 days, hours of work saved.

    ## Source
    Merkow, Machine Learning Engineering Interviews ("business sense of success"); AWS Well-Architected Machine
    Learning Lens, MLPER-01; Dorard, Machine Learning Canvas.

    ## The interviewer asks
    Suppose it works. What gets better for the company, and by how much?

    ## Hints
    1. Who asked for this system, and what will they look at in half a year?
    2. Name it as a number that exists without any model: money, people who stay, time saved.
    3. Add a metric of the stage business to the brief, such as "fraud loss per 1000 payments".
    """
    if any(metric.stage == "business" for metric in board.brief.metrics):
        return
    yield Violation(
        "The brief names no business metric: what does success mean, in one measurable quantity?",
        values={"metrics": tuple(f"{m.id} ({m.stage})" for m in board.brief.metrics)},
        fixes=(brief_fix("metrics", "Add a business metric to the brief"),),
    )
