"""Wires that begin or end on another wire: they branch off from it, or flow into it."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from math import dist

from mlsd_board.formats.canvas.pieces import Canvas, Wire, is_step
from mlsd_board.formats.canvas.wires import way_of
from mlsd_board.formats.parsed.space import Space
from mlsd_board.model.geometry import Point, Rect, bounds


def follow_branches(canvas: Canvas) -> None:
    """Let what branches off begin where the other wire begins, and what flows into it end where that one ends."""
    ways = {
        str(n): way
        for n, wire in enumerate(canvas.wires)
        if wire.heads == "forward" and wire.source and wire.target and (way := way_of(canvas, wire))
    }
    extents = {n: extent for n, way in ways.items() if (extent := bounds(Rect(p.x, p.y, 0, 0) for p in way))}
    space = Space(extents, canvas.scale)

    def met(at: Point | None, end: str | None, number: int) -> Wire | None:
        if at is None or (end in canvas.pieces and not is_step(canvas.pieces[end])):
            return None
        slack = 0.05 * canvas.scale
        hits = (n for n in space.at(at, slack) if n != str(number) and _off(ways[n], at) <= slack)
        return next((canvas.wires[int(n)] for n in hits), None)

    for number, wire in enumerate(canvas.wires):
        left, joined = met(wire.start, wire.source, number), met(wire.end, wire.target, number)
        source = left.source if left and left.source != wire.target else wire.source
        target = joined.target if joined and joined.target != wire.source else wire.target
        canvas.wires[number] = replace(wire, source=source, target=target)


def _off(way: Sequence[Point], at: Point) -> float:
    """How far a point is from a way."""
    return min(dist(at, _foot(a, b, at)) for a, b in pairwise(way))


def _foot(a: Point, b: Point, at: Point) -> Point:
    """The point between two others that is nearest to a third."""
    dx, dy = b.x - a.x, b.y - a.y
    length = dx * dx + dy * dy or 1.0
    share = min(max(((at.x - a.x) * dx + (at.y - a.y) * dy) / length, 0.0), 1.0)
    return Point(a.x + share * dx, a.y + share * dy)
