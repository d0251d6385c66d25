"""Routes for all connections of a board at once: around boxes, in lanes, with their labels placed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from mlsd_board.layout.columns import Direction
from mlsd_board.layout.routing.labels.placing import labelled
from mlsd_board.layout.routing.lanes.segments import Routed
from mlsd_board.layout.routing.lanes.spread import spread
from mlsd_board.layout.routing.regions import Box, Regions, Spot
from mlsd_board.layout.routing.ways.choice import fewest_crossings
from mlsd_board.layout.routing.ways.paths import Memo, ways
from mlsd_board.layout.routing.ways.sides import DOWN, LEFT, RIGHT, UP, Job
from mlsd_board.model.geometry import Point, Rect, Size
from mlsd_board.model.progress import followed

Side = Literal["left", "right", "top", "bottom"]
Pause = Callable[[], object]
"""Called again and again: whoever routes beside a window waits there, or raises because nobody wants the lines any more."""


@dataclass(frozen=True, slots=True)
class Wire:
    """A connection to route; a side that is None is chosen by the router."""

    id: str
    source: str
    target: str
    source_side: Side | None = None
    target_side: Side | None = None
    waypoints: tuple[Point, ...] = ()
    label: Size | None = None


@dataclass(frozen=True, slots=True)
class Route:
    """An orthogonal line from the border of the source to the border of the target, and where its label goes."""

    points: tuple[Point, ...]
    label: Rect | None


@dataclass(slots=True)
class RouteCache:
    """Ways found in the last call, kept for the next; it never changes a result."""

    memo: Memo = field(default_factory=dict)


def route(
    wires: Sequence[Wire],
    boxes: Mapping[str, Rect],
    *,
    outlines: Sequence[Rect] = (),
    direction: Direction = "LR",
    cache: RouteCache | None = None,
    pause: Pause = lambda: None,
) -> dict[str, Route]:
    """A route for each wire whose boxes exist, by its id; what is drawn keeps off outlines where it can, and may cross them."""
    known = sorted(
        (wire for wire in wires if wire.source in boxes and wire.target in boxes), key=lambda wire: wire.id
    )
    frame = _Frame(direction == "TB")
    placed = {name: frame.box(boxes[name]) for name in sorted(boxes)}
    regions = Regions(placed.values())
    memo = {} if cache is None else cache.memo
    used: Memo = {}
    jobs = [frame.job(wire, placed) for wire in known]
    options = []
    for job in followed("finding ways for arrows", jobs, len(jobs)):
        pause()
        options.append(ways(job, regions, memo, used))
    if cache is not None:
        cache.memo = used
    chosen = fewest_crossings(options, pause)
    routes = [
        Routed(list(way.points), job.source, job.target, job.waypoints, frame.size(wire.label))
        for way, job, wire in zip(chosen, jobs, known, strict=True)
    ]
    parted = spread(routes, regions, [frame.box(outline) for outline in outlines], pause)
    lines = [frame.points(found.points) for found in parted]
    around = Regions(map(_box, boxes.values()))
    labels = labelled(lines, [wire.label for wire in known], around, map(_box, outlines), pause)
    return {
        wire.id: Route(line, None if label is None else _rect(label))
        for wire, line, label in zip(known, lines, labels, strict=True)
    }


def _box(rect: Rect) -> Box:
    x, y, width, height = rect
    return x, y, x + width, y + height


def _rect(box: Box) -> Rect:
    left, top, right, bottom = box
    return Rect(left, top, right - left, bottom - top)


class _Frame:
    """Turns the board so that it flows from left to right, and its routes back."""

    def __init__(self, turned: bool) -> None:
        self._turned = turned
        right, down, left, up = (DOWN, RIGHT, UP, LEFT) if turned else (RIGHT, DOWN, LEFT, UP)
        self._sides = {"right": right, "bottom": down, "left": left, "top": up}

    def box(self, rect: Rect) -> Box:
        left, top, right, bottom = _box(rect)
        return (top, left, bottom, right) if self._turned else (left, top, right, bottom)

    def job(self, wire: Wire, placed: Mapping[str, Box]) -> Job:
        source_side = None if wire.source_side is None else self._sides[wire.source_side]
        target_side = None if wire.target_side is None else self._sides[wire.target_side]
        waypoints = tuple(self._spot(point) for point in wire.waypoints)
        return Job(placed[wire.source], placed[wire.target], source_side, target_side, waypoints)

    def size(self, label: Size | None) -> tuple[float, float] | None:
        return None if label is None else self._spot(label)

    def points(self, line: Sequence[Spot]) -> tuple[Point, ...]:
        return tuple(Point(*self._spot(spot)) for spot in line)

    def _spot(self, spot: tuple[float, float]) -> Spot:
        x, y = spot
        return (y, x) if self._turned else (x, y)
