"""Credit for owing people a reason and a second look."""

from collections.abc import Iterator

from mlsd_board.validation.board import Board
from mlsd_board.validation.credit import Praise, credit
from mlsd_board.validation.dimension import Dimension
from mlsd_board.validation.evidence import in_use


@credit("explanations-and-appeals", "Explanations and appeals", Dimension.SYSTEM, passes=("RAI003", "RAI004"))
def explanations_and_appeals(board: Board) -> Iterator[Praise]:
    """Who is refused gets a reason and a second look.

    ## What earns it
    The rules about unexplained adverse decisions (RAI003) and about recourse to people (RAI004) both looked and
    found nothing.

    ## Why it is good
    A refusal is easier to bear, and easier to correct, with a reason and somebody to turn to. In places the law
    asks for both.

    ## Source
    Consumer Financial Protection Bureau, Circular 2022-03; Huyen, Machine Learning Systems Design; A. Dirzad,
    Machine Learning Interviews (harmful content).
    """
    explainers, queues = in_use(board, "explainer"), in_use(board, "human_review_queue")
    if explainers and queues:
        yield Praise(
            f"Reasons come from {board.names(explainers)}, a second look from {board.names(queues)}.",
            (*explainers, *queues),
        )
