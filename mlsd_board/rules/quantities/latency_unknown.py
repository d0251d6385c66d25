"""QNT002: a latency target, and hardly a number on the request path."""

from collections.abc import Iterator

from mlsd_board.estimate.figures import plain
from mlsd_board.estimate.latency import COMFORT, LatencyBudget, latency_budget, total_if
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.option import Option
from mlsd_board.validation.plan import Plan, brief_fix
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity
from mlsd_board.validation.words import agree

_UNKNOWN = Option("unknown_share", 0.5, "share of the boxes that may lack a figure", maximum=1)


@rule(
    "QNT002",
    "latency-unknown",
    Severity.INFO,
    Phase.OPERATE,
    when=lambda board: bool(board.req.latency_slo_ms),
    options=(_UNKNOWN,),
)
def latency_unknown(board: Board) -> Iterator[Violation]:
    """There is a latency target, and hardly a number on the request path.

    ## What it looks for
    With a latency target in the brief: a critical path of which more than half of the boxes state no `p99_latency_ms`.
    Applications, users and sensors, where a request starts, are not counted.

    ## Why it matters
    A budget nobody has divided is met by nobody. Guesses are fine: they show which box will hurt.

    ## How to fix it
    Put a guess on each box of the path, and correct it when you know better.

    ## Source
    Interview guides of Interview Handbook, Engineers of AI and Data Interview (quantify your design); S. (sujeet.pro),
    capacity planning.

    ## The interviewer asks
    You promised 200 milliseconds. How much of that may the model take?

    ## Hints
    1. Which boxes does a request pass, and which of them says how long it takes?
    2. Split the target among the boxes, the model first.
    3. State the 99th percentile of each box on the request path.
    """
    budget = latency_budget(board.queries, board.req)
    if budget is None or len(budget.unknown) <= board.value(_UNKNOWN) * len(budget.boxes):
        return
    yield Violation(
        f"{board.names(budget.unknown)} {agree(budget.unknown, 'says', 'say')} nothing about time: "
        f"whether {plain(budget.budget_ms or 0)} ms are kept cannot be checked.",
        related=budget.unknown,
        path=budget.path,
        values={"known so far": f"{plain(budget.total_ms)} ms", "budget_ms": budget.budget_ms},
        fixes=tuple(_fixes(board, budget)),
    )


def _fixes(board: Board, budget: LatencyBudget) -> Iterator[Fix]:
    left = COMFORT * (budget.budget_ms or 0) - budget.total_ms
    share = int(left / len(budget.unknown))
    if share >= 1 and total_if(board.queries, board.req, dict.fromkeys(budget.unknown, share)) <= (
        COMFORT * (budget.budget_ms or 0)
    ):
        plan = Plan(board)
        for node in budget.unknown:
            plan.set(node, "p99_latency_ms", share)
        yield plan.fix("share", f"Give each of them {share} ms of what is left", "suggestion")
    yield brief_fix("req.latency_slo_ms", "Look at the latency target in the brief")
