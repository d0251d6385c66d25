"""Shapes without words that are no boxes of their own: shadows of boxes, grounds of groups, dots at which wires meet."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from mlsd_board.formats.canvas.pieces import Canvas, Piece, Wire
from mlsd_board.formats.parsed.diagram import Heads
from mlsd_board.formats.parsed.space import Space
from mlsd_board.model.geometry import Rect

_COVERED = 0.6
"""How much of a shadow lies under its box at least."""
_FILLED = 0.85
_LARGEST_DOT = 20.0
_MOST_MET = 12


def take_away_shadows(canvas: Canvas) -> None:
    """Let a bare shape that shows from under a box of its size with words be part of that."""
    boxes = {p.id: p.rect for p in canvas.pieces.values() if p.label and not p.text}
    space = Space(boxes)
    for bare in [p for p in canvas.pieces.values() if _is_bare(p) and not p.container]:
        under = (id for id in space.at(bare.rect.centre) if _casts(boxes[id], bare.rect))
        if box := next(under, None):
            canvas.merge(bare, canvas.pieces[box], canvas.pieces[box].label)


def take_away_grounds(canvas: Canvas) -> None:
    """Let a bare shape that fills the group in which the file puts it, beneath others, be that group."""
    held = Counter(piece.inside for piece in canvas.pieces.values())
    for bare in [p for p in canvas.pieces.values() if _is_bare(p)]:
        group = canvas.pieces.get(bare.inside or "")
        if group and held[group.id] > 1 and not group.text and _fills(bare.rect, group.rect):
            canvas.merge(bare, group, group.label)


def _fills(ground: Rect, group: Rect) -> bool:
    return ground.width > _FILLED * group.width and ground.height > _FILLED * group.height


def _is_bare(piece: Piece) -> bool:
    return not (piece.text or piece.label or piece.icon or piece.extra) and piece.outline != "image"


def _casts(box: Rect, shadow: Rect) -> bool:
    if shadow.encloses(box) or box.encloses(shadow):
        return False
    width = min(box.right, shadow.right) - max(box.x, shadow.x)
    height = min(box.bottom, shadow.bottom) - max(box.y, shadow.y)
    area, other = box.width * box.height, shadow.width * shadow.height
    return width > 0 and height > 0 and width * height > _COVERED * other and 0.7 < area / other < 1.4


def follow_dots(canvas: Canvas) -> None:
    """Let wires that meet at a dot lead from what begins there to what it leads on to."""
    met: dict[str, dict[str, Wire]] = {}
    drawn = {wire.id: wire for wire in canvas.wires}
    for wire in canvas.wires:
        for end in _ends(wire):
            met.setdefault(end, {})[wire.id] = wire
    for id in [id for id in met if id in canvas.pieces and _is_dot(canvas.pieces[id])]:
        through = list(_through(id, list(met[id].values()))) if 1 < len(met[id]) <= _MOST_MET else []
        for old in list(met[id].values()) if through else ():
            del drawn[old.id]
            for end in _ends(old):
                del met[end][old.id]
        for new in through:
            drawn[new.id] = new
            for end in _ends(new):
                met.setdefault(end, {})[new.id] = new
        if through:
            piece = canvas.pieces.pop(id)
            canvas.remarks.append(
                f"{piece.where}: lines that meet at a dot were read as arrows between what they lead to"
            )
    canvas.wires[:] = drawn.values()


def _ends(wire: Wire) -> list[str]:
    return [end for end in dict.fromkeys((wire.source, wire.target)) if end is not None]


def _is_dot(piece: Piece) -> bool:
    return _is_bare(piece) and max(piece.rect.width, piece.rect.height) <= _LARGEST_DOT


def _through(dot: str, wires: list[Wire]) -> Iterator[Wire]:
    """A wire from each end without a head away from a dot to each with one."""
    outer = [wire for w in wires if (wire := _outwards(dot, w)).target not in (None, dot)]
    beginnings = [wire for wire in outer if wire.heads in ("none", "backward")]
    reached = [wire for wire in outer if wire.heads in ("forward", "both")]
    for first, last in product(beginnings, reached):
        label = "\n".join(dict.fromkeys(filter(None, (first.label, last.label))))
        bends = (*reversed(first.bends), *last.bends)
        id = last.id if len(beginnings) == 1 else f"{first.id} {last.id}"
        yield replace(
            last, id=id, source=first.target, start=first.end, label=label, heads="forward", bends=bends
        )


def _outwards(dot: str, wire: Wire) -> Wire:
    """A wire as if it had been drawn from the dot."""
    if wire.source == dot:
        return wire
    turned: dict[Heads, Heads] = {"forward": "backward", "backward": "forward"}
    return replace(
        wire,
        source=wire.target,
        target=wire.source,
        start=wire.end,
        end=wire.start,
        heads=turned.get(wire.heads, wire.heads),
        bends=tuple(reversed(wire.bends)),
    )
