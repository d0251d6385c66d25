"""Lines worked out in no time, for the moment before a large board is routed in earnest: they mind no box on the way."""

from collections.abc import Iterable, Mapping

from mlsd_board.layout.routing.router import Route, Wire
from mlsd_board.model.geometry import Point, Rect, Size

_STUB = 16.0


def elastic(wires: Iterable[Wire], boxes: Mapping[str, Rect]) -> dict[str, Route]:
    """A stepped line between the sides that face each other, through the waypoints, for each wire whose boxes exist."""
    found = {}
    for wire in wires:
        if wire.source in boxes and wire.target in boxes:
            line = _line(boxes[wire.source], boxes[wire.target], wire.waypoints)
            found[wire.id] = Route(line, _label(line, wire.label))
    return found


def _line(source: Rect, target: Rect, waypoints: tuple[Point, ...]) -> tuple[Point, ...]:
    if waypoints:
        return _through(source, target, waypoints)
    a, b = source.centre, target.centre
    if source.right + _STUB <= target.x:
        return _step(Point(source.right, a.y), Point(target.x, b.y))
    if target.bottom <= source.y:
        return _rise(Point(a.x, source.y), Point(b.x, target.bottom))
    if source.bottom <= target.y:
        return _rise(Point(a.x, source.bottom), Point(b.x, target.y))
    if target.right <= source.x:
        return _step(Point(source.x, a.y), Point(target.right, b.y))
    over = min(source.y, target.y) - 2 * _STUB
    return (Point(a.x, source.y), Point(a.x, over), Point(b.x, over), Point(b.x, target.y))


def _through(source: Rect, target: Rect, waypoints: tuple[Point, ...]) -> tuple[Point, ...]:
    first, last = waypoints[0], waypoints[-1]
    start = Point(source.right if first.x > source.centre.x else source.x, source.centre.y)
    end = Point(target.x if last.x < target.centre.x else target.right, target.centre.y)
    line = [start]
    for stop in (*waypoints, end):
        if stop.x != line[-1].x and stop.y != line[-1].y:
            line.append(Point(stop.x, line[-1].y))
        line.append(stop)
    return tuple(line)


def _step(start: Point, end: Point) -> tuple[Point, ...]:
    if start.y == end.y:
        return (start, end)
    middle = (start.x + end.x) / 2
    return (start, Point(middle, start.y), Point(middle, end.y), end)


def _rise(start: Point, end: Point) -> tuple[Point, ...]:
    if start.x == end.x:
        return (start, end)
    middle = (start.y + end.y) / 2
    return (start, Point(start.x, middle), Point(end.x, middle), end)


def _label(line: tuple[Point, ...], size: Size | None) -> Rect | None:
    """In the middle of the middle piece."""
    if size is None:
        return None
    at = (len(line) - 1) // 2
    x, y = (line[at].x + line[at + 1].x) / 2, (line[at].y + line[at + 1].y) / 2
    return Rect(x - size[0] / 2, y - size[1] / 2, size[0], size[1])
