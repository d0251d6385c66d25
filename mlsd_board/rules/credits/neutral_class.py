"""Credit for a decision that may be "not sure"."""

from collections.abc import Iterator

from mlsd_board.validation.board import Board
from mlsd_board.validation.credit import Praise, credit
from mlsd_board.validation.dimension import Dimension
from mlsd_board.validation.evidence import in_use


@credit("neutral-class", "Neutral class", Dimension.MODEL, pattern="problem representation")
def neutral_class(board: Board) -> Iterator[Praise]:
    """A decision may be "not sure".

    ## What earns it
    A decision engine with two or more cut points among its thresholds.

    ## Why it is good
    A yes-or-no model must guess where people would disagree. A middle class keeps the clear cases clean and says
    which ones need another look.

    ## Source
    Lakshmanan, Robinson and Munn, Machine Learning Design Patterns (2020), Neutral Class.
    """
    for engine in in_use(board, "decision_engine"):
        cuts = sorted(board.texts(engine, "thresholds"))
        if len(cuts) > 1:
            yield Praise(
                f"{board.name(engine)} cuts the score at {' and '.join(cuts)}, so there is a middle.",
                (engine,),
                {"thresholds": tuple(cuts)},
            )
