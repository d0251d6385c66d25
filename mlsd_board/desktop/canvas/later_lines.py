"""The lines of arrows, of which many may be worked out only when somebody asks for them."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Self

from mlsd_board.drawing.routes import quick_routes
from mlsd_board.drawing.scene import Arrow, Scene
from mlsd_board.layout.routing.router import Route
from mlsd_board.model.design import Design
from mlsd_board.model.geometry import Point, Rect

_Shift = tuple[float, float]


class _Origin(NamedTuple):
    """What was seen when a line was known last."""

    scene: Scene
    known: Mapping[str, Route]


class LaterLines(Mapping[str, Route]):
    """A line that waits is the one it was, moved along with both its ends, or else a plain one."""

    def __init__(
        self,
        design: Design,
        scene: Scene,
        known: Mapping[str, Route],
        waiting: Mapping[str, _Origin] | None = None,
    ) -> None:
        self._design, self._scene = design, scene
        self._known, self._waiting = dict(known), dict(waiting or {})

    def after(self, design: Design, scene: Scene, touched: Collection[str]) -> Self:
        """The lines of another state, in which these elements are not as they were: their lines wait."""
        origin = _Origin(self._scene, self._known)
        waiting = {id: origin for id in touched if id in scene.arrows} | self._waiting
        gone = [id for id in touched if id not in scene.arrows]
        known = dict(self._known)
        for id in gone:
            known.pop(id, None)
            waiting.pop(id, None)
        return type(self)(design, scene, known, waiting)

    def at_hand(self, id: str) -> Route | None:
        """The line of an arrow, unless a new one would have to be worked out."""
        if (origin := self._waiting.get(id)) is not None:
            line = carried(self._scene.arrows[id], self._scene, *origin)
            if line is None:
                return None
            self.take({id: line})
        return self._known.get(id)

    def work_out(self, ids: Iterable[str]) -> None:
        """Let the lines of these arrows wait no longer."""
        arrows = [self._scene.arrows[id] for id in ids if id in self._waiting and self.at_hand(id) is None]
        if arrows:
            self.take(quick_routes(self._design, self._scene, arrows))

    def take(self, lines: Mapping[str, Route]) -> None:
        """Know these lines."""
        for id, line in lines.items():
            self._waiting.pop(id, None)
            self._known[id] = line

    def differing(self, lines: Mapping[str, Route]) -> set[str]:
        """The arrows that run otherwise in `lines`, or whose own lines wait."""
        known = self._known
        return {id for id, line in lines.items() if known.get(id) != line or id in self._waiting}

    def points_at_hand(self, id: str) -> tuple[Point, ...] | None:
        """The points of a line, unless it waits."""
        line = None if id in self._waiting else self._known.get(id)
        return None if line is None else line.points

    def ending_upon(self, places: Sequence[Rect]) -> set[str]:
        """The arrows whose head or words lie upon any of these places, as far as their lines are known."""
        found: set[str] = set()
        for left, top, width, height in places:
            right, bottom = left + width, top + height
            for id, line in self._known.items():
                x, y = line.points[-1] if line.points else (left - 1.0, top)
                if left <= x <= right and top <= y <= bottom:
                    found.add(id)
                elif line.label is not None:
                    x, y, across, down = line.label
                    if left <= x + across / 2 <= right and top <= y + down / 2 <= bottom:
                        found.add(id)
        return found

    def __getitem__(self, id: str) -> Route:
        self.work_out((id,))
        return self._known[id]

    def __contains__(self, id: object) -> bool:
        return id in self._known or id in self._waiting

    def __iter__(self) -> Iterator[str]:
        yield from self._known
        yield from (id for id in self._waiting if id not in self._known)

    def __len__(self) -> int:
        return len(self._known.keys() | self._waiting.keys())


def carried(arrow: Arrow, scene: Scene, old: Scene, known: Mapping[str, Route]) -> Route | None:
    """The line an arrow had, moved along where both its ends moved alike; None when it needs another."""
    id = arrow.connection.id
    line, before = known.get(id), old.arrows.get(id)
    if line is None or before is None or _facts(arrow) != _facts(before):
        return None
    shift = _shift(scene.boxes.get(arrow.connection.source), old.boxes.get(arrow.connection.source))
    if shift is None or shift != _shift(
        scene.boxes.get(arrow.connection.target), old.boxes.get(arrow.connection.target)
    ):
        return None
    led, were = arrow.connection.bends, before.connection.bends
    if tuple(Point(x + shift[0], y + shift[1]) for x, y in were) != tuple(Point(*p) for p in led):
        return None
    return line if shift == (0.0, 0.0) else moved_line(line, shift)


def _facts(arrow: Arrow) -> tuple[str, str, object, object, object]:
    c = arrow.connection
    return c.source, c.target, (c.kind, c.label, arrow.stands_for), c.source_side, c.target_side


def _shift(now: Rect | None, was: Rect | None) -> _Shift | None:
    """How far a box moved; None for one that is new or has another size."""
    if now is None or was is None or now[2:] != was[2:]:
        return None
    return now.x - was.x, now.y - was.y


def moved_line(line: Route, shift: _Shift) -> Route:
    dx, dy = shift
    points = tuple(Point(x + dx, y + dy) for x, y in line.points)
    return Route(points, line.label and line.label.moved(dx, dy))
