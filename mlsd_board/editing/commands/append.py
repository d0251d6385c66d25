"""Put a component beside a box, in the column after it or before it: the quickest way to draw a chain."""

from mlsd_board.editing.commands.add import ROOM, STRIDE, add_node
from mlsd_board.editing.transaction import Transaction
from mlsd_board.model.geometry import Point


def add_beside(
    tx: Transaction, component: str, anchor: str, *, before: bool = False, centre: Point | None = None
) -> str:
    """Place a component in the column after `anchor`, or with `before` in the one before it; its id.

    It stands level with the anchor or in the nearest row that is free. `centre` overrides the place.
    """
    if centre is not None:
        return add_node(tx, component, centre, gap=ROOM, stride=STRIDE)
    middle, stride = tx.design.boxes[anchor].rect.centre, -STRIDE if before else STRIDE
    return add_node(tx, component, Point(middle.x + stride, middle.y), gap=ROOM, stride=stride)
