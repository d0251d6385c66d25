"""Credit for a latency budget that is split over the boxes and kept."""

from collections.abc import Iterator

from mlsd_board.estimate.figures import plain
from mlsd_board.estimate.latency import latency_budget
from mlsd_board.validation.board import Board
from mlsd_board.validation.credit import Praise, credit
from mlsd_board.validation.dimension import Dimension


@credit("latency-budget-met", "Latency budget allocated and met", Dimension.SYSTEM, passes=("QNT001",))
def latency_budget_met(board: Board) -> Iterator[Praise]:
    """Every box of the live path has its share of the latency budget, and together they keep it.

    ## What earns it
    A latency target in the brief, a figure on every box of the critical path, and the rule about an exceeded
    budget (QNT001) looked and found nothing.

    ## Why it is good
    A budget that is split is a decision: each team knows its share, and one sees at once what a further model
    would cost.

    ## Source
    Breck et al., The ML Test Score (2017), Data 3 and Monitor 6; notes on the latency budgets of fraud detection
    and search.
    """
    budget = latency_budget(board.queries, board.req)
    if budget and budget.budget_ms and budget.measured and not budget.unknown:
        yield Praise(
            f"{board.trail(budget.path)} takes {plain(budget.total_ms)} of {plain(budget.budget_ms)} ms.",
            budget.path,
            {"total_ms": budget.total_ms, "latency_slo_ms": budget.budget_ms},
        )
