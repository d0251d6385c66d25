"""QNT008: more cases for review than people can decide."""

from collections.abc import Iterator
from math import ceil, floor

from mlsd_board.estimate.figures import amount
from mlsd_board.estimate.review import ReviewLoad, review_loads
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity


@rule(
    "QNT008",
    "review-queue-overload",
    Severity.WARNING,
    Phase.OPERATE,
    when=lambda board: bool(review_loads(board.queries, board.req)),
)
def review_queue_overload(board: Board) -> Iterator[Violation]:
    """More cases are sent to review than the reviewers can decide.

    ## What it looks for
    A review queue with reviewers and cases per reviewer and day, whose inflow is larger: its stated inflow per day, or
    the daily requests of the brief times the review rate of the decision engine.

    ## Why it matters
    A queue that grows every day quietly turns "a human looks at it" into "nobody decides".

    ## How to fix it
    Send fewer cases (raise the threshold, review the costliest first), or have more reviewers.

    ## Source
    Papers of Meta on prioritising content review queues; Sculley et al., Hidden Technical Debt in Machine Learning
    Systems (2015), section 7 (action limits).

    ## The interviewer asks
    You send two percent of the decisions to people. How many people is that?

    ## Hints
    1. How many cases a day does your threshold send to people?
    2. Compare with the number of reviewers times the cases each decides a day.
    3. Raise the threshold, order the queue by cost, or plan more reviewers.
    """
    for load in review_loads(board.queries, board.req):
        if not load.enough:
            yield Violation(
                f"{board.name(load.node)}: {amount(load.inflow_per_day)} cases a day to review, "
                f"{amount(load.capacity_per_day)} can be decided.",
                subject=load.node,
                related=load.deciders,
                values={
                    "reviewers": load.reviewers,
                    "cases per reviewer and day": load.items_per_reviewer_day,
                    "assumptions": load.assumptions,
                },
                fixes=tuple(_fixes(board, load)),
            )


def _fixes(board: Board, load: ReviewLoad) -> Iterator[Fix]:
    if len(load.deciders) == 1:
        decider = load.deciders[0]
        rate = (board.number(decider, "review_rate") or 0) * load.capacity_per_day / load.inflow_per_day
        plan = Plan(board).set(decider, "review_rate", floor(1e6 * rate) / 1e6)
        yield plan.fix("send-fewer", f"Let {board.name(decider)} send fewer cases", "suggestion")
    people = ceil(load.inflow_per_day / load.items_per_reviewer_day)
    plan = Plan(board).set(load.node, "reviewers", people)
    yield plan.fix("more-reviewers", f"Plan {people} reviewers", "suggestion")
