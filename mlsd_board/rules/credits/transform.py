"""Credit for one feature step that both training and serving go through."""

from collections.abc import Iterator

from mlsd_board.graph.typesets import SERVING, SHARED_STEPS
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.credit import Praise, credit
from mlsd_board.validation.dimension import Dimension
from mlsd_board.validation.evidence import along

_INPUT = frozenset({Kind.DATA, Kind.FEATURES})


@credit("transform", "Transform shared by both sides", Dimension.DATA, pattern="reproducibility")
def transform(board: Board) -> Iterator[Praise]:
    """One feature step prepares the inputs of training and of serving.

    ## What earns it
    A feature transform, preprocessor or encoder from which data or features flow both to a trainer and to a
    serving box, without a feature store between.

    ## Why it is good
    The same code cannot disagree with itself. What the model meets live is what it has learned from, down to
    rounding and missing values.

    ## Source
    Lakshmanan, Robinson and Munn, Machine Learning Design Patterns (2020), Transform; Zinkevich, Rules of Machine
    Learning, rule 32.
    """
    stops = board.of("feature_store", "trainer")
    for step in board.of(SHARED_STEPS):
        taught = board.queries.path([step], board.of("trainer"), _INPUT, avoiding=stops)
        served = board.queries.path([step], board.of(SERVING), _INPUT, avoiding=stops)
        if taught and served:
            yield Praise(
                f"{board.name(step)} prepares inputs for {board.name(taught[-1])} and {board.name(served[-1])} alike.",
                tuple(dict.fromkeys((*along(board, taught, _INPUT), *along(board, served, _INPUT)))),
            )
