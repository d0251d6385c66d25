"""Lines while something is dragged: only arrows at what moved are routed again, the rest wait for the release."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from mlsd_board.drawing.routes import routes
from mlsd_board.drawing.scene import Arrow, Scene, scene_of
from mlsd_board.layout.routing.router import Route
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Box, Connection, Frame, Ink, Node, Note, Record
from mlsd_board.model.geometry import Point, Rect, bounds

_AROUND = 480.0
"""Boxes farther than this from all ends of the arrows routed again are no hindrance to them."""

Shift = tuple[float, float]


class Routed(NamedTuple):
    """A design all arrows of which were routed, what is seen of it, and the lines."""

    design: Design
    scene: Scene
    lines: Mapping[str, Route]


def nearby_scene(design: Design, before: Routed) -> Scene:
    """What is seen of `design`: where only boxes moved or arrows were bent, told from what was seen before."""
    was, old = before.design.records, before.scene
    changed = {id: record for id, record in design.records.items() if was.get(id) is not record}
    if len(was) != len(design.records) or not all(
        _only_moved(r, was.get(id), old) for id, r in changed.items()
    ):
        return scene_of(design)
    boxes = {id: r.rect for id, r in changed.items() if isinstance(r, Node | Note) and id in old.boxes}
    arrows = {id: Arrow(r, (id,)) for id, r in changed.items() if isinstance(r, Connection)}
    return Scene({**old.boxes, **boxes}, {**old.arrows, **arrows}, old.hidden_in)


def _only_moved(record: Record, was: Record | None, old: Scene) -> bool:
    """Whether a record changed in a way that hides and joins nothing else."""
    if isinstance(record, Connection) and isinstance(was, Connection):
        shown = old.arrows.get(record.id)
        same_ends = (record.source, record.target) == (was.source, was.target)
        return same_ends and shown is not None and shown.connection is was
    if isinstance(record, Node | Note) and isinstance(was, Node | Note):
        return record.frame == was.frame
    return isinstance(record, Ink) and was is not None


def nearby_routes(design: Design, scene: Scene, before: Routed) -> dict[str, Route]:
    """The lines of `design`, seen as `scene`, which differs a little from one that was routed before.

    An arrow both ends of which moved alike moves along; one with another end, or a changed one, is routed again
    among the boxes around it.
    """
    old, known = before.scene, before.lines
    moved = dict(_moved(scene, old))
    lines: dict[str, Route] = {}
    wanted: list[Arrow] = []
    for id, arrow in scene.arrows.items():
        ends = (arrow.connection.source, arrow.connection.target)
        line = known.get(id)
        if line is not None and not moved.keys() & ends and _same(arrow, old.arrows.get(id)):
            lines[id] = line
            continue
        shifts = {moved.get(end, (0.0, 0.0)) for end in ends}
        changed = id not in old.arrows or _route_facts(arrow) != _route_facts(old.arrows[id])
        if line is None or None in shifts or len(shifts) > 1 or (changed and shifts == {(0.0, 0.0)}):
            wanted.append(arrow)
        else:
            lines[id] = _moved_line(line, shifts.pop() or (0.0, 0.0))
    if wanted:
        lines |= routes(_around(design, scene, wanted))
    return lines


def _same(arrow: Arrow, before: Arrow | None) -> bool:
    return before is not None and arrow.connection is before.connection


def _route_facts(arrow: Arrow) -> tuple[object, ...]:
    c = arrow.connection
    return c.source, c.target, c.kind, c.label, c.source_side, c.target_side, c.waypoints


def _moved(scene: Scene, old: Scene) -> Iterator[tuple[str, Shift | None]]:
    """How far each box moved; None for one that is new or has another size."""
    for id, rect in scene.boxes.items():
        was = old.boxes.get(id)
        if was is None or was[2:] != rect[2:]:
            yield id, None
        elif was != rect:
            yield id, (rect.x - was.x, rect.y - was.y)


def _moved_line(line: Route, shift: Shift) -> Route:
    dx, dy = shift
    if not (dx or dy):
        return line
    return Route(
        tuple(Point(x + dx, y + dy) for x, y in line.points), line.label and line.label.moved(dx, dy)
    )


def _around(design: Design, scene: Scene, arrows: list[Arrow]) -> Design:
    """A part of the design: these arrows, the boxes near them, and the frames that hide or hold those."""
    ends = {end for arrow in arrows for end in (arrow.connection.source, arrow.connection.target)}
    area = (bounds(scene.boxes[end] for end in ends if end in scene.boxes) or Rect(0, 0, 0, 0)).grown(_AROUND)
    wires = {id for arrow in arrows for id in arrow.stands_for}
    held = {end for id in wires for end in (design.connections[id].source, design.connections[id].target)}

    def kept(box: Box) -> bool:
        return isinstance(box, Frame) or box.id in held or area.overlaps(box.rect)

    boxes = {id: box for id, box in design.boxes.items() if kept(box)}
    return Design({**boxes, **{id: design.connections[id] for id in wires}})
