"""Tidying a board: Graphviz says where boxes go, the board stays ours."""

from collections.abc import Collection, Mapping
from itertools import count

from mlsd_board.drawing.routes import label_size
from mlsd_board.drawing.scene import scene_of
from mlsd_board.editing.commands.make_room import around_members, moved_on
from mlsd_board.editing.commands.move import place
from mlsd_board.editing.transaction import Transaction
from mlsd_board.layout.columns import Direction
from mlsd_board.layout.engine import EngineChoice, find_engine
from mlsd_board.layout.pools import in_lanes
from mlsd_board.layout.tidy import TidyBox, TidyEdge, TidyFrame, tidy
from mlsd_board.model.design import Design
from mlsd_board.model.elements import NODE_HEIGHT, NODE_WIDTH
from mlsd_board.model.geometry import Rect, Size, bounds

_CLEAR, _STEP = 24.0, 32.0
_FOLDED = Size(NODE_WIDTH, NODE_HEIGHT)


def laid_out(
    design: Design,
    engine: EngineChoice | None = "auto",
    direction: Direction = "LR",
) -> Design:
    """The design with its boxes laid out afresh, with None by our own means. Raises `EngineError` when no engine can."""
    tx = Transaction(design)
    place(tx, places(design, engine, direction))
    return design.apply(tx.finish())


def places(
    design: Design,
    engine: EngineChoice | None = "auto",
    direction: Direction = "LR",
    only: Collection[str] = (),
) -> dict[str, Rect]:
    """Where boxes and frames would go; with `only`, these among themselves, around where they are now.

    Frames around a part that needs more room grow, and what a chosen frame would come to lie upon gives way.
    """
    chosen = [b for b in (*design.nodes.values(), *design.notes.values()) if not only or b.id in only]
    ids = {box.id for box in chosen}
    frames = [f for f in design.frames.values() if not only or f.id in only]
    known = {f.id for f in frames}
    boxes = [TidyBox(b.id, Size(b.width, b.height), b.frame if b.frame in known else None) for b in chosen]
    wires = [
        TidyEdge(c.id, c.source, c.target, label_size(c))
        for c in design.connections.values()
        if c.source in ids and c.target in ids
    ]
    pinned = [(n.id, n.about) for n in design.notes.values() if n.about is not None]
    wires += [TidyEdge(note, about, note) for note, about in pinned if {note, about} <= ids]
    titles = [
        TidyFrame(f.id, Size(8.0 * len(f.title) + 24, 24), f.frame, _FOLDED if f.collapsed else None)
        for f in frames
    ]
    graphviz = find_engine(engine) if engine else None
    found = tidy(boxes, wires, titles, direction=direction, engine=graphviz)
    dx, dy = _corner(design, ids | known) if only else (0.0, 0.0)
    free = {id: rect.moved(dx, dy) for id, rect in (*found.frames.items(), *found.boxes.items())}
    clear = _beside_locked(design, in_lanes(design, free))
    if only and known:
        clear |= _what_gives_way(design, clear)
    return clear | around_members(design, clear)


def _beside_locked(design: Design, found: dict[str, Rect]) -> dict[str, Rect]:
    """The places shifted so that locked boxes are near where they stay, and none upon one of them."""
    staying = set(design.with_members(id for id in found if design.boxes[id].locked))
    locked = {id: design.boxes[id].rect for id in found if id in staying}
    if not locked:
        return found
    first = min(locked)
    dx, dy = locked[first].x - found[first].x, locked[first].y - found[first].y
    shifted = {id: rect.moved(dx, dy) for id, rect in found.items() if id not in locked}
    scene = scene_of(design)
    solid = {id: at for id, at in scene.boxes.items() if id in found and not _is_open(design, id)}
    placed = [rect.grown(_CLEAR) for id, rect in solid.items() if id in locked]
    for id in sorted(solid.keys() - locked.keys(), key=lambda id: (shifted[id].y, shifted[id].x, id)):
        seen = Rect(shifted[id].x, shifted[id].y, solid[id].width, solid[id].height)
        down = next(n for n in count(0, _STEP) if not any(seen.moved(0, n).overlaps(p) for p in placed))
        placed.append(seen.moved(0, down))
        for part in (id, *(hidden for hidden, group in scene.hidden_in.items() if group == id)):
            if part in shifted:
                shifted[part] = shifted[part].moved(0, down)
    return shifted


def _what_gives_way(design: Design, part: Mapping[str, Rect]) -> dict[str, Rect]:
    """What a part laid out afresh moves on, where it has grown over something."""
    seen = scene_of(design).boxes
    shown = [id for id in part if id in seen]
    was = bounds(seen[id] for id in shown)
    now = [part[id] if _is_open(design, id) else Rect(*part[id][:2], *seen[id][2:]) for id in shown]
    whole = bounds(now)
    return moved_on(design, part, was, whole, now) if was and whole else {}


def _is_open(design: Design, id: str) -> bool:
    """Whether it is a frame that boxes lie in for all to see."""
    frame = design.frames.get(id)
    return frame is not None and not frame.collapsed


def _corner(design: Design, ids: Collection[str]) -> tuple[float, float]:
    """The top-left corner of some boxes, where their new arrangement is to begin."""
    old = [design.boxes[id].rect for id in sorted(ids)]
    return (min(r.x for r in old), min(r.y for r in old)) if old else (0.0, 0.0)
