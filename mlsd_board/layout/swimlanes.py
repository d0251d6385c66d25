"""Where the lanes of a pool lie: one below the other or side by side, as wide or high as the pool, under its head."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
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

_CLEAR = 24.0


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


def parted(start: float, end: float, spans: Iterable[tuple[float, float]], count: int) -> list[float]:
    """The extents of `count` lanes between two places, as alike as they can be with no border through what lies there.

    `spans` are from where to where, across the flow, each box lies. A border for which there is no gap stands where lanes
    would be of one size.
    """
    each, gaps, borders = (end - start) / count, list(_gaps(spans)), [start]
    if each <= NARROWEST:
        return [each] * count
    for n in range(1, count):
        ideal = start + n * each
        least, most = borders[-1] + NARROWEST, end - (count - n) * NARROWEST
        places = [min(max(ideal, low + _off(low, high)), high - _off(low, high)) for low, high in gaps]
        fit = [at for at in places if least <= at <= most and abs(at - ideal) < each]
        borders.append(min(fit, key=lambda at: abs(at - ideal), default=min(max(ideal, least), most)))
    return [below - above for above, below in pairwise([*borders, end])]


def _gaps(spans: Iterable[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """Where, between the first and the last of them, nothing lies."""
    reached: float | None = None
    for low, high in sorted(spans):
        if reached is not None and low > reached:
            yield reached, low
        reached = high if reached is None else max(reached, high)


def _off(low: float, high: float) -> float:
    """How far a border keeps off what lies beside a gap."""
    return min(_CLEAR, (high - low) / 2)


def lane_head(lane: Frame) -> Rect:
    """The part of a lane that carries its name."""
    if lane.flow == "rows":
        return Rect(lane.x, lane.y, min(SIDE, lane.width), lane.height)
    return Rect(lane.x, lane.y, lane.width, min(HEAD, lane.height))
