"""What on a canvas lies in what: containers the file names, and boxes drawn around boxes."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from itertools import islice

from mlsd_board.formats.canvas.pieces import Canvas, Piece
from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.parsed.diagram import Outline
from mlsd_board.formats.parsed.limits import DEEPEST
from mlsd_board.formats.parsed.space import Space
from mlsd_board.formats.parsed.words import is_legend
from mlsd_board.model.elements import Box, Frame
from mlsd_board.model.geometry import Rect, bounds


def join_bunches(canvas: Canvas) -> None:
    """Strokes grouped to a picture become one box, unless several of them have words of their own or arrows."""
    bunches: dict[str, list[Piece]] = {}
    for piece in canvas.pieces.values():
        if piece.bunch:
            bunches.setdefault(piece.bunch, []).append(piece)
    ends = Counter(end for w in canvas.wires for end in (w.source, w.target) if end)
    for parts in bunches.values():
        worded = [p for p in parts if p.label]
        if len(parts) < 2 or len(worded) > 1 or sum(p.id in ends for p in parts) > 1 + bool(worded):
            continue
        whole = max(
            (p for p in parts if not p.text), key=lambda p: p.rect.width * p.rect.height, default=None
        )
        if whole is None:
            continue
        label = worded[0].label if worded else ""
        outline: Outline = whole.outline if whole.label or len(parts) == 2 else "image"
        icon = " ".join(dict.fromkeys(p.icon for p in parts if p.icon))
        extent = bounds(p.rect for p in parts) or whole.rect
        canvas.pieces[whole.id] = replace(whole, rect=extent, outline=outline, icon=icon)
        for part in parts:
            if part.id != whole.id:
                canvas.merge(part, whole, label)


def parents_of(canvas: Canvas) -> dict[str, str | None]:
    """What each piece lies in: the container that the file names, else the smallest box around it."""
    boxes = {p.id: p.rect for p in canvas.pieces.values() if not p.text and p.outline != "image"}
    space = Space(boxes)
    found: dict[str, str | None] = {}
    ours = {p.extra.record.id: p.id for p in canvas.pieces.values() if p.extra}
    for piece in canvas.pieces.values():
        if piece.extra and isinstance(piece.extra.record, Box) and piece.rect == piece.extra.record.rect:
            # Written by us and not moved since: it lies in the frame it lay in.
            found[piece.id] = ours.get(piece.extra.record.frame or "")
            continue
        named = canvas.now(piece.inside)
        if named in canvas.pieces and named != piece.id:
            found[piece.id] = named
            continue
        around = (o for o in space.at(piece.rect.centre) if o != piece.id and _around(boxes[o], piece.rect))
        found[piece.id] = next(around, None)
    for id in found:
        _break_ring(id, found)
    return found


def _check_depth(steps: int) -> None:
    if steps > DEEPEST:
        raise FormatError(
            "boxes lie in boxes too deeply", advice="No diagram needs that; the file is damaged."
        )


def _around(outer: Rect, inner: Rect) -> bool:
    slack = 0.12 * min(outer.width, outer.height)
    larger = outer.width * outer.height / (inner.width * inner.height)
    return (larger > 1.3 and outer.grown(slack).encloses(inner)) or (larger > 1.08 and outer.encloses(inner))


def _break_ring(id: str, parents: dict[str, str | None]) -> None:
    seen = {id}
    place = parents.get(id)
    while place is not None:
        if place in seen:
            parents[id] = None
            return
        seen.add(place)
        _check_depth(len(seen))
        place = parents.get(place)


def find_groups(canvas: Canvas, parents: Mapping[str, str | None]) -> None:
    """A box around boxes is a group; what only holds words or ornaments is not."""
    held: dict[str, list[Piece]] = {}
    for id, parent in parents.items():
        if parent is not None:
            held.setdefault(parent, []).append(canvas.pieces[id])
    wired = {canvas.now(end) for w in canvas.wires for end in (w.source, w.target)}
    for piece in canvas.pieces.values():
        if piece.extra and isinstance(piece.extra.record, Frame):
            canvas.groups.add(piece.id)
    for id, members in held.items():
        if canvas.pieces[id].extra:
            continue
        boxes = [m for m in members if not m.text and (m.label or m.icon or m.id in wired or m.id in held)]
        named = [m for m in members if m.inside == id and m.text and m.label]
        outer = canvas.pieces[id]
        if len(boxes) == 1 and outer.label and not boxes[0].label and boxes[0].id not in held:
            # A picture in a box with words belongs to it.
            canvas.merge(boxes[0], outer, outer.label)
            canvas.pieces[id] = replace(canvas.pieces[id], icon=outer.icon or boxes[0].icon)
            if len(named) == 1 and named[0].id not in wired:
                canvas.merge(named[0], outer, f"{outer.label}\n{named[0].label}")
        elif boxes or (outer.container and _some_wired(named, wired)) or _is_legend(outer, members, wired):
            canvas.groups.add(id)


def take_away_background(canvas: Canvas, parents: dict[str, str | None]) -> None:
    """A sheet without words that nearly everything lies on, and no wire leads off, is paper, not a group."""
    wired = {canvas.now(end) for w in canvas.wires for end in (w.source, w.target)}
    for piece in [p for p in canvas.pieces.values() if p.id in canvas.groups]:
        id = piece.id
        if piece.label or id in wired:
            continue
        beside = (p for p in canvas.pieces.values() if not piece.rect.encloses(p.rect))
        most = int(0.15 * len(canvas.pieces))
        if sum(1 for _ in islice(beside, most + 1)) <= most and not _left(canvas, piece.rect):
            canvas.groups.discard(id)
            del canvas.pieces[id]
            parents |= {inner: None for inner, outer in parents.items() if outer == id}


def _is_legend(outer: Piece, members: list[Piece], wired: set[str | None]) -> bool:
    """Whether a box explains colours and signs, in words that lie in it."""
    texts = [m.label for m in members if m.text and m.label]
    return len(texts) > 1 and outer.id not in wired and any(map(is_legend, (outer.label, *texts)))


def _left(canvas: Canvas, sheet: Rect) -> bool:
    """Whether a wire leads to or from something beside a sheet."""
    ends = {canvas.now(end) for w in canvas.wires for end in (w.source, w.target)}
    boxes = (canvas.pieces[end].rect.centre for end in ends if end in canvas.pieces)
    loose = (
        at for w in canvas.wires for at, end in ((w.start, w.source), (w.end, w.target)) if at and not end
    )
    return any(not sheet.contains(at) for at in (*boxes, *loose))


def _some_wired(texts: list[Piece], wired: set[str | None]) -> bool:
    return any(t.id in wired for t in texts)
