"""Credit for computing ahead what need not be computed live."""

from collections.abc import Iterator

from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.credit import Praise, credit
from mlsd_board.validation.dimension import Dimension
from mlsd_board.validation.evidence import along, way

_PREDICTIONS = frozenset({Kind.PREDICTIONS})


@credit("batch-serving", "Batch serving", Dimension.SYSTEM, pattern="resilient serving")
def batch_serving(board: Board) -> Iterator[Praise]:
    """What can be known beforehand is computed beforehand.

    ## What earns it
    Predictions of a batch inference that flow to a prediction store or data warehouse.

    ## Why it is good
    Scoring everything at night is cheap, easy to check before anybody sees it, and turns a model call into a
    look-up.

    ## Source
    Lakshmanan, Robinson and Munn, Machine Learning Design Patterns (2020), Batch Serving.
    """
    stores = board.of("prediction_store", "data_warehouse")
    for job in board.of("batch_inference"):
        path = way(board, [job], stores, _PREDICTIONS)
        if path:
            yield Praise(
                f"{board.name(job)} fills {board.name(path[-1])} ahead of time.",
                along(board, path, _PREDICTIONS),
            )
