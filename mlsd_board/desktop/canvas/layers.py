"""Which element lies above which, and the facts that decide whether one must be drawn again."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from mlsd_board.drawing.compose import Board
from mlsd_board.drawing.scene import depth
from mlsd_board.drawing.shapes.frame import TAG_ON_FRAME, frame_tab
from mlsd_board.drawing.shapes.tag import strip_place
from mlsd_board.model.elements import Connection, Frame, Ink, Node, Note
from mlsd_board.model.geometry import Rect, bounds
from mlsd_board.validation.report import Report

FRAMES, ARROWS, UPPER, NODES, NOTES, INK, GHOSTS, BADGES = (float(100 * n) for n in range(8))


class Layer(NamedTuple):
    """Where an element lies in the pile, and what it is drawn from."""

    z: float
    facts: tuple[object, ...]


def layers(board: Board, ids: Iterable[str] | None = None) -> Iterator[tuple[str, Layer]]:
    """The visible elements, or those of `ids`, with their layers."""
    scene, records = board.scene, board.design.records
    frames = tuple(board.design.frames.values())
    for id in (*scene.boxes, *scene.arrows, *board.design.inks) if ids is None else ids:
        if id in scene.boxes:
            yield id, _box_layer(board, id, frames)
        elif (arrow := scene.arrows.get(id)) is not None:
            if id in board.lines:
                drawn = _Drawn(arrow.connection, arrow.stands_for)
                yield id, Layer(ARROWS, (drawn, board.lines[id], frames, board.beside(id)))
        elif isinstance(ink := records.get(id), Ink):
            yield id, Layer(INK + ink.z, (ink,))


def _box_layer(board: Board, id: str, frames: tuple[Frame, ...]) -> Layer:
    box = board.design.records[id]
    if isinstance(box, Frame):
        z = NODES if box.collapsed else FRAMES + depth(board.design, box.frame)
        return Layer(z, (box, board.scene.members(id) if box.collapsed else 0, frames))
    facts = (box, board.pin(box)) if isinstance(box, Note) and box.about else (box,)
    return Layer((NODES if isinstance(box, Node) else NOTES) + getattr(box, "z", 0.0), facts)


def upper_place(board: Board, id: str) -> Rect | None:
    """Where that lies of an element what is above all lines: words, the tab of a frame, the pin of a note."""
    record, route = board.design.records.get(id), board.lines.get(id)
    if isinstance(record, Frame) and id in board.scene.boxes:
        tab = frame_tab(record)
        return tab and tab.united(strip_place(record.rect, TAG_ON_FRAME)) if record.tag else tab
    if isinstance(record, Note) and (pin := board.pin(record)):
        return bounds(Rect(*point, 0.0, 0.0) for point in pin)
    return route.label if route else None


class _Drawn(NamedTuple):
    """An arrow as a tuple, since those are compared in no time when they hold the same things."""

    connection: Connection
    stands_for: tuple[str, ...]


def is_shown(board: Board, id: str) -> bool:
    return id in board.scene.boxes or id in board.lines or isinstance(board.design.records.get(id), Ink)


def severities(report: Report, hidden_in: Mapping[str, str]) -> dict[str, str]:
    """The gravest severity reported of each element, and of a group that hides it."""
    graver_last = sorted(report.findings, key=lambda f: -f.severity.rank)
    about = ((finding.elements[0], finding.severity.value) for finding in graver_last if finding.elements)
    return {hidden_in.get(id, id): severity for id, severity in about}
