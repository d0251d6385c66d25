"""What the groups of a canvas are called that have no words of their own."""

from collections.abc import Container, Mapping

from mlsd_board.formats.canvas.captions import right_below
from mlsd_board.formats.canvas.pieces import Canvas, Piece
from mlsd_board.formats.parsed.space import Space
from mlsd_board.model.geometry import Point, Rect

_SAME = 0.06
"""How far the edges of a bar and of its group may be apart, in widths of the group."""


def title_groups(canvas: Canvas, parents: Mapping[str, str | None]) -> None:
    """Words at the upper edge of a group without a title, or just above it, are its title; so are those in a bar there."""
    wired = {canvas.now(end) for w in canvas.wires for end in (w.source, w.target)}
    taken = wired | canvas.groups
    free = {p.id: p for p in canvas.pieces.values() if p.label and p.id not in taken}
    held: dict[str | None, list[Piece]] = {}
    for id in [id for id in parents if id in canvas.pieces]:
        held.setdefault(parents[id], []).append(canvas.pieces[id])
    space = Space({id: p.rect for id, p in free.items()})
    for id in [p.id for p in canvas.pieces.values() if p.id in canvas.groups and not p.label]:
        box = canvas.pieces[id].rect
        edge = [
            free[p]
            for p in space.at(Point(box.centre.x, box.y), 0.8 * canvas.scale + box.width / 2)
            if p in free
        ]
        inside = _inside(canvas, [p for p in held.get(id, ()) if p.id in canvas.pieces], box, free)
        found = (
            inside
            or [p for p in edge if _is_above(canvas, p, box)]
            or [p for p in edge if _is_bar(canvas, p, box)]
        )
        if found:
            title = min(found, key=lambda t: (t.rect.y, t.rect.x))
            canvas.merge(title, canvas.pieces[id], title.label)
            del free[title.id]


def _inside(canvas: Canvas, held: list[Piece], box: Rect, free: Container[str]) -> list[Piece]:
    """The words near the upper or lower edge of a group, without the captions of pictures in it."""
    reach = max(1.2 * canvas.scale, 0.18 * box.height)
    pictures = [p.rect for p in held if not p.label]
    return [
        t
        for t in held
        if t.text
        and t.id in free
        and min(t.rect.y - box.y, box.bottom - t.rect.bottom) < reach
        and not any(right_below(picture, t.rect, 0.5 * canvas.scale) for picture in pictures)
    ]


def _is_above(canvas: Canvas, piece: Piece, box: Rect) -> bool:
    strip = Rect(box.x, box.y - canvas.scale * 0.8, box.width, canvas.scale * 0.8)
    return piece.text and strip.contains(piece.rect.centre)


def _is_bar(canvas: Canvas, piece: Piece, box: Rect) -> bool:
    """Whether a piece is a bar as wide as a group, at its upper edge."""
    rect = piece.rect
    as_wide = max(abs(rect.x - box.x), abs(rect.right - box.right)) < _SAME * box.width
    there = -1.2 * rect.height < box.y - rect.bottom < 0.5 * canvas.scale
    low = rect.height < min(0.25 * box.height, 0.25 * rect.width)
    return as_wide and there and low and not (piece.text or piece.icon or piece.extra)
