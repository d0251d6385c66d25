"""REC003: clicks depend on the position, and nothing removes that."""

from collections.abc import Iterator

from mlsd_board.graph.typesets import FLOW
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity
from mlsd_board.validation.words import agree


def _ranks_by_clicks(board: Board) -> bool:
    ranked = board.tagged("ranked_list", "feed", "ads", "search") or board.brief.category == "recommendation"
    return ranked and bool(board.of("ranker")) and bool(_click_loggers(board))


def _click_loggers(board: Board) -> list[str]:
    """The event loggers whose clicks become labels."""
    loggers = [n for n in board.of("event_logger") if "click" in board.texts(n, "captures")]
    return [n for n in loggers if board.queries.reach([n], board.of("trainer"), FLOW)]


@rule(
    "REC003",
    "position-bias-unhandled",
    Severity.WARNING,
    Phase.DATA_AND_MODEL,
    when=_ranks_by_clicks,
)
def position_bias_unhandled(board: Board) -> Iterator[Violation]:
    """The model learns from clicks, and clicks depend on where an item was shown.

    ## What it looks for
    In ranked lists, feeds, ads, search and recommendation whose labels come from clicks: rankers of which none states
    how it removes position bias (`position_debias`), with no exploration policy on the board.

    ## Why it matters
    The first place is clicked because it is first. Without a correction the model learns yesterday's order, finds it
    confirmed, and repeats it.

    ## How to fix it
    Use the position as a feature in training and fix it when serving, weight clicks by how likely the place was seen,
    or shuffle a little traffic.

    ## Source
    Zinkevich, Rules of Machine Learning, rules 35 and 36; notes on position bias by calwoo and System Overflow; A.
    Dirzad, Machine Learning Interviews (positional bias).

    ## The interviewer asks
    The item in first place got most clicks. Does that make it the best?

    ## Hints
    1. Would the same item be clicked as often in tenth place?
    2. The effect of the place has to be taken out of the labels.
    3. Set position_debias on the ranker, for example to a training-only feature.

    ## Known limits
    Silent where no ranker is drawn, and where the captured signals of the event logger are not stated.
    """
    rankers = board.of("ranker")
    handled = any(board.text(r, "position_debias") not in ("", "none") for r in rankers)
    if handled or board.of("exploration_policy"):
        return
    loggers = _click_loggers(board)
    plan = Plan(board)
    for ranker in rankers:
        plan.set(ranker, "position_debias", "feature")
    yield Violation(
        f"{board.names(rankers)} {agree(rankers, 'learns', 'learn')} from the clicks of "
        f"{board.names(loggers)}, which depend on the position.",
        subject=rankers[0],
        related=(*rankers[1:], *loggers),
        path=board.queries.path(loggers, board.of("trainer"), FLOW),
        values={board.name(r): board.text(r, "position_debias") or "not stated" for r in rankers},
        fixes=(plan.fix("position-feature", "Use the position as a training-only feature", "suggestion"),),
    )
