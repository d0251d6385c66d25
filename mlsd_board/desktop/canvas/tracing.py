"""What is seen of a board and the lines of its arrows, brought along from edit to edit.

A small board is routed at once. On a large one only arrows at what changed get another line, and a plain one where
many are concerned, when it is first asked for; `behind` says that a better one of each is to be worked out beside the
window.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from mlsd_board.desktop.canvas.later_lines import LaterLines
from mlsd_board.drawing.routes import quick_routes, routes
from mlsd_board.drawing.scene import Arrow, Scene, scene_of
from mlsd_board.layout.routing.router import Route, RouteCache
from mlsd_board.model.design import Design, differing
from mlsd_board.model.elements import Box, Connection, Frame, Node, Note, Record
from mlsd_board.model.geometry import Rect, bounds

MANY = 150
"""From so many arrows on, routing all of them takes longer than a hand waits."""
FEW = 8
"""So many arrows are routed among the boxes around them while a hand is waiting."""
CROWD = 48
_SOON = 300
"""The lines of more arrows than this wait until they are asked for."""
_AROUND = 480.0
"""Boxes farther than this from all ends of the arrows routed again are no hindrance to them."""
Near = Callable[[Rect], Iterable[str]]
"""The elements that lie in or near an area."""


class Seen(NamedTuple):
    """A design, what is seen of it, its lines, and the ids of what differs from the one before (None: anything may)."""

    design: Design
    scene: Scene
    lines: LaterLines
    touched: set[str] | None = None


class Tracing:
    """The state of the board that was kept last; `attempt` looks at another one without keeping it."""

    def __init__(self, near: Near) -> None:
        self.kept = _seen(Design(), {})
        self.cache = RouteCache()
        self.behind = False
        self.near = near
        self._at: tuple[Scene, dict[str, set[str]]] | None = None

    def keep(self, design: Design, changed: Iterable[str] | None = None) -> Seen:
        """Take on another state of the board; `changed` are the ids that may differ, where they are known."""
        if design is self.kept.design:
            return self.kept._replace(touched=set())
        if len(design.connections) <= MANY:
            self.kept, self.behind = self.foresee(design), False
            return self.kept
        before, seen = self.kept, self.attempt(design, changed)
        if seen.touched is not None and (places := list(_frames_among(seen.touched, before.design, design))):
            # What is drawn in the colour of the ground changes with a frame.
            upon = seen.lines.ending_upon(places)
            seen = seen._replace(touched=seen.touched.union(upon, design.frames))
        self.kept, self.behind = seen, True
        self._index(before, seen)
        return seen

    def foresee(self, design: Design) -> Seen:
        """Another state as it would be drawn, were it kept."""
        if len(design.connections) > MANY:
            return self.attempt(design)
        return _seen(design, routes(design, self.cache))

    def attempt(self, design: Design, changed: Iterable[str] | None = None) -> Seen:
        """Another state, seen for as long as it is only tried: arrows far from what changed keep their lines.

        `changed` are the ids that may differ from the kept state, where they are known.
        """
        before = self.kept
        changed = differing(before.design, design) if changed is None else list(changed)
        scene = _scene_after(design, before, changed)
        if scene is None:
            return Seen(design, scene := scene_of(design), self._lines(design, scene, None))
        touched = set(changed).union(self.wires_at(changed))
        lines = self._lines(design, scene, touched)
        return Seen(design, scene, lines, touched)

    def take(self, design: Design, lines: Mapping[str, Route]) -> set[str] | None:
        """Take lines worked out beside the window; the arrows that run otherwise now. None: the board has moved on."""
        if design is not self.kept.design:
            return None
        changed = self.kept.lines.differing(lines)
        self.kept = self.kept._replace(lines=LaterLines(design, self.kept.scene, lines))
        self.behind = False
        return changed

    def _lines(self, design: Design, scene: Scene, touched: set[str] | None) -> LaterLines:
        before = self.kept.lines
        ids = {*before, *scene.arrows} if touched is None else touched
        lines = before.after(design, scene, ids)
        arrows = [scene.arrows[id] for id in ids if id in scene.arrows]
        if len(arrows) <= _SOON:
            wanted = [arrow for arrow in arrows if lines.at_hand(arrow.connection.id) is None]
            lines.take(self._anew(design, scene, wanted) if wanted else {})
        return lines

    def _anew(self, design: Design, scene: Scene, arrows: list[Arrow]) -> Mapping[str, Route]:
        if len(arrows) <= FEW:
            part = around(design, scene, arrows, self.near)
            if len(part.boxes) <= CROWD:
                return routes(part)
        return quick_routes(design, scene, arrows)

    def look_ahead(self) -> None:
        """Find out now which arrows are at which box, so that the first move of a drag need not."""
        self.wires_at(())

    def wires_at(self, boxes: Iterable[str]) -> set[str]:
        """The arrows of the kept state that begin or end at any of these boxes."""
        if self._at is None or self._at[0] is not self.kept.scene:
            at: dict[str, set[str]] = {}
            for id, arrow in self.kept.scene.arrows.items():
                for end in arrow_ends(arrow):
                    at.setdefault(end, set()).add(id)
            self._at = (self.kept.scene, at)
        known = self._at[1]
        return set().union(*(known[box] for box in boxes if box in known))

    def _index(self, before: Seen, after: Seen) -> None:
        """Bring the arrows at boxes along; where anything may have changed they are found anew when asked for."""
        if self._at is None or after.touched is None or len(after.touched) > _SOON:
            self._at = None
            return
        at = self._at[1]
        for id in after.touched:
            for end in arrow_ends(before.scene.arrows.get(id)):
                at.get(end, set()).discard(id)
            for end in arrow_ends(after.scene.arrows.get(id)):
                at.setdefault(end, set()).add(id)
        self._at = (after.scene, at)


def _seen(design: Design, lines: Mapping[str, Route]) -> Seen:
    scene = scene_of(design)
    return Seen(design, scene, LaterLines(design, scene, lines))


def _scene_after(design: Design, before: Seen, changed: list[str]) -> Scene | None:
    """The scene after a few boxes and arrows changed; None where it has to be worked out anew."""
    old, was = before.scene, before.design.records
    pairs = [(id, was.get(id), design.records.get(id)) for id in changed]
    if not all(_is_plain(a, b, old.hidden_in) for _, a, b in pairs):
        return None
    boxes, arrows = dict(old.boxes), dict(old.arrows)
    for id, _, record in pairs:
        if isinstance(record, Box):
            boxes[id] = record.rect
        elif isinstance(record, Connection):
            arrows[id] = Arrow(record, (id,))
        else:
            boxes.pop(id, None)
            arrows.pop(id, None)
    return Scene(boxes, arrows, old.hidden_in)


def _is_plain(was: Record | None, now: Record | None, hidden_in: Mapping[str, str]) -> bool:
    """Whether this change of a record hides, shows and joins nothing else."""
    records = [record for record in (was, now) if record is not None]
    if any(isinstance(record, Frame) and record.collapsed for record in records):
        return False
    if not hidden_in:
        return True
    if isinstance(now, Box):
        return now.id not in hidden_in and now.frame == (was.frame if isinstance(was, Box) else None)
    if isinstance(was, Box):
        return was.id not in hidden_in
    return not any(hidden_in.keys() & set(_ends(record)) for record in records)


def _frames_among(ids: Iterable[str], *designs: Design) -> Iterator[Rect]:
    """Where the frames among these elements lie, or lay."""
    for id in ids:
        for design in designs:
            if isinstance(frame := design.records.get(id), Frame):
                yield frame.shown_rect


def around(design: Design, scene: Scene, arrows: list[Arrow], near: Near) -> Design:
    """A part of the design: these arrows, the boxes near them, and the frames that hide or hold those."""
    ends = {end for arrow in arrows for end in arrow_ends(arrow)}
    area = (bounds(scene.boxes[end] for end in ends if end in scene.boxes) or Rect(0, 0, 0, 0)).grown(_AROUND)
    wires = {id for arrow in arrows for id in arrow.stands_for}
    known = design.records
    held = {end for id in wires for end in _ends(known[id])}
    found = [known[id] for id in (*held, *near(area)) if id in known]
    boxes = {r.id: r for r in found if isinstance(r, Node | Note)}
    frames = design.frames
    return Design({**frames, **boxes, **{id: known[id] for id in wires}})


def arrow_ends(arrow: Arrow | None) -> tuple[str, ...]:
    return () if arrow is None else (arrow.connection.source, arrow.connection.target)


def _ends(record: Record) -> Iterator[str]:
    if isinstance(record, Connection):
        yield record.source
        yield record.target
