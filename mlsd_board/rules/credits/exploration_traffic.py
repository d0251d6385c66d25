"""Credit for traffic on which the model does not choose what it learns."""

from collections.abc import Iterator

from mlsd_board.validation.board import Board
from mlsd_board.validation.credit import Praise, credit
from mlsd_board.validation.dimension import Dimension
from mlsd_board.validation.evidence import in_use


@credit("exploration-traffic", "Exploration or hold-out traffic", Dimension.DATA)
def exploration_traffic(board: Board) -> Iterator[Praise]:
    """On some traffic the model does not choose what it will learn from.

    ## What earns it
    An exploration policy in use, an experiment platform with a hold-out design, a decision engine with a hold-out
    share, or a ranker whose positions are randomised.

    ## Why it is good
    A model that decides what is shown sees outcomes of its own choices only, and believes itself. A little random
    traffic is the cheapest unbiased data there is.

    ## Source
    Sculley et al., Hidden Technical Debt in Machine Learning Systems (2015), direct feedback loops; Zinkevich,
    Rules of Machine Learning, rules 34 to 36.
    """
    for node in in_use(board, "exploration_policy", "experiment_platform", "decision_engine", "ranker"):
        fact = _explores(board, node)
        if fact:
            yield Praise(f"{board.name(node)} keeps some traffic free of the model's choice.", (node,), fact)


def _explores(board: Board, node: str) -> dict[str, object]:
    """The fact by which a box explores; empty when it does not."""
    share = board.number(node, "holdout_pct") or 0
    if board.type(node) == "exploration_policy":
        return {"traffic_pct": board.number(node, "traffic_pct")}
    if board.type(node) == "decision_engine":
        return {"holdout_pct": share} if share > 0 else {}
    for attribute, value in (("design", "holdout"), ("position_debias", "randomised")):
        if board.text(node, attribute) == value:
            return {attribute: value}
    return {}
