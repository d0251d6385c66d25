"""Credit for starting from what another model has learned."""

from collections.abc import Iterator

from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.credit import Praise, credit
from mlsd_board.validation.dimension import Dimension
from mlsd_board.validation.evidence import arrows, shown


@credit("transfer-learning", "Transfer learning", Dimension.MODEL, pattern="training")
def transfer_learning(board: Board) -> Iterator[Praise]:
    """Training starts from what another model has learned.

    ## What earns it
    A pretrained model from which a model or its features flow to a trainer.

    ## Why it is good
    A model that has read or seen a great deal needs far fewer labels for your question. With few examples nothing
    else helps as much.

    ## Source
    Lakshmanan, Robinson and Munn, Machine Learning Design Patterns (2020), Transfer Learning.
    """
    for edge in arrows(board, board.of("pretrained_model"), board.of("trainer"), {Kind.MODEL, Kind.FEATURES}):
        yield Praise(f"{board.name(edge.target)} starts from {board.name(edge.source)}.", shown([edge]))
