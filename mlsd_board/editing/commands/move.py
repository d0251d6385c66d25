"""Move boxes and ink; frames take along what lies in them."""

from collections.abc import Iterable, Mapping

from mlsd_board.editing.commands.add import enclosing_frame
from mlsd_board.editing.transaction import Transaction
from mlsd_board.model.elements import Box, Frame, Ink
from mlsd_board.model.geometry import Rect


def move(tx: Transaction, ids: Iterable[str], dx: float, dy: float) -> None:
    """Move elements by (`dx`, `dy`) scene units. Waypoints go along when both ends of their arrow do."""
    moving = tx.design.with_members(ids)
    for id in moving:
        record = tx.design.records.get(id)
        if isinstance(record, Box) and not record.locked:
            tx.put(record.model_copy(update={"x": record.x + dx, "y": record.y + dy}))
        elif isinstance(record, Ink):
            tx.put(record.model_copy(update={"points": tuple((x + dx, y + dy) for x, y in record.points)}))
    for c in list(tx.design.connections.values()):
        if c.waypoints and c.source in moving and c.target in moving:
            tx.put(c.model_copy(update={"waypoints": tuple((x + dx, y + dy) for x, y in c.waypoints)}))


def settle(tx: Transaction, ids: Iterable[str]) -> None:
    """After a move, let each box belong to the frame it now lies in."""
    moved = set(ids)
    for id in sorted(moved):
        box = tx.design.boxes.get(id)
        if box is None or isinstance(box, Frame) or box.frame in moved:
            continue
        frame = enclosing_frame(tx, box.rect)
        if frame != box.frame:
            tx.put(box.model_copy(update={"frame": frame}))


def place(tx: Transaction, places: Mapping[str, Rect]) -> None:
    """Put boxes at new places, as an automatic layout gives them. Locked boxes stay; hand-made bends are dropped."""
    for id, rect in places.items():
        box = tx.design.boxes.get(id)
        if box is not None and not box.locked:
            tx.put(
                box.model_copy(update={"x": rect.x, "y": rect.y, "width": rect.width, "height": rect.height})
            )
    for c in list(tx.design.connections.values()):
        if c.waypoints and (c.source in places or c.target in places):
            tx.put(c.model_copy(update={"waypoints": ()}))
