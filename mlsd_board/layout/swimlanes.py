"""Where the lanes of a pool lie: one below the other or side by side, as wide or high as the pool, under its head."""

from collections.abc import Sequence
from typing import Literal

from mlsd_board.model.elements import Frame
from mlsd_board.model.geometry import Rect

Flow = Literal["rows", "columns"]
HEAD = 28.0
"""The height of a pool's head, and of the head of a lane in columns."""
SIDE = 112.0
"""The width of the head of a lane in rows."""
NARROWEST = 64.0
"""No lane is lower, or narrower, than this."""


def lanes_in_order(frames: Sequence[Frame], pool: Frame) -> list[Frame]:
    """The lanes of a pool as they lie."""
    lanes = [frame for frame in frames if frame.role == "lane" and frame.frame == pool.id]
    return sorted(lanes, key=lambda lane: ((lane.y if pool.flow == "rows" else lane.x), lane.id))


def stacked(pool: Rect, extents: Sequence[float], flow: Flow) -> list[Rect]:
    """The places of lanes with these extents across the flow, from the pool's corner on."""
    found: list[Rect] = []
    at = pool.y + HEAD if flow == "rows" else pool.x
    for extent in (max(extent, NARROWEST) for extent in extents):
        if flow == "rows":
            found.append(Rect(pool.x, at, pool.width, extent))
        else:
            found.append(Rect(at, pool.y + HEAD, extent, max(pool.height - HEAD, NARROWEST)))
        at += extent
    return found


def lane_head(lane: Frame) -> Rect:
    """The part of a lane that carries its name."""
    if lane.flow == "rows":
        return Rect(lane.x, lane.y, min(SIDE, lane.width), lane.height)
    return Rect(lane.x, lane.y, lane.width, min(HEAD, lane.height))
