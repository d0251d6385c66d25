"""Lay swim lanes, add and reorder them, and keep them in line with their pool."""

from collections.abc import Iterable, Sequence

from mlsd_board.editing.commands.move import move
from mlsd_board.editing.transaction import EditError, Transaction
from mlsd_board.layout.snap import snap_to_grid
from mlsd_board.layout.swimlanes import HEAD, SIDE, Flow, lanes_in_order, parted, stacked
from mlsd_board.model.elements import Frame
from mlsd_board.model.geometry import Point, Rect, bounds

LENGTH, EXTENT = 880.0, 160.0
"""Of a new lane: along the flow, and across it."""
_ROOM = 32.0
_NAMES = ("Lane 1", "Lane 2", "Lane 3")


def add_lanes(
    tx: Transaction,
    centre: Point,
    flow: Flow = "rows",
    around: Iterable[str] = (),
    names: Sequence[str] = _NAMES,
) -> str:
    """Lay a pool with lanes, around the boxes named or else about `centre`. Returns the pool's id."""
    boxes = [tx.design.boxes[id].shown_rect for id in around if id in tx.design.boxes]
    inside = bounds(boxes)
    pool = _extent(inside, centre, flow, len(names))
    id = tx.fresh_id("lanes")
    tx.put(Frame(id=id, role="lanes", flow=flow, x=pool.x, y=pool.y, width=pool.width, height=pool.height))
    if flow == "rows":
        extents = parted(pool.y + HEAD, pool.bottom, ((b.y, b.bottom) for b in boxes), len(names))
    else:
        extents = parted(pool.x, pool.right, ((b.x, b.right) for b in boxes), len(names))
    for name, rect in zip(names, stacked(pool, extents, flow), strict=True):
        _put_lane(tx, id, name, rect, flow)
    fit_lanes(tx, id)
    take_in(tx, id)
    return id


def add_lane(tx: Transaction, beside: str) -> str:
    """Add a lane after another, or as the last of a pool. Returns its id."""
    pool = pool_of(tx, beside)
    lanes = lanes_in_order(list(tx.design.frames.values()), pool)
    last = tx.design.frames[beside] if beside != pool.id else lanes[-1] if lanes else None
    extent = (last.height if pool.flow == "rows" else last.width) if last else EXTENT
    at = (last.y if pool.flow == "rows" else last.x) + 1.0 if last else 0.0
    rect = (
        Rect(pool.x, at, pool.width, extent) if pool.flow == "rows" else Rect(at, pool.y, extent, pool.height)
    )
    id = _put_lane(tx, pool.id, f"Lane {len(lanes) + 1}", rect, pool.flow)
    fit_lanes(tx, pool.id)
    return id


def shift_lane(tx: Transaction, lane: str, by: int) -> None:
    """Let a lane and the one beside it change places, with all that lies in them."""
    pool = pool_of(tx, lane)
    order = [frame.id for frame in lanes_in_order(list(tx.design.frames.values()), pool)]
    here = order.index(lane)
    there = min(max(here + by, 0), len(order) - 1)
    order.insert(there, order.pop(here))
    _stack(tx, pool, order)


def fit_lanes(tx: Transaction, pool: str) -> None:
    """Put the lanes of a pool in line again; what lies in them goes along. A pool without lanes is a group."""
    frame = tx.design.frames[pool]
    lanes = [lane.id for lane in lanes_in_order(list(tx.design.frames.values()), frame)]
    if lanes:
        _stack(tx, frame, lanes)
    else:
        tx.put(frame.model_copy(update={"role": "group"}))


def take_in(tx: Transaction, pool: str) -> None:
    """Let the boxes that lie upon the lanes, and in no other frame of theirs, belong to them."""
    lanes = lanes_in_order(list(tx.design.frames.values()), tx.design.frames[pool])
    outer = tx.design.frames[pool].frame
    for box in list(tx.design.boxes.values()):
        lane = next((lane for lane in lanes if lane.rect.contains(box.shown_rect.centre)), None)
        if (
            lane
            and box.frame in (outer, pool)
            and not (isinstance(box, Frame) and box.role in ("lanes", "lane"))
        ):
            tx.put(box.model_copy(update={"frame": lane.id}))


def pool_of(tx: Transaction, frame: str) -> Frame:
    """The pool that a lane belongs to, or the pool itself. Raises `EditError` for another frame."""
    found = tx.design.frames.get(frame)
    if found and found.role == "lane":
        found = tx.design.frames.get(found.frame or "")
    if found is None or found.role != "lanes":
        msg = "Select swim lanes first."
        raise EditError(msg)
    return found


def _stack(tx: Transaction, pool: Frame, order: Sequence[str]) -> None:
    rows = pool.flow == "rows"
    frames = tx.design.frames
    extents = [frames[id].height if rows else frames[id].width for id in order]
    places = stacked(pool.rect, extents, pool.flow)
    for id, place in zip(order, places, strict=True):
        lane = tx.design.frames[id]
        members = [member for member in tx.design.with_members([id]) if member != id]
        if (place.x, place.y) != (lane.x, lane.y):
            move(tx, members, place.x - lane.x, place.y - lane.y)
        facts = {"x": place.x, "y": place.y, "width": place.width, "height": place.height, "flow": pool.flow}
        tx.put(tx.design.frames[id].model_copy(update=facts))
    end = places[-1]
    size = {"height": end.bottom - pool.y} if rows else {"width": end.right - pool.x}
    tx.put(pool.model_copy(update=size))


def _put_lane(tx: Transaction, pool: str, name: str, rect: Rect, flow: Flow) -> str:
    id = tx.fresh_id("lane")
    x, y, width, height = rect
    tx.put(Frame(id=id, role="lane", flow=flow, title=name, frame=pool, x=x, y=y, width=width, height=height))
    return id


def _extent(inside: Rect | None, centre: Point, flow: Flow, count: int) -> Rect:
    """The place of a new pool."""
    if inside is not None:
        around = inside.grown(_ROOM)
        side = SIDE if flow == "rows" else 0.0
        head = HEAD if flow == "rows" else 2 * HEAD
        return Rect(around.x - side, around.y - head, around.width + side, around.height + head)
    along, across = LENGTH, EXTENT * count
    width, height = (along, across + HEAD) if flow == "rows" else (across + 160.0 * count / 3, along * 0.62)
    corner = snap_to_grid(Point(centre.x - width / 2, centre.y - height / 2))
    return Rect(corner.x, corner.y, width, height)
