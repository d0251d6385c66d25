"""Credit for letting one thing carry several labels."""

from collections.abc import Iterator

from mlsd_board.graph.typesets import SERVING
from mlsd_board.validation.board import Board
from mlsd_board.validation.credit import Praise, credit
from mlsd_board.validation.dimension import Dimension


@credit("multilabel", "Multilabel", Dimension.FRAMING, pattern="problem representation")
def multilabel(board: Board) -> Iterator[Praise]:
    """One thing may carry several labels at once.

    ## What earns it
    The task type of the brief is multilabel, and a model on the board learns or serves it.

    ## Why it is good
    A post can be both spam and hateful. A model with one output per label says so, where a model that picks a
    single class must drop one of them.

    ## Source
    Lakshmanan, Robinson and Munn, Machine Learning Design Patterns (2020), Multilabel.
    """
    models = board.of(SERVING, "trainer")
    if models and board.task.startswith(("multilabel", "multi_label")):
        yield Praise(
            "Each label is answered on its own, so one thing may have several.",
            tuple(models),
            {"task.type": board.brief.task.type},
        )
