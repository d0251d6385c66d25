"""Tidying a board: Graphviz says where boxes go, the board stays ours."""

from collections.abc import Collection
from typing import Literal

from mlsd_board.drawing.routes import label_size
from mlsd_board.editing.commands.move import place
from mlsd_board.editing.transaction import Transaction
from mlsd_board.layout.engine import EngineChoice, find_engine
from mlsd_board.layout.pools import in_lanes
from mlsd_board.layout.tidy import TidyBox, TidyEdge, TidyFrame, tidy
from mlsd_board.model.design import Design
from mlsd_board.model.geometry import Rect, Size

Direction = Literal["LR", "TB"]
_CLEAR, _STEP = 24.0, 32.0


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
    """Where boxes and frames would go; with `only`, these among themselves, around where they are now."""
    chosen = [b for b in (*design.nodes.values(), *design.notes.values()) if not only or b.id in only]
    ids = {box.id for box in chosen}
    frames = [f for f in design.frames.values() if not only]
    known = {f.id for f in frames}
    boxes = [TidyBox(b.id, Size(b.width, b.height), b.frame if b.frame in known else None) for b in chosen]
    wires = [
        TidyEdge(c.id, c.source, c.target, label_size(c))
        for c in design.connections.values()
        if c.source in ids and c.target in ids
    ]
    pinned = [(n.id, n.about) for n in design.notes.values() if n.about is not None]
    wires += [TidyEdge(note, about, note) for note, about in pinned if {note, about} <= ids]
    titles = [TidyFrame(f.id, Size(8.0 * len(f.title) + 24, 24), f.frame) for f in frames]
    graphviz = find_engine(engine) if engine else None
    found = tidy(boxes, wires, titles, direction=direction, engine=graphviz)
    dx, dy = _corner(design, ids) if only else (0.0, 0.0)
    free = {id: rect.moved(dx, dy) for id, rect in (*found.frames.items(), *found.boxes.items())}
    return _beside_locked(design, in_lanes(design, free), known)


def _beside_locked(design: Design, found: dict[str, Rect], frames: Collection[str]) -> dict[str, Rect]:
    """The places shifted so that locked boxes are near where they stay, and none upon one of them."""
    locked = {id: design.boxes[id].rect for id in found if design.boxes[id].locked}
    if not locked:
        return found
    first = min(locked)
    dx, dy = locked[first].x - found[first].x, locked[first].y - found[first].y
    placed: list[Rect] = [rect.grown(_CLEAR) for id, rect in locked.items() if id not in frames]
    shifted = {id: rect.moved(dx, dy) for id, rect in found.items() if id not in locked}
    for id, rect in sorted(shifted.items(), key=lambda pair: (pair[1].y, pair[1].x, pair[0])):
        if id in frames:
            continue
        while any(rect.overlaps(other) for other in placed):
            rect = rect.moved(0.0, _STEP)
        shifted[id] = rect
        placed.append(rect)
    return shifted


def _corner(design: Design, ids: Collection[str]) -> tuple[float, float]:
    """The top-left corner of some boxes, where their new arrangement is to begin."""
    old = [design.boxes[id].rect for id in sorted(ids)]
    return (min(r.x for r in old), min(r.y for r in old)) if old else (0.0, 0.0)
