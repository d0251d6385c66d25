"""Credit for training on several machines where one is not enough."""

from collections.abc import Iterator

from mlsd_board.validation.board import Board
from mlsd_board.validation.credit import Praise, credit
from mlsd_board.validation.dimension import Dimension
from mlsd_board.validation.evidence import in_use


@credit("distribution-strategy", "Distribution strategy", Dimension.MODEL, pattern="training")
def distribution_strategy(board: Board) -> Iterator[Praise]:
    """Training runs on several machines.

    ## What earns it
    A trainer that states that it is distributed.

    ## Why it is good
    What takes a week on one machine takes a night on many. Saying so also says that somebody thought about the
    size of model and data.

    ## Source
    Lakshmanan, Robinson and Munn, Machine Learning Design Patterns (2020), Distribution Strategy.
    """
    for trainer in in_use(board, "trainer"):
        if board.flag(trainer, "distributed"):
            yield Praise(
                f"{board.name(trainer)} runs on several machines.", (trainer,), {"distributed": True}
            )
