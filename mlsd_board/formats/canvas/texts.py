"""Which words on a canvas belong to what: to the box they lie over, the wire they lie at."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from math import dist

from mlsd_board.formats.canvas.captions import says_more_of_box
from mlsd_board.formats.canvas.pieces import Canvas, Piece, Wire
from mlsd_board.formats.canvas.wires import way_of
from mlsd_board.formats.parsed.space import Space, away
from mlsd_board.model.geometry import Point, Rect, bounds

_LONGEST_LIST = 280
_MIDDLE = (0.4, 0.5, 0.6)


def put_texts_into_boxes(canvas: Canvas) -> None:
    """Words that lie over an empty box are its label; several of them are its lines, from top to bottom."""
    boxes = {p.id: p for p in canvas.pieces.values() if not p.text and not p.label}
    attached = {end for w in canvas.wires for end in (w.source, w.target)}
    rooms = {id: p.rect.grown(0.35 * canvas.scale) for id, p in boxes.items()}
    space = Space({id: p.rect for id, p in boxes.items()})
    over: dict[str, list[Piece]] = {}
    full: set[str] = set()
    for piece in canvas.pieces.values():
        under = [
            id for id in space.at(piece.rect.centre) if id != piece.id and rooms[id].encloses(piece.rect)
        ]
        if not piece.text:
            full.update(under)
        elif piece.label and piece.id not in attached and piece.inside not in canvas.pieces and under:
            over.setdefault(under[0], []).append(piece)
    for id, texts in over.items():
        roomy = (
            boxes[id].rect.height > 3.2 * sum(t.rect.height for t in texts)
            and boxes[id].rect.height > 2.5 * canvas.scale
        )
        lines = [t.label for t in sorted(texts, key=lambda t: t.rect.y)]
        listed = id in attached and sum(map(len, lines)) < _LONGEST_LIST
        if id in full or (len(texts) > 3 and not listed) or (roomy and not _middling(boxes[id].rect, texts)):
            continue
        for text in texts:
            canvas.merge(text, boxes[id], "\n".join(lines))


def _middling(box: Rect, texts: list[Piece]) -> bool:
    extent = bounds(t.rect for t in texts) or box
    return (
        abs(extent.centre.y - box.centre.y) < box.height / 5
        and abs(extent.centre.x - box.centre.x) < box.width / 4
    )


def label_wires(canvas: Canvas) -> None:
    """Words that lie at a wire without any, nearest to its middle, are what it says."""
    attached = {end for w in canvas.wires for end in (w.source, w.target)}
    bare = {n: w for n, w in enumerate(canvas.wires) if not w.label and (w.source or w.target)}
    ways = {str(n): _middle_part(canvas, w) for n, w in bare.items()}
    lines = {n: extent for n, way in ways.items() if (extent := bounds(Rect(p.x, p.y, 1, 1) for p in way))}
    space = Space(lines, canvas.scale)
    pairs = []
    for text in canvas.pieces.values():
        if text.text and text.id not in attached and _said_of_a_wire(text.label):
            reach = 0.5 * canvas.scale + max(text.rect.width, text.rect.height) / 2
            for n in space.at(text.rect.centre, slack=reach):
                gap = min(away(text.rect, at) for at in ways[n])
                if gap < 0.5 * canvas.scale and not says_more_of_box(canvas, text, bare[int(n)], gap):
                    pairs.append((gap, int(n), text.id))
    for _, number, id in sorted(pairs):
        if id in canvas.pieces and not canvas.wires[number].label:
            canvas.wires[number] = replace(canvas.wires[number], label=canvas.pieces.pop(id).label)


def _said_of_a_wire(words: str) -> bool:
    """Whether words are short enough for that; a list of things says more than a wire does."""
    return 0 < len(words) <= 120 and words.count("\n") < 3


def _middle_part(canvas: Canvas, wire: Wire) -> tuple[Point, ...]:
    """Where a wire is halfway, and a little before and after that; nothing where it hangs in the air."""
    way = way_of(canvas, wire)
    return tuple(_along(way, share) for share in _MIDDLE) if way else ()


def _along(way: Sequence[Point], share: float) -> Point:
    left = share * sum(dist(a, b) for a, b in pairwise(way))
    for a, b in pairwise(way):
        step = dist(a, b)
        if 0 < left <= step:
            return Point(a.x + (b.x - a.x) * left / step, a.y + (b.y - a.y) * left / step)
        left -= step
    return way[0]
