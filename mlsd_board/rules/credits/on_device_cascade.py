"""Credit for two models on a device, the small one always awake."""

from collections.abc import Iterator

from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.credit import Praise, credit
from mlsd_board.validation.dimension import Dimension
from mlsd_board.validation.evidence import along, way

_ASKS = frozenset({Kind.PREDICTIONS, Kind.REQUEST})


@credit("on-device-cascade", "On-device cascade", Dimension.SYSTEM, pattern="resilient serving")
def on_device_cascade(board: Board) -> Iterator[Praise]:
    """On the device, a tiny model wakes a larger one.

    ## What earns it
    A model on a device from which predictions or requests lead to another model on a device.

    ## Why it is good
    The tiny one may listen all day for a few milliwatts. The larger one runs seldom, and keeps false alarms rare.

    ## Source
    Apple Machine Learning Research on the voice trigger system; Lakshmanan, Robinson and Munn, Machine Learning
    Design Patterns (2020), Two-Phase Predictions.
    """
    for first in board.of("on_device_model"):
        path = way(board, [first], [n for n in board.of("on_device_model") if n != first], _ASKS)
        if path:
            yield Praise(
                f"{board.name(first)} wakes {board.name(path[-1])} on the device.", along(board, path, _ASKS)
            )
