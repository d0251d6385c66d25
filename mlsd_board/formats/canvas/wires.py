"""What the wires on a canvas are at: what they are attached to, else what lies nearest to where they end."""

from dataclasses import replace

from mlsd_board.formats.canvas.pieces import Canvas
from mlsd_board.formats.parsed.space import Space, away
from mlsd_board.model.geometry import Point, Rect


def attach(canvas: Canvas) -> None:
    """Let each end of a wire be at a box: what it is attached to, else what lies nearest to where it ends."""
    rects = {p.id: p.rect for p in canvas.pieces.values()}
    space = Space(rects, canvas.scale)
    for number, wire in enumerate(canvas.wires):
        source, target = canvas.now(wire.source), canvas.now(wire.target)
        source = source if source in canvas.pieces else _nearest(canvas, space, wire.start, target, wire.end)
        target = target if target in canvas.pieces else _nearest(canvas, space, wire.end, source, wire.start)
        canvas.wires[number] = replace(wire, source=source, target=target)


def _nearest(
    canvas: Canvas, space: Space, at: Point | None, other: str | None, far: Point | None
) -> str | None:
    """The box an end points at: a box before bare words, what is nearer before what is farther."""
    if at is None:
        return None
    reach = 0.9 * canvas.scale
    found = []
    for id in space.at(at, slack=reach):
        piece = canvas.pieces[id]
        if id == other or (piece.text and not piece.label):
            continue
        distance = away(piece.rect, at)
        if (far is not None and _runs_into(piece.rect, at, far)) or (
            id in canvas.groups and distance == 0 and _depth(piece.rect, at) > 0.5 * canvas.scale
        ):
            continue
        mark = piece.text or len(piece.label) in (1, 2)
        handicap = (0.45 * canvas.scale if mark else 0.0) + (
            0.3 * canvas.scale if id in canvas.groups else 0.0
        )
        found.append((distance + handicap, piece.rect.width * piece.rect.height, id))
    return min(found)[2] if found else None


def _runs_into(rect: Rect, at: Point, far: Point) -> bool:
    """Whether a wire that ends at a point comes from, or runs on, inside a box rather than leading up to it."""
    step = Point(at.x + 0.05 * (far.x - at.x), at.y + 0.05 * (far.y - at.y))
    if away(rect, at) == 0:
        return rect.contains(far)
    return away(rect, step) < away(rect, at)


def _depth(rect: Rect, at: Point) -> float:
    """How deep inside a box a point lies."""
    return min(at.x - rect.x, rect.right - at.x, at.y - rect.y, rect.bottom - at.y)
