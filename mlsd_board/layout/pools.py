"""Swim lanes after an automatic layout: their frames put in line again, with all that was placed in them."""

from collections.abc import Mapping

from mlsd_board.layout.swimlanes import HEAD, NARROWEST, SIDE, lanes_in_order, stacked
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Frame
from mlsd_board.model.geometry import Rect

_ROOM = 24.0


def in_lanes(design: Design, found: Mapping[str, Rect]) -> dict[str, Rect]:
    """The places found for boxes and frames, the lanes of every pool among them one beside the other."""
    places = dict(found)
    for pool in design.frames.values():
        if pool.role == "lanes" and pool.id in places:
            was = places[pool.id]
            _line_up(design, pool, places)
            if not pool.collapsed:
                _make_room(design, pool, was, places)
    return places


def _line_up(design: Design, pool: Frame, places: dict[str, Rect]) -> None:
    lanes = lanes_in_order(list(design.frames.values()), pool)
    rows, origin = pool.flow == "rows", places[pool.id]
    used = [places.get(lane.id, Rect(origin.x, origin.y, NARROWEST, NARROWEST)) for lane in lanes]
    if not lanes:
        return
    along = max((rect.width if rows else rect.height) for rect in used) + 2 * _ROOM
    across = [(rect.height if rows else rect.width) + 2 * _ROOM for rect in used]
    size = (along + SIDE, HEAD) if rows else (0.0, along + 2 * HEAD)
    whole = Rect(origin.x, origin.y, *size)
    for lane, was, place in zip(lanes, used, stacked(whole, across, pool.flow), strict=True):
        dx = place.x + (SIDE if rows else 0.0) + _ROOM - was.x
        dy = place.y + (0.0 if rows else HEAD) + _ROOM - was.y
        for member in design.with_members([lane.id]):
            if member != lane.id and member in places:
                places[member] = places[member].moved(dx, dy)
        places[lane.id] = place
    last = places[lanes[-1].id]
    places[pool.id] = Rect(origin.x, origin.y, last.right - origin.x, last.bottom - origin.y)


def _make_room(design: Design, pool: Frame, was: Rect, places: dict[str, Rect]) -> None:
    """Move what lay right of a pool or below it on as far as that has grown; frames around it grow too."""
    now, inside = places[pool.id], set(design.with_members([pool.id]))
    wider, higher = max(now.right - was.right, 0.0), max(now.bottom - was.bottom, 0.0)
    for id, rect in places.items():
        if id in inside:
            continue
        x = rect.x + (wider if rect.x >= was.right else 0.0)
        y = rect.y + (higher if rect.y >= was.bottom else 0.0)
        right, bottom = x + rect.width, y + rect.height
        if id in design.frames:
            right = rect.right + (wider if rect.right >= was.right else 0.0)
            bottom = rect.bottom + (higher if rect.bottom >= was.bottom else 0.0)
        places[id] = Rect(x, y, right - x, bottom - y)
