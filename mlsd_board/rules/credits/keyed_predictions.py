"""Credit for predictions that can be found again when the outcome is known."""

from collections.abc import Iterator

from mlsd_board.validation.board import Board
from mlsd_board.validation.credit import Praise, credit
from mlsd_board.validation.dimension import Dimension
from mlsd_board.validation.evidence import in_use


@credit("keyed-predictions", "Keyed predictions", Dimension.DATA, pattern="resilient serving")
def keyed_predictions(board: Board) -> Iterator[Praise]:
    """Each prediction carries a key by which its outcome finds it.

    ## What earns it
    A prediction logger that gets something and states that it is keyed.

    ## Why it is good
    A click tomorrow is a label only if one knows which prediction led to it, with which features and which
    version of the model.

    ## Source
    Lakshmanan, Robinson and Munn, Machine Learning Design Patterns (2020), Keyed Predictions; Zinkevich, Rules of
    Machine Learning, rule 29.
    """
    for logger in in_use(board, "prediction_logger"):
        if board.flag(logger, "keyed"):
            also = " with its features" if board.flag(logger, "logs_features") else ""
            yield Praise(
                f"{board.name(logger)} keeps each prediction by key{also}.", (logger,), {"keyed": True}
            )
