"""What the groups of a canvas are called that have no words of their own."""

from collections.abc import Mapping

from mlsd_board.formats.canvas.captions import right_below
from mlsd_board.formats.canvas.pieces import Canvas, Piece
from mlsd_board.model.geometry import Rect

_SAME = 0.06
"""How far the edges of a bar and of its group may be apart, in widths of the group."""


def title_groups(canvas: Canvas, parents: Mapping[str, str | None]) -> None:
    """Words at the upper edge of a group without a title, or just above it, are its title; so are those in a bar there."""
    wired = {canvas.now(end) for w in canvas.wires for end in (w.source, w.target)}
    for id in [g for g in canvas.groups if not canvas.pieces[g].label]:
        box = canvas.pieces[id].rect
        free = [p for p in canvas.pieces.values() if p.label and p.id not in wired]
        inside = _inside(canvas, [t for t in free if t.text and parents.get(t.id) == id], id, parents)
        above = _above(canvas, [t for t in free if t.text], box)
        bars = [p for p in free if p.id not in canvas.groups and _is_bar(canvas, p, box)]
        found = inside or above or bars
        if found:
            title = min(found, key=lambda t: (t.rect.y, t.rect.x))
            canvas.merge(title, canvas.pieces[id], title.label)


def _inside(canvas: Canvas, texts: list[Piece], group: str, parents: Mapping[str, str | None]) -> list[Piece]:
    """The words near the upper or lower edge of a group, without the captions of pictures in it."""
    box = canvas.pieces[group].rect
    reach = max(1.2 * canvas.scale, 0.18 * box.height)
    pictures = [p.rect for p in canvas.pieces.values() if not p.label and parents.get(p.id) == group]
    return [
        t
        for t in texts
        if min(t.rect.y - box.y, box.bottom - t.rect.bottom) < reach
        and not any(right_below(picture, t.rect, 0.5 * canvas.scale) for picture in pictures)
    ]


def _above(canvas: Canvas, texts: list[Piece], box: Rect) -> list[Piece]:
    strip = Rect(box.x, box.y - canvas.scale * 0.8, box.width, canvas.scale * 0.8)
    return [t for t in texts if strip.contains(t.rect.centre)]


def _is_bar(canvas: Canvas, piece: Piece, box: Rect) -> bool:
    """Whether a piece is a bar as wide as a group, at its upper edge."""
    rect = piece.rect
    as_wide = max(abs(rect.x - box.x), abs(rect.right - box.right)) < _SAME * box.width
    there = -1.2 * rect.height < box.y - rect.bottom < 0.5 * canvas.scale
    low = rect.height < min(0.25 * box.height, 0.25 * rect.width)
    return as_wide and there and low and not (piece.text or piece.icon or piece.extra)
