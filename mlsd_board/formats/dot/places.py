"""Where things lie on the board, in the points of Graphviz: y up, origin at the bottom left of the drawing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot

from mlsd_board.formats.dot.look import ARROW_LENGTH, FONT_SIZE, Attributes
from mlsd_board.layout.routing.router import Route
from mlsd_board.layout.text import text_width
from mlsd_board.model.geometry import Point, Rect

_POINTS_PER_INCH = 72.0
_TITLE_INSET = 8.0


@dataclass(frozen=True, slots=True)
class Places:
    """The boxes and routes of a board and the extent they are measured in."""

    extent: Rect
    boxes: Mapping[str, Rect]
    routes: Mapping[str, Route]

    def box(self, id: str) -> Attributes:
        """Position and least size of a box."""
        rect = self.boxes[id]
        width, height = rect.width / _POINTS_PER_INCH, rect.height / _POINTS_PER_INCH
        return {"pos": f"{self._at(rect.centre)}!", "width": f"{width:.4g}", "height": f"{height:.4g}"}

    def anchor(self, frame: str) -> Attributes:
        return {"pos": f"{self._at(self.boxes[frame].centre)}!"}

    def cluster(self, frame: str, title: str) -> Attributes:
        """The outline of a frame, and its title in the top left corner."""
        rect = self.boxes[frame]
        low, high = self._at(Point(rect.x, rect.bottom)), self._at(Point(rect.right, rect.y))
        half = text_width(title, FONT_SIZE) / 2
        spot = self._at(Point(rect.x + _TITLE_INSET + half, rect.y + _TITLE_INSET + FONT_SIZE / 2))
        return {"bb": f"{low},{high}"} | ({"lp": spot} if title else {})

    def edge(self, id: str) -> Attributes:
        """The drawn route as Graphviz splines, and the place of the label; nothing where there is no route."""
        route = self.routes.get(id)
        if route is None or len(route.points) < 2:
            return {}
        label = {"lp": self._at(_beside(route.label, route.points))} if route.label else {}
        tip = route.points[-1]
        return {"pos": f"e,{self._at(tip)} {self._spline(_shortened(route.points))}", **label}

    def _spline(self, points: Sequence[Point]) -> str:
        """Straight segments as cubic Béziers: start, then two handles and an end for each."""
        spots = [points[0]]
        for start, end in pairwise(points):
            spots += [_between(start, end, 1 / 3), _between(start, end, 2 / 3), end]
        return " ".join(self._at(spot) for spot in spots)

    def _at(self, point: Point) -> str:
        return f"{point.x - self.extent.x:.6g},{self.extent.bottom - point.y:.6g}"


def _beside(label: Rect, points: Sequence[Point]) -> Point:
    """The board lays a label on its line, on a plate; Graphviz has no plates, so the label goes next to the line."""
    centre = label.centre
    for start, end in pairwise(points):
        (left, right), (low, high) = sorted((start.x, end.x)), sorted((start.y, end.y))
        if right - left < 1 and label.x <= start.x <= label.right and low <= centre.y <= high:
            return Point(start.x + label.width / 2, centre.y)
        if high - low < 1 and label.y <= start.y <= label.bottom and left <= centre.x <= right:
            return Point(centre.x, start.y - label.height / 2)
    return Point(centre.x, centre.y - label.height / 2)


def _shortened(points: Sequence[Point]) -> list[Point]:
    """The line without the room for the arrow head."""
    before, tip = points[-2], points[-1]
    length = hypot(tip.x - before.x, tip.y - before.y)
    room = min(ARROW_LENGTH, length / 2)
    return [*points[:-1], _between(tip, before, room / length if length else 0.0)]


def _between(start: Point, end: Point, part: float) -> Point:
    return Point(start.x + (end.x - start.x) * part, start.y + (end.y - start.y) * part)
