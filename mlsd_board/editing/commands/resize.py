"""Give a box another extent."""

from mlsd_board.editing.transaction import Transaction
from mlsd_board.model.geometry import Rect

SMALLEST = 48.0


def resize(tx: Transaction, id: str, rect: Rect) -> None:
    """Let a box fill `rect`, at least 48 units either way."""
    box = tx.design.boxes[id]
    width, height = max(rect.width, SMALLEST), max(rect.height, SMALLEST)
    tx.put(box.model_copy(update={"x": rect.x, "y": rect.y, "width": width, "height": height}))
