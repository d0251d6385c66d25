"""Credit for breaking a hard question into models that follow one another."""

from collections.abc import Iterator

from mlsd_board.graph.queries import shortest
from mlsd_board.graph.typesets import SERVING
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.credit import Praise, credit
from mlsd_board.validation.dimension import Dimension
from mlsd_board.validation.evidence import along

_PREDICTIONS = frozenset({Kind.PREDICTIONS})
_OUTCOMES = ("prediction_logger", "label_joiner", "human_review_queue", "experiment_platform", "event_stream")


@credit("cascade", "Cascade", Dimension.MODEL, pattern="problem representation")
def cascade(board: Board) -> Iterator[Praise]:
    """A hard question is split into models that follow one another.

    ## What earns it
    Predictions of one serving box that flow on to another one, on a way through no log, label joiner, reviewer or
    experiment.

    ## Why it is good
    Each step solves an easier question, and the cheap one spares the expensive one most of its work. Each may be
    replaced alone, as long as the later one does not learn from the earlier one by accident.

    ## Source
    Lakshmanan, Robinson and Munn, Machine Learning Design Patterns (2020), Cascade; Sculley et al., Hidden
    Technical Debt in Machine Learning Systems (2015), correction cascades.
    """
    serving = board.of(SERVING)
    following = board.queries.next(_PREDICTIONS)
    for first in serving:
        path = shortest(following, [first], [s for s in serving if s != first], board.of(_OUTCOMES))
        if path:
            yield Praise(
                f"{board.name(first)} hands on to {board.name(path[-1])}.", along(board, path, _PREDICTIONS)
            )
