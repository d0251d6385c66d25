"""QNT001: the request path takes longer than the brief allows."""

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

_TIGHT = Option("tight_share", COMFORT, "share of the latency target above which it is a warning", maximum=1)


@rule(
    "QNT001",
    "latency-budget-exceeded",
    Severity.ERROR,
    Phase.OPERATE,
    when=lambda board: bool(board.req.latency_slo_ms),
    options=(_TIGHT,),
)
def latency_budget_exceeded(board: Board) -> Iterator[Violation]:
    """The boxes a request waits for take longer than the brief allows.

    ## What it looks for
    The critical path: the slowest chain of boxes that a live request waits for, each with its `p99_latency_ms` and its
    slowest parallel read. More than the latency target is an error, more than 80 % of it a warning. Boxes without a
    figure count nothing here.

    ## Why it matters
    Adding up 99th percentiles overstates the true one. It is the safe convention for a whiteboard, and the quickest
    way to see which box must shrink.

    ## How to fix it
    Give the slowest box a smaller budget and say how it keeps it: a smaller or compressed model, a cache, fewer
    candidates, calls in parallel. Or relax the target, if whoever asked agrees.

    ## Source
    Breck et al., The ML Test Score (2017), Data 3 and Monitor 6; System Overflow, latency budgets of fraud systems; the
    mlmentorship guide to personalised search (latency budget).

    ## The interviewer asks
    Walk me along the request. Where do the 200 milliseconds go?

    ## Hints
    1. Write a number on each box of the request path and add them up.
    2. What runs in parallel costs its slowest part only; the rest adds up.
    3. Shrink the slowest box until the sum stays below 80 % of the target.

    ## Known limits
    The true 99th percentile is smaller than the sum. Retries, queues and the network count only where a box or its
    figure stands for them.
    """
    budget = latency_budget(board.queries, board.req)
    if budget is None or not budget.measured or budget.share is None or budget.share <= board.value(_TIGHT):
        return
    over = budget.share > 1
    close = "" if over else ", too close for a bad day"
    yield Violation(
        f"{board.trail(budget.path)} adds up to {plain(budget.total_ms)} ms "
        f"against a budget of {plain(budget.budget_ms or 0)} ms{close}.",
        subject=_slowest(budget),
        related=budget.path,
        path=budget.path,
        values=_values(board, budget),
        severity=Severity.ERROR if over else Severity.WARNING,
        fixes=tuple(_fixes(board, budget)),
    )


def _values(board: Board, budget: LatencyBudget) -> dict[str, object]:
    running = {board.name(n): f"{plain(ms)} ms" for n, ms in zip(budget.path, budget.running_ms, strict=True)}
    return {**running, "budget_ms": budget.budget_ms, "assumptions": budget.assumptions}


def _slowest(budget: LatencyBudget) -> str:
    return max(budget.boxes, key=lambda n: (budget.own_ms[budget.path.index(n)], n))


def _fixes(board: Board, budget: LatencyBudget) -> Iterator[Fix]:
    allowed = board.value(_TIGHT) * (budget.budget_ms or 0)
    slow = _slowest(budget)
    known = board.queries.number(slow, "p99_latency_ms") or 0.0
    rest = int(known - (budget.total_ms - allowed))
    if rest >= 1 and total_if(board.queries, board.req, {slow: rest}) <= allowed:
        plan = Plan(board).set(slow, "p99_latency_ms", rest)
        yield plan.fix("shrink", f"Give {board.name(slow)} a budget of {rest} ms", "suggestion")
    yield brief_fix("req.latency_slo_ms", "Change the latency target in the brief")
