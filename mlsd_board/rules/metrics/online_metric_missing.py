"""MET002: something has to be measured once the system is live."""

from collections.abc import Iterator

from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.plan import brief_fix
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity


@rule(
    "MET002",
    "online-metric-missing",
    Severity.ERROR,
    Phase.FRAME,
    when=lambda board: board.req.mode != "offline_only",
    min_size=0,
)
def online_metric_missing(board: Board) -> Iterator[Violation]:
    """The brief has no metric that is read from live behaviour.

    ## What it looks for
    A metric of the stage online that is more than a guardrail. There is none.

    ## Why it matters
    A score on yesterday's data does not show that anyone is better off. Only what happens after launch does:
    what people click, watch, buy, report or appeal.

    ## How to fix it
    Add a metric that the running product records anyway, such as click-through rate, completed watches per
    session, or the share of flagged payments that were fraud.

    ## Source
    Merkow, Machine Learning Engineering Interviews (measure success in a deployed system);
    alirezadir, Machine Learning Interviews, step 2 (metrics); Zinkevich, Rules of Machine Learning, rule 27.

    ## The interviewer asks
    The model is live since this morning. Which curve do you look at tonight?

    ## Hints
    1. Your offline score is fine. How would you notice that users do not care?
    2. What does the running product record anyway that moves when the model gets better?
    3. Add a metric of the stage online to the brief, and say which business metric it stands in for.
    """
    online = [m for m in board.brief.metrics if m.stage == "online"]
    if any(not metric.guardrail for metric in online):
        return
    only = f" ({', '.join(m.name or m.id for m in online)}: guardrails only)" if online else ""
    yield Violation(
        f"The brief names no online metric{only}: how do you see after launch that it works?",
        values={"online metrics": tuple(m.id for m in online), "req.mode": board.req.mode or "unset"},
        fixes=(brief_fix("metrics", "Add an online metric to the brief"),),
    )
