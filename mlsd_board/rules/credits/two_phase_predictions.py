"""Credit for a small model on the device and a large one behind it."""

from collections.abc import Iterator

from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.credit import Praise, credit
from mlsd_board.validation.dimension import Dimension
from mlsd_board.validation.evidence import along, way

_ASKS = frozenset({Kind.PREDICTIONS, Kind.REQUEST})


@credit("two-phase-predictions", "Two-phase predictions", Dimension.SYSTEM, pattern="resilient serving")
def two_phase_predictions(board: Board) -> Iterator[Praise]:
    """A small model answers on the device, and a large one behind it where needed.

    ## What earns it
    A model on a device from which requests or predictions lead to a model server.

    ## Why it is good
    Most answers are instant, private and work offline. Only what the small model cannot settle costs a call.

    ## Source
    Lakshmanan, Robinson and Munn, Machine Learning Design Patterns (2020), Two-Phase Predictions.
    """
    for first in board.of("on_device_model"):
        path = way(board, [first], [n for n in board.of("model_server") if n != first], _ASKS)
        if path:
            yield Praise(
                f"{board.name(first)} answers on the device and asks {board.name(path[-1])} where needed.",
                along(board, path, _ASKS),
            )
