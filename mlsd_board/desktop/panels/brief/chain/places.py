"""Where the metrics of a chain lie: a column for each stage, joined boxes level with each other where that is possible."""

from collections.abc import Sequence
from typing import NamedTuple

from mlsd_board.model.brief import STAGES, Metric
from mlsd_board.model.geometry import Point, Rect

HEAD = 24.0
BOX_HEIGHT = 52.0
GAP_X, GAP_Y = 22.0, 10.0
_LEAST_ROWS = 1


class Places(NamedTuple):
    """The boxes of metrics by id, the columns by stage, the links (from, to) as pairs of ids, and the height."""

    boxes: dict[str, Rect]
    columns: dict[str, Rect]
    links: tuple[tuple[str, str], ...]
    height: float

    def at(self, place: Point) -> str | None:
        """The metric at a place."""
        return next((id for id, box in self.boxes.items() if box.contains(place)), None)

    def stage_at(self, place: Point) -> str | None:
        return next((stage for stage, box in self.columns.items() if box.contains(place)), None)

    def line(self, link: tuple[str, str]) -> tuple[Point, Point]:
        """Where a link begins and ends: from the left side of one box to the right side of the other."""
        start, end = self.boxes[link[0]], self.boxes[link[1]]
        if start.x > end.x:
            return Point(start.x, start.centre.y), Point(end.right, end.centre.y)
        return Point(start.x, start.centre.y), Point(end.x, end.centre.y)


def places(metrics: Sequence[Metric], width: float) -> Places:
    """Lay out a chain in this width."""
    across = (width - 2 * GAP_X) / len(STAGES)
    rows = {stage: [m for m in metrics if m.stage == stage] for stage in STAGES}
    boxes: dict[str, Rect] = {}
    for number, stage in enumerate(STAGES):
        x = number * (across + GAP_X)
        top = HEAD
        for metric in _ordered(rows[stage], boxes):
            ahead = boxes.get(metric.proxies_for or "")
            y = max(top, ahead.y) if ahead else top
            boxes[metric.id] = Rect(x, y, across, BOX_HEIGHT)
            top = y + BOX_HEIGHT + GAP_Y
    bottom = max((box.bottom for box in boxes.values()), default=HEAD + _LEAST_ROWS * BOX_HEIGHT)
    columns = {s: Rect(n * (across + GAP_X), 0, across, bottom) for n, s in enumerate(STAGES)}
    known = {m.id for m in metrics}
    links = tuple((m.id, m.proxies_for) for m in metrics if m.proxies_for in known and m.proxies_for)
    return Places(boxes, columns, links, bottom + 2)


def step(found: Places, now: str | None, way: str) -> str | None:
    """The metric an arrow key leads to from the present one; the first where there is none."""
    if now not in found.boxes:
        return next(iter(found.boxes), None)
    here = found.boxes[now].centre
    sideways = way in ("left", "right")
    ahead = -1 if way in ("left", "up") else 1

    def distance(id: str) -> tuple[float, float]:
        there = found.boxes[id].centre
        along, off = (
            (there.x - here.x, there.y - here.y) if sideways else (there.y - here.y, there.x - here.x)
        )
        return along * ahead, abs(off)

    beyond = [id for id in found.boxes if distance(id)[0] > 1 and (sideways or distance(id)[1] < 1)]
    return min(beyond, key=distance, default=now)


def _ordered(metrics: Sequence[Metric], boxes: dict[str, Rect]) -> list[Metric]:
    """Metrics in the order of what they stand in for, so that links cross as little as may be."""
    last = max((box.bottom for box in boxes.values()), default=0.0)

    def height(metric: Metric) -> float:
        ahead = boxes.get(metric.proxies_for or "")
        return ahead.y if ahead else last

    return sorted(metrics, key=height)
