"""Credit for dropping personal data before they are kept."""

from collections.abc import Iterator

from mlsd_board.graph.typesets import FLOW
from mlsd_board.validation.board import Board
from mlsd_board.validation.credit import Praise, credit
from mlsd_board.validation.dimension import Dimension
from mlsd_board.validation.evidence import along, way


@credit("privacy-by-minimisation", "Privacy by minimisation", Dimension.DATA, passes=("RAI001",))
def privacy_by_minimisation(board: Board) -> Iterator[Praise]:
    """Personal data are dropped or masked before anything learns from them.

    ## What earns it
    A privacy filter from which data flow on to a store or to training, and the rule about unprotected personal
    data (RAI001) looked and found nothing.

    ## Why it is good
    What is not kept cannot leak, need not be deleted on request, and is not learned by heart.

    ## Source
    Breck et al., The ML Test Score (2017), Data 5; AWS Well-Architected Machine Learning Lens, security 5 and 7.
    """
    keepers = board.of("data_lake", "data_warehouse", "feature_store", "dataset_builder", "trainer")
    for guard in board.of("privacy_filter"):
        path = way(board, [guard], keepers, FLOW)
        if path:
            yield Praise(
                f"{board.name(guard)} stands in front of {board.name(path[-1])}.",
                along(board, path, FLOW),
                {"method": board.text(guard, "method") or None},
            )
