"""What the wires on a canvas are at: what they are attached to, else what lies nearest to where they end."""

from collections.abc import Sequence
from dataclasses import replace
from math import dist

from mlsd_board.formats.canvas.pieces import Canvas, Wire, is_step
from mlsd_board.formats.parsed.space import Space, away
from mlsd_board.model.geometry import Point, Rect


def attach(canvas: Canvas) -> None:
    """Let each end of a wire be at a box: what it is attached to, else what lies nearest to where it ends."""
    rects = {p.id: p.rect for p in canvas.pieces.values()}
    space = Space(rects, canvas.scale)
    for number, wire in enumerate(canvas.wires):
        source, target = canvas.now(wire.source), canvas.now(wire.target)
        way = [p for p in (wire.start, *wire.bends, wire.end) if p]
        if _leads_inwards(canvas, wire.start, source, target):
            source = _at(canvas, space, wire.start) or source
        if source not in canvas.pieces:
            source = _nearest(canvas, space, way, target) if wire.start else None
        if target not in canvas.pieces:
            target = _nearest(canvas, space, way[::-1], source) if wire.end else None
        canvas.wires[number] = replace(wire, source=source, target=target)


def _leads_inwards(canvas: Canvas, start: Point | None, source: str | None, target: str | None) -> bool:
    """Whether a wire is bound to a group at its beginning, and leads to what lies in that."""
    if start is None or source not in canvas.groups or target not in canvas.pieces:
        return False
    return canvas.pieces[source].rect.encloses(canvas.pieces[target].rect)


def _at(canvas: Canvas, space: Space, at: Point | None) -> str | None:
    """The box with words at whose edge a point lies."""
    near = space.at(at, slack=0.1 * canvas.scale) if at else ()
    boxes = (id for id in near if id not in canvas.groups and not canvas.pieces[id].text)
    return next((id for id in boxes if canvas.pieces[id].label), None)


def _nearest(canvas: Canvas, space: Space, way: Sequence[Point], other: str | None) -> str | None:
    """The box that a way begins at: one it points at before others, a box before bare words, what is nearer before what is farther.

    Inside a group, what lies in the group comes before the group; from outside, its edge comes before what lies behind it.
    """
    at = way[0]
    reach = 0.9 * canvas.scale
    found = []
    for id in space.at(at, slack=reach):
        piece = canvas.pieces[id]
        if id == other or (piece.text and not piece.label):
            continue
        distance = away(piece.rect, at)
        depth = _depth(piece.rect, at) if id in canvas.groups else 0.0
        if _runs_into(piece.rect, way) or depth > 0.5 * canvas.scale:
            continue
        handicap = (
            0.45 * (piece.text or is_step(piece))
            + 0.3 * (depth > 0)
            + 0.3 * (not _points_at(piece.rect, way, reach))
        ) * canvas.scale
        found.append((distance + handicap, piece.rect.width * piece.rect.height, id))
    if found:
        return min(found)[2]
    comes_back = other in canvas.pieces and len(way) > 2 and away(canvas.pieces[other].rect, at) < reach
    return other if comes_back else None


def way_of(canvas: Canvas, wire: Wire) -> tuple[Point, ...]:
    """Where a wire goes along, from the middle of a box where its end is not told; nothing where it hangs in the air."""
    ends = []
    for at, id in ((wire.start, wire.source), (wire.end, wire.target)):
        ends.append(at or (canvas.pieces[id].rect.centre if id in canvas.pieces else None))
    a, b = ends
    return (a, *wire.bends, b) if a and b else ()


def _runs_into(rect: Rect, way: Sequence[Point]) -> bool:
    """Whether a way runs on inside a box at its beginning rather than leading away from it."""
    if len(way) < 2:
        return False
    at, then = way[:2]
    if away(rect, at) == 0:
        return rect.contains(way[-1])
    return away(rect, Point(at.x + 0.05 * (then.x - at.x), at.y + 0.05 * (then.y - at.y))) < away(rect, at)


def _points_at(rect: Rect, way: Sequence[Point], reach: float) -> bool:
    """Whether a way, if it went on backwards from its beginning, would soon come to a box."""
    at, then = way[0], way[1 if len(way) > 1 else 0]
    length = dist(at, then) or 1.0
    step = Point((at.x - then.x) / length, (at.y - then.y) / length)
    return any(
        rect.contains(Point(at.x + far * step.x, at.y + far * step.y))
        for far in (k * reach / 8 for k in range(9))
    )


def _depth(rect: Rect, at: Point) -> float:
    """How deep inside a box a point lies."""
    return min(at.x - rect.x, rect.right - at.x, at.y - rect.y, rect.bottom - at.y)
