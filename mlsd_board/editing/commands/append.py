"""Put a component beside a box and join the two: the quickest way to draw a chain."""

from typing import NamedTuple

from mlsd_board.catalog.library import Library
from mlsd_board.editing.commands.add import ROOM, STRIDE, add_node
from mlsd_board.editing.commands.connect import connect
from mlsd_board.editing.transaction import Transaction
from mlsd_board.model.geometry import Point


class Appended(NamedTuple):
    """The ids of a new box and of the arrow that joins it."""

    node: str
    connection: str


def append(
    tx: Transaction,
    library: Library,
    component: str,
    anchor: str,
    *,
    before: bool = False,
    centre: Point | None = None,
) -> Appended:
    """Place a component in the column after `anchor` and draw the likeliest arrow to it.

    With `before` it goes into the column before, and the arrow comes from it. `centre` overrides the place.
    Raises `EditError` when nothing legal can run between the two.
    """
    middle = tx.design.boxes[anchor].rect.centre
    spot = centre or Point(middle.x + (-STRIDE if before else STRIDE), middle.y)
    node = add_node(tx, component, spot, gap=ROOM)
    ends = (node, anchor) if before else (anchor, node)
    return Appended(node, connect(tx, library, *ends))
