"""Lead an arrow by hand: places its line passes through."""

from mlsd_board.editing.transaction import Transaction
from mlsd_board.model.geometry import Point


def bend(tx: Transaction, connection: str, index: int, place: Point, *, new: bool) -> None:
    """Move the waypoint at `index` to `place`, or put a new one in before it."""
    wire = tx.design.connections[connection]
    rest = wire.waypoints[index:] if new else wire.waypoints[index + 1 :]
    tx.put(wire.model_copy(update={"waypoints": (*wire.waypoints[:index], (place.x, place.y), *rest)}))


def unbend(tx: Transaction, connection: str, index: int) -> None:
    """Drop the waypoint at `index`."""
    wire = tx.design.connections[connection]
    tx.put(wire.model_copy(update={"waypoints": wire.waypoints[:index] + wire.waypoints[index + 1 :]}))


def straighten(tx: Transaction, connection: str) -> None:
    """Drop all waypoints: the router finds the way again."""
    wire = tx.design.connections[connection]
    tx.put(wire.model_copy(update={"waypoints": (), "source_side": None, "target_side": None}))
