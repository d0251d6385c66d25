"""Credit for a feature store that feeds training and serving."""

from collections.abc import Iterator

from mlsd_board.graph.typesets import SERVING
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.credit import Praise, credit
from mlsd_board.validation.dimension import Dimension
from mlsd_board.validation.evidence import along, way

_INPUT = frozenset({Kind.DATA, Kind.FEATURES})


@credit("feature-store", "Feature store shared by both sides", Dimension.DATA, pattern="reproducibility")
def feature_store(board: Board) -> Iterator[Praise]:
    """One feature store feeds training and serving.

    ## What earns it
    A feature store from which features or data flow to a dataset builder or trainer and to a serving box.

    ## Why it is good
    A feature is written once and read by every model. Training gets the values as they were, serving as they are,
    and both mean the same.

    ## Source
    Lakshmanan, Robinson and Munn, Machine Learning Design Patterns (2020), Feature Store; Zinkevich, Rules of
    Machine Learning, rules 11 and 32.
    """
    for store in board.of("feature_store"):
        taught = way(board, [store], board.of("dataset_builder", "trainer"), _INPUT)
        served = way(board, [store], board.of(SERVING), _INPUT)
        if taught and served:
            yield Praise(
                f"{board.name(store)} feeds {board.name(taught[-1])} and {board.name(served[-1])}.",
                tuple(dict.fromkeys((*along(board, taught, _INPUT), *along(board, served, _INPUT)))),
            )
