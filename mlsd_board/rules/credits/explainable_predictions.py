"""Credit for answers that come with their reasons."""

from collections.abc import Iterator

from mlsd_board.graph.typesets import SERVING
from mlsd_board.validation.board import Board
from mlsd_board.validation.credit import Praise, credit
from mlsd_board.validation.dimension import Dimension
from mlsd_board.validation.evidence import arrows, shown


@credit("explainable-predictions", "Explainable predictions", Dimension.SYSTEM, pattern="responsible AI")
def explainable_predictions(board: Board) -> Iterator[Praise]:
    """Answers come with their reasons.

    ## What earns it
    An explainer joined to a serving box, a decision engine or a review queue.

    ## Why it is good
    A reviewer with reasons is faster and more often right. An engineer with reasons finds the broken feature.

    ## Source
    Lakshmanan, Robinson and Munn, Machine Learning Design Patterns (2020), Explainable Predictions; D. Tanner,
    Machine learning system design interview (pattern Explainable Predictions).
    """
    places = board.of(SERVING, "decision_engine", "human_review_queue")
    for explainer in board.of("explainer"):
        joined = arrows(board, [explainer], places, both_ways=True)
        if joined:
            others = sorted({n for e in joined for n in (e.source, e.target)} - {explainer})
            yield Praise(f"{board.name(explainer)} gives reasons at {board.names(others)}.", shown(joined))
