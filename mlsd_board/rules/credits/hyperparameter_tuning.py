"""Credit for searching settings instead of guessing them."""

from collections.abc import Iterator

from mlsd_board.validation.board import Board
from mlsd_board.validation.credit import Praise, credit
from mlsd_board.validation.dimension import Dimension
from mlsd_board.validation.evidence import arrows, shown


@credit("hyperparameter-tuning", "Hyperparameter tuning", Dimension.MODEL, pattern="training")
def hyperparameter_tuning(board: Board) -> Iterator[Praise]:
    """Settings are searched, not guessed.

    ## What earns it
    A hyperparameter tuner joined to a trainer by an arrow of any kind.

    ## Why it is good
    Depth, learning rate and loss weights decide more than the name of the algorithm. A search finds them, and
    finds them again when the data change.

    ## Source
    Lakshmanan, Robinson and Munn, Machine Learning Design Patterns (2020), Hyperparameter Tuning; Breck et al.,
    The ML Test Score (2017), Model 3.
    """
    joined = arrows(board, board.of("hyperparameter_tuner"), board.of("trainer"), both_ways=True)
    if joined:
        tuners = sorted({n for e in joined for n in (e.source, e.target) if board.type(n) != "trainer"})
        yield Praise(f"The settings of training are searched by {board.names(tuners)}.", shown(joined))
