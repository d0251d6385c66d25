"""Words that stand beside something on a canvas: the captions of pictures, and what is said of boxes with words of their own."""

from dataclasses import replace

from mlsd_board.formats.canvas.pieces import Canvas, Piece, Wire
from mlsd_board.formats.parsed.space import Space
from mlsd_board.model.geometry import Rect, bounds

_WIDE = 0.35
"""How much of the width of a drawing its heading takes at least."""
_SENTENCE = 5


def caption(canvas: Canvas) -> None:
    """Words beside a picture without any are its caption: below it first, then above, then at its side.

    So are words right below its middle that a wire was drawn to.
    """
    wordless = {
        p.id: p for p in canvas.pieces.values() if not p.text and not p.label and p.id not in canvas.groups
    }
    attached = {canvas.now(end) for w in canvas.wires for end in (w.source, w.target)}
    pairs = []
    space = Space({id: p.rect for id, p in wordless.items()}, canvas.scale)
    for text in canvas.pieces.values():
        if not text.text or not text.label or len(text.label) > 80:
            continue
        for id in space.at(
            text.rect.centre, slack=max(canvas.scale, text.rect.width / 2 + 0.5 * canvas.scale)
        ):
            rect = wordless[id].rect
            gap = _gap(rect, text.rect)
            if text.id in attached and not right_below(rect, text.rect, 0.25 * canvas.scale):
                continue
            if gap is not None and gap < 0.7 * canvas.scale and rect.height > 0.3 * canvas.scale:
                pairs.append((gap, id, text.id))
    for _, id, words in sorted(pairs):
        if words in canvas.pieces and not canvas.pieces[id].label:
            canvas.merge(canvas.pieces[words], canvas.pieces[id], canvas.pieces[words].label)


def _gap(picture: Rect, text: Rect) -> float | None:
    """How far a text lies from a picture, the sides counted farther than below; None where it is not beside it."""
    middle_x = abs(text.centre.x - picture.centre.x) < max(picture.width, text.width) * 0.5
    middle_y = abs(text.centre.y - picture.centre.y) < picture.height * 0.5
    if middle_x and text.centre.y > picture.centre.y:
        return max(text.y - picture.bottom, 0.0)
    if middle_x:
        return max(picture.y - text.bottom, 0.0) * 1.5 + 2
    if middle_y:
        return max(text.x - picture.right, picture.x - text.right, 0.0) * 2 + 4
    return None


def right_below(picture: Rect, text: Rect, reach: float) -> bool:
    """Whether words stand close below the middle of something."""
    centred = abs(text.centre.x - picture.centre.x) < 0.1 * picture.width + 2
    return centred and -0.5 * text.height < text.y - picture.bottom < reach


def _flush(box: Rect, text: Rect, reach: float) -> bool:
    """Whether words begin where a box begins, close above or below it, without being as wide as that."""
    gap = max(text.y - box.bottom, box.y - text.bottom)
    unlike = abs(text.width - box.width) > 0.1 * box.width
    return abs(text.x - box.x) < 2 and unlike and -0.2 * text.height < gap < reach


def free_headings(canvas: Canvas) -> None:
    """Take a bar with a sentence above everything else for words without a box: the heading of the drawing."""
    wired = {canvas.now(end) for w in canvas.wires for end in (w.source, w.target)} - {None}
    drawn = [p for p in canvas.pieces.values() if not p.text]
    extent = bounds(p.rect for p in drawn)
    top = min(drawn, key=lambda p: p.rect.y, default=None)
    if not wired or extent is None or top is None or top.id in wired or top.id in canvas.groups:
        return
    others = (p.rect.y for p in drawn if p is not top)
    is_bar = top.rect.width > max(4 * top.rect.height, _WIDE * extent.width)
    if is_bar and _is_plain(top) and min(others, default=0.0) >= top.rect.bottom:
        canvas.pieces[top.id] = replace(top, text=True, outline="")


def _is_plain(piece: Piece) -> bool:
    return not piece.icon and piece.extra is None and len(piece.label.split()) >= _SENTENCE


def explain_boxes(canvas: Canvas) -> None:
    """Words that stand flush with a box or right below its middle are about that."""
    boxes = {
        p.id: p.rect for p in canvas.pieces.values() if p.label and not p.text and p.id not in canvas.groups
    }
    space = Space(boxes, canvas.scale)
    for text in canvas.pieces.values():
        if text.text and text.label:
            near = space.at(
                text.rect.centre, slack=0.3 * canvas.scale + max(text.rect.width, text.rect.height) / 2
            )
            owner = next((id for id in near if _flush(boxes[id], text.rect, 0.2 * canvas.scale)), None)
            owner = owner or next(
                (id for id in near if right_below(boxes[id], text.rect, 0.3 * canvas.scale)), None
            )
            canvas.about |= {text.id: owner} if owner else {}


def says_more_of_box(canvas: Canvas, text: Piece, wire: Wire, gap: float) -> bool:
    """Whether words that lie so far from a wire are about a box rather than about the wire."""
    box = canvas.pieces.get(canvas.about.get(text.id, ""))
    if box is None:
        return False
    passes_by = box.id not in (wire.source, wire.target)
    return passes_by or _flush(box.rect, text.rect, canvas.scale) or text.rect.y - box.rect.bottom < gap
