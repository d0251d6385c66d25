"""Which element lies above which, and the facts that decide whether one must be drawn again."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from mlsd_board.desktop.canvas.tracing import Seen, arrow_ends
from mlsd_board.drawing.compose import Board
from mlsd_board.drawing.scene import depth
from mlsd_board.drawing.shapes.frame import TAG_ON_FRAME, frame_tab
from mlsd_board.drawing.shapes.tag import strip_place
from mlsd_board.model.elements import Box, Frame, Ink, Node, Note, Record
from mlsd_board.model.geometry import Point, Rect, bounds
from mlsd_board.validation.report import Report

_AROUND = 200.0
"""Most lines keep so close to their boxes."""
FRAMES, ARROWS, UPPER, NODES, NOTES, INK, GHOSTS, BADGES = (float(100 * n) for n in range(8))


class Lie(NamedTuple):
    """Where an element lies: in a box, or along a line, which is the route of an arrow or the stroke of ink."""

    z: float
    """How high in the pile, and"""
    words_z: float
    """how high what of it lies above all lines,"""
    box: Rect | None
    line: tuple[Point, ...]
    words: Rect | None
    """and where that is, if there is any."""
    locked: bool


def lie_of(board: Board, id: str) -> Lie:
    """Where a visible element lies."""
    record, words = board.design.records.get(id), upper_place(board, id)
    if id in board.scene.boxes:
        locked = isinstance(record, Box) and record.locked
        return Lie(
            _height(board, record), UPPER - isinstance(record, Note), board.scene.boxes[id], (), words, locked
        )
    if isinstance(record, Ink):
        return Lie(INK + record.z, UPPER, None, tuple(Point(*p) for p in record.points), words, False)
    return Lie(ARROWS, UPPER, None, board.lines[id].points, words, False)


def _height(board: Board, box: Record | None) -> float:
    if isinstance(box, Frame):
        return NODES if box.collapsed else FRAMES + depth(board.design, box.frame)
    return (NODES if isinstance(box, Node) else NOTES) + getattr(box, "z", 0.0)


def facts_of(board: Board, ids: Iterable[str]) -> Iterator[tuple[str, tuple[object, ...]]]:
    """What the visible ones of these elements are drawn from."""
    frames = tuple(board.design.frames.values())
    for id in ids:
        if id in board.scene.boxes:
            yield id, _box_facts(board, id, frames)
        elif (arrow := board.scene.arrows.get(id)) is not None:
            if id in board.lines:
                yield id, (arrow.connection, arrow.stands_for, board.lines[id], frames, board.beside(id))
        elif isinstance(ink := board.design.records.get(id), Ink):
            yield id, (ink,)


def _box_facts(board: Board, id: str, frames: tuple[Frame, ...]) -> tuple[object, ...]:
    box = board.design.records[id]
    if isinstance(box, Frame):
        return box, board.scene.members(id) if box.collapsed else 0, frames
    return (box, board.pin(box)) if isinstance(box, Note) and box.about else (box,)


def upper_place(board: Board, id: str) -> Rect | None:
    """Where that lies of an element what is above all lines: words, the tab of a frame, the pin of a note."""
    record, route = board.design.records.get(id), board.lines.get(id)
    if isinstance(record, Frame) and id in board.scene.boxes:
        tab = frame_tab(record)
        return tab and tab.united(strip_place(record.rect, TAG_ON_FRAME)) if record.tag else tab
    if isinstance(record, Note) and (pin := board.pin(record)):
        return bounds(Rect(*point, 0.0, 0.0) for point in pin)
    return route.label if route else None


def places_of(seen: Seen, ids: Iterable[str] | None = None) -> Iterator[Rect]:
    """Where these elements lie, or all; for a line that is not worked out yet its boxes stand."""
    boxes, arrows, inks = seen.scene.boxes, seen.scene.arrows, seen.design.inks
    for id in chain(boxes, arrows, inks) if ids is None else ids:
        if id in boxes:
            yield boxes[id]
        elif (points := seen.lines.points_at_hand(id)) is not None or id in inks:
            yield from (Rect(x, y, 0.0, 0.0) for x, y in points or inks[id].points)
        elif id in arrows:
            yield from (boxes[end] for end in arrow_ends(arrows[id]))


def reaching(seen: Seen, ids: Iterable[str], area: Rect) -> Iterator[str]:
    """Which of these elements may reach into an area; quick for many, since no line is worked out for it."""
    boxes, arrows, inks = seen.scene.boxes, seen.scene.arrows, seen.design.inks
    near = area.grown(_AROUND)
    left, top, right, bottom = near.x, near.y, near.right, near.bottom
    for id in ids:
        if id in boxes:
            x, y, width, height = boxes[id]
            there = x < right and x + width > left and y < bottom and y + height > top
        elif id in inks or (id in arrows and arrows[id].connection.waypoints):
            there = _overlaps(seen, id, near)
        elif id in arrows:
            wire = arrows[id].connection
            (ax, ay, aw, ah), (bx, by, bw, bh) = boxes[wire.source], boxes[wire.target]
            across = (ax < right or bx < right) and (ax + aw > left or bx + bw > left)
            there = across and (ay < bottom or by < bottom) and (ay + ah > top or by + bh > top)
        else:
            there = False
        if there:
            yield id


def _overlaps(seen: Seen, id: str, area: Rect) -> bool:
    """Whether an arrow with bends, or ink, reaches into an area."""
    arrow, ink = seen.scene.arrows.get(id), seen.design.inks.get(id)
    bends = arrow.connection.waypoints if arrow else ()
    points = (*bends, *(seen.scene.boxes[end].centre for end in arrow_ends(arrow)))
    around = bounds(Rect(x, y, 0.0, 0.0) for x, y in (ink.points if ink else points))
    return around is not None and around.overlaps(area)


def is_shown(board: Board, id: str) -> bool:
    return id in board.scene.boxes or id in board.lines or isinstance(board.design.records.get(id), Ink)


def severities(report: Report, hidden_in: Mapping[str, str]) -> dict[str, str]:
    """The gravest severity reported of each element, and of a group that hides it."""
    graver_last = sorted(report.findings, key=lambda f: -f.severity.rank)
    about = ((finding.elements[0], finding.severity.value) for finding in graver_last if finding.elements)
    return {hidden_in.get(id, id): severity for id, severity in about}
