"""Move boxes and ink; frames take along what lies in them."""

from collections.abc import Iterable, Mapping
from typing import TypeGuard

from mlsd_board.editing.commands.add import enclosing_frame
from mlsd_board.editing.transaction import Transaction
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Box, Connection, Frame, Ink, Record
from mlsd_board.model.geometry import Rect

_SPOT = ("x", "y", "width", "height")


def move(tx: Transaction, ids: Iterable[str], dx: float, dy: float) -> None:
    """Move elements by (`dx`, `dy`) scene units, of a lane its pool. Waypoints go along with both ends of their arrow."""
    move_records(tx, taken_along(tx.design, ids), dx, dy)


def move_records(tx: Transaction, records: Iterable[Box | Ink | Connection], dx: float, dy: float) -> None:
    """Move all that is `taken_along`, where that is known already."""
    tx.put_all(_moved(record, dx, dy) for record in records)


def taken_along(design: Design, ids: Iterable[str]) -> list[Box | Ink | Connection]:
    """What has another place once these elements have been moved."""
    wholes = dict.fromkeys(whole(design, id) for id in ids)
    moving = set(design.with_members(id for id in wholes if not _is_fixed(design, id)))
    records = [design.records[id] for id in sorted(moving) if id in design.records]
    wires = design.connections.values() if len(moving) > 1 else ()
    led = [c for c in wires if c.waypoints and {c.source, c.target} <= moving]
    return [record for record in (*records, *led) if _has_place(record)]


def whole(design: Design, id: str) -> str:
    """The pool of a lane, which a lane does not leave; every other element is itself."""
    frame = design.frames.get(id)
    pool = frame.frame if frame and frame.role == "lane" else None
    return pool if pool in design.frames and pool else id


def _is_fixed(design: Design, id: str) -> bool:
    """Whether it is a pool that is locked: then its lanes stay too."""
    frame = design.frames.get(id)
    return frame is not None and frame.role == "lanes" and frame.locked


def _has_place(record: Record) -> TypeGuard[Box | Ink | Connection]:
    """Whether it lies somewhere of its own, and is not locked there."""
    if isinstance(record, Box):
        return not record.locked or (isinstance(record, Frame) and record.role == "lane")
    return isinstance(record, Ink) or (isinstance(record, Connection) and bool(record.waypoints))


def _moved(record: Box | Ink | Connection, dx: float, dy: float) -> Record:
    if isinstance(record, Box):
        return record.model_copy(update={"x": record.x + dx, "y": record.y + dy})
    if isinstance(record, Ink):
        return record.model_copy(update={"points": tuple((x + dx, y + dy) for x, y in record.points)})
    return record.model_copy(update={"waypoints": tuple((x + dx, y + dy) for x, y in record.waypoints)})


def settle(tx: Transaction, ids: Iterable[str]) -> None:
    """After a move, let each box belong to the frame it now lies in, a frame too; swim lanes stay by themselves."""
    moved, known = set(ids), tx.design.boxes
    boxes = [known[id] for id in sorted(moved) if id in known]
    loose = [box for box in boxes if box.frame not in moved and not _in_lanes(box)]
    frames = [enclosing_frame(tx, box.shown_rect, but=moved) for box in loose]
    tx.put_all(
        box.model_copy(update={"frame": frame})
        for box, frame in zip(loose, frames, strict=True)
        if frame != box.frame
    )


def _in_lanes(box: Box) -> bool:
    return isinstance(box, Frame) and box.role in ("lanes", "lane")


def give_way(tx: Transaction, places: Mapping[str, Rect]) -> None:
    """Put boxes at places where something else leaves them room. Bends go along where both ends of their arrow do alike."""
    before = tx.design.boxes
    led = [c for c in tx.design.connections.values() if c.waypoints]
    place(tx, places)
    after = tx.design.boxes
    ways = {
        id: (after[id].x - before[id].x, after[id].y - before[id].y)
        for c in led
        for id in (c.source, c.target)
    }
    tx.put_all(_moved(c, *ways[c.source]) for c in led if ways[c.source] == ways[c.target])


def place(tx: Transaction, places: Mapping[str, Rect]) -> None:
    """Put boxes at new places, as an automatic layout gives them. Locked boxes stay; hand-made bends are dropped."""
    boxes = tx.design.boxes
    known = ((boxes[id], rect) for id, rect in places.items() if id in boxes and not boxes[id].locked)
    led = (c for c in tx.design.connections.values() if c.waypoints and {c.source, c.target} & places.keys())
    tx.put_all(
        [
            *(box.model_copy(update=dict(zip(_SPOT, rect, strict=True))) for box, rect in known),
            *(c.model_copy(update={"waypoints": ()}) for c in led),
        ]
    )
