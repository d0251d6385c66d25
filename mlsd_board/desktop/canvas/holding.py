"""What a drag takes along, worked out once, and what hangs on it, worked out with each move."""

from collections import ChainMap
from collections.abc import Collection, Iterable, Mapping, Set
from typing import NamedTuple

from mlsd_board.desktop.canvas.tracing import CROWD, FEW, Near, Seen, Tracing, around, arrow_ends
from mlsd_board.drawing.routes import quick_routes, routes
from mlsd_board.drawing.scene import Arrow, Scene
from mlsd_board.layout.routing.router import Route
from mlsd_board.model.change import Change, ChangeSet
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Box, Ink, Note
from mlsd_board.model.geometry import Rect, bounds

_STUB = 40.0
"""A plain line stays so close to the area of its two boxes."""


class Held(NamedTuple):
    """What a drag takes along: `whole` as it is; what only hangs on it, `loose`, is drawn anew with each move.

    `boxes` are all the boxes that move, of those that are loose too, and `area` is what they take up. Where many
    arrows hang on it those are `strands` instead: only their lines are shown.
    """

    base: Seen
    moving: frozenset[str]
    boxes: frozenset[str]
    area: Rect | None
    whole: frozenset[str]
    loose: tuple[str, ...]
    strands: tuple[str, ...] = ()


def hold(tracing: Tracing, base: Seen, moving: Collection[str], stretched: Collection[str]) -> Held:
    """Take these elements of `base` in hand; `stretched` are those not drawn as they were."""
    scene, records = base.scene, base.design.records
    boxes = frozenset(id for id in moving if id in scene.boxes)
    at = tracing.wires_at(boxes).union(moving)
    arrows = {id: scene.arrows[id] for id in at if id in scene.arrows}
    led = {
        id
        for id, arrow in arrows.items()
        if boxes.issuperset(arrow_ends(arrow)) and (id in moving or not arrow.connection.bends)
    }
    inks = {id for id in moving if isinstance(records.get(id), Ink)}
    whole = boxes.union(led, inks).difference(stretched)
    hanging = tuple(sorted(arrows.keys() - led))
    loose, strands = ((), hanging) if len(hanging) > FEW else (hanging, ())
    area = bounds(scene.boxes[id] for id in boxes)
    return Held(base, frozenset(moving), boxes, area, whole, tuple(sorted({*loose, *stretched})), strands)


def stretch(held: Held, dx: float, dy: float, near: Near) -> Seen:
    """What is seen of what is loose, when that which is held has been moved."""
    base = held.base
    known = base.design.records
    arrows = [base.scene.arrows[id] for id in held.loose if id in base.scene.arrows]
    notes = [note for id in held.loose if isinstance(note := known.get(id), Note)]
    ends = {end for arrow in arrows for end in arrow_ends(arrow)}
    ends.update(id for note in notes for id in (note.id, note.about or ""))
    scene = _scene_moved(held, ends, dx, dy)
    shifted = {n.id: Change(n, _shifted(n, dx, dy)) for n in notes if n.id in held.boxes}
    design = base.design.apply(ChangeSet(shifted)) if shifted else base.design
    lines: Mapping[str, Route] = {}
    if arrows:
        part = around(design, scene, arrows, near)
        there = (r for id, r in part.boxes.items() if id in held.boxes and id not in shifted)
        part = Design({**part.records, **{r.id: _shifted(r, dx, dy) for r in there}})
        lines = routes(part) if len(part.boxes) <= CROWD else quick_routes(design, scene, arrows)
    known = base.lines.after(design, scene, ())
    known.take(lines)
    return Seen(design, scene, known, set(held.loose))


def strands(held: Held, dx: float, dy: float, area: Rect) -> Mapping[str, Route]:
    """Plain lines for the many arrows that hang on what is held, when that has been moved, where they are seen."""
    base = held.base
    ends = {end for id in held.strands for end in arrow_ends(base.scene.arrows[id])}
    scene = _scene_moved(held, ends, dx, dy)
    return quick_routes(base.design, scene, [scene.arrows[id] for id in may_reach(scene, held.strands, area)])


def may_reach(scene: Scene, ids: Iterable[str], area: Rect) -> list[str]:
    """Which of these arrows, drawn as plain lines, may pass through an area."""
    return [id for id in ids if scene.arrows[id].connection.bends or _passes(scene.arrows[id], scene, area)]


def _scene_moved(held: Held, ends: Set[str], dx: float, dy: float) -> Scene:
    """What is seen when that which is held has been moved, so far as it matters to these boxes."""
    scene = held.base.scene
    moved = {id: scene.boxes[id].moved(dx, dy) for id in ends & held.boxes}
    return Scene(ChainMap(moved, scene.boxes), scene.arrows, scene.hidden_in)


def _passes(arrow: Arrow, scene: Scene, area: Rect) -> bool:
    """Whether a plain line between the boxes of an arrow may pass through an area."""
    a, b = (scene.boxes[end] for end in arrow_ends(arrow))
    across = min(a.x, b.x) - _STUB < area.right and area.x < max(a.right, b.right) + _STUB
    return across and min(a.y, b.y) - _STUB < area.bottom and area.y < max(a.bottom, b.bottom) + _STUB


def _shifted(box: Box, dx: float, dy: float) -> Box:
    return box.model_copy(update={"x": box.x + dx, "y": box.y + dy})
