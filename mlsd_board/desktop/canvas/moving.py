"""Dragging elements: they snap to the lines of others, and arrows follow while the mouse moves."""

from collections.abc import Mapping, Sequence
from heapq import nsmallest

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QPainter, QPen

from mlsd_board.desktop.canvas.contract import Canvas
from mlsd_board.desktop.canvas.painting import qcolor
from mlsd_board.editing.commands.duplicate import duplicate
from mlsd_board.editing.commands.move import move_records, settle
from mlsd_board.editing.transaction import EditError, Transaction
from mlsd_board.layout.snap import Gap, Guide, Snap, equal_gaps, snap_lines, snap_to_grid
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Box, Connection, Ink
from mlsd_board.model.geometry import Point, Rect, bounds

_NEAR = 1000.0
"""Only boxes this close take part in snapping, and of them"""
_MOST = 100
"""only so many, the nearest."""
_MANY = 50
"""More boxes than this are copied only when the mouse lets go."""
_FAR = 300.0
"""Boxes are looked for again after so much of a drag; those as far out of sight take part, too."""


class Moving:
    """A drag of the selection; while Alt is down it drags a copy."""

    def __init__(self, view: Canvas, start: QPointF) -> None:
        self.view = view
        self._start = start
        self._ids = view.selection
        self._copying = False
        self._shown: Mapping[str, Rect] = {}
        """Where the boxes lay that are seen."""
        self._rect: Rect | None = None
        """What the boxes that move take up, before they do."""
        self._beside: tuple[Rect, list[Rect]] | None = None
        self._guides: tuple[Guide, ...] = ()
        self._gaps: tuple[Gap, ...] = ()
        self._by = (0.0, 0.0)
        self._taken = False
        self._held: frozenset[str] = frozenset()
        """The ids of all that moves, once it does, and"""
        self._records: Sequence[Box | Ink | Connection] = ()
        """the records, unless they are copies."""
        self._copied: Design | None = None

    def move(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        copying = bool(modifiers & Qt.KeyboardModifier.AltModifier)
        if not self._taken or copying != self._copying:
            self._copying = copying
            self._take()
        self._by = self._shift(point, modifiers)
        self.view.board.carrying.move(self._held, *self._by, self._copied)
        self.view.viewport().update()

    def _take(self) -> None:
        """Take in hand all that moves with the selection, or a copy of it, which is laid upon what it is of."""
        if self._taken:
            self._put_back()
        self._taken = True
        self._copied, self._beside = None, None
        shape = Qt.CursorShape.DragCopyCursor if self._copying else Qt.CursorShape.ArrowCursor
        self.view.viewport().setCursor(shape)
        board, moving = self.view.board, self.view.warming.moving()
        if self._copying and self._look_alike(moving):
            self._held, self._shown = frozenset(), board.board.scene.boxes
            self._rect = board.carrying.get_ready(moving).held.area
            board.carrying.take_copies(moving)
        elif self._copying:
            tx = self._moved(0.0, 0.0)
            self._held, self._copied = frozenset(tx.touched), tx.design
            self.view.show_design(tx.design, trying=True, changed=tx.touched)
            self._shown = self.view.board.board.scene.boxes
            self._rect = bounds(self._shown[id] for id in self._held if id in self._shown)
        else:
            self._held, self._records = moving, self.view.warming.records()
            self._shown = board.board.scene.boxes
            self._rect = board.carrying.get_ready(moving).held.area

    def _look_alike(self, moving: frozenset[str]) -> bool:
        """Whether copies look as what a drag would take along does, and are so many that making them takes long."""
        board = self.view.board
        held = board.carrying.get_ready(moving).held
        chosen = self.view.session.design.with_members(self._ids)
        boxes = {id for id in chosen if id in held.base.scene.boxes}
        return len(boxes) > _MANY and boxes == held.boxes and not moving & board.pins.stretched(moving)

    def _moved(self, dx: float, dy: float) -> Transaction:
        tx = Transaction(self.view.session.design)
        if self._copying:
            duplicate(tx, self._ids, dx, dy)
        else:
            move_records(tx, self._records, dx, dy)
        return tx

    def finish(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        self.move(point, modifiers)
        tx = self._moved(*self._by)
        before = self.view.session.design
        fresh: tuple[str, ...] = ()
        if self._copying:
            self.view.board.carrying.afloat.stays = True
            fresh = tuple(id for id in tx.design.boxes if id not in before.boxes)
        else:
            settle(tx, tx.design.with_members(self._ids))
        try:
            changes = tx.finish()
            if not changes:
                self.cancel()
                return
            self.view.session.commit("Duplicate" if self._copying else "Move", changes)
        except EditError as error:
            self.cancel()
            self.view.message.emit(str(error))
            return
        if self.view.session.design is before:
            self.cancel()
        if fresh:
            self.view.select(fresh)

    def cancel(self) -> None:
        self._put_back()
        self.view.pointer.show_cursor()

    def _put_back(self) -> None:
        self.view.show_design(self.view.session.design)

    def paint(self, painter: QPainter) -> None:
        painter.setPen(QPen(qcolor(self.view.theme.window.guide), 0))
        for axis, at, start, end in ((g.axis, g.at, g.start, g.end) for g in self._guides):
            line = (
                QLineF(at, start - 16, at, end + 16) if axis == "x" else QLineF(start - 16, at, end + 16, at)
            )
            painter.drawLine(line)
        bold = QPen(qcolor(self.view.theme.window.guide), 2.0)  # to be seen upon a line as well
        bold.setCosmetic(True)
        painter.setPen(bold)
        for gap in self._gaps:
            paint_gap(painter, gap, 7.0 / self.view.zoom)

    def _shift(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> tuple[float, float]:
        dx, dy = point.x() - self._start.x(), point.y() - self._start.y()
        self._guides, self._gaps = (), ()
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            dx, dy = (dx, 0.0) if abs(dx) >= abs(dy) else (0.0, dy)
        if self._rect is None or not self.view.snap or modifiers & Qt.KeyboardModifier.ControlModifier:
            return dx, dy
        here = self._rect.moved(dx, dy)
        near = self._near(here)
        lines = snap_lines(here, near, 6.0 / self.view.zoom)
        self._guides = lines.guides
        settled = self._settled(here, near, lines)
        self._gaps = equal_gaps(settled, near, 0.01).gaps
        return dx + settled.x - here.x, dy + settled.y - here.y

    def _near(self, here: Rect) -> list[Rect]:
        """The boxes that take part in snapping; they are looked for again when the drag has come far."""
        if self._beside is not None and self._beside[0].encloses(here):
            return self._beside[1]
        around = here.grown(_NEAR).shared(self.view.visible_rect().grown(_FAR))
        frames = self.view.session.design.frames
        spread = {id for id, frame in frames.items() if not frame.collapsed}
        near = set(self.view.board.near(around)) - self._held - spread
        rects = [self._shown[id] for id in sorted(near) if id in self._shown]
        self._beside = (here.grown(_FAR), nsmallest(_MOST, rects, key=lambda rect: _apart(rect, here)))
        return self._beside[1]

    def _settled(self, here: Rect, near: list[Rect], lines: Snap) -> Rect:
        """Where the boxes come to rest: in line with others, else at equal distances, else on the grid."""
        along = equal_gaps(here.moved(lines.dx, lines.dy), near, 6.0 / self.view.zoom)
        grid = snap_to_grid(Point(here.x, here.y))
        straight = {guide.axis for guide in lines.guides}
        x = here.x + lines.dx if "x" in straight else grid.x if along.dx is None else here.x + along.dx
        y = here.y + lines.dy if "y" in straight else grid.y if along.dy is None else here.y + along.dy
        return here._replace(x=x, y=y)


def _apart(one: Rect, other: Rect) -> float:
    """How far two boxes are from each other, 0 where they meet."""
    across = max(one.x - other.x - other.width, other.x - one.x - one.width, 0.0)
    down = max(one.y - other.y - other.height, other.y - one.y - one.height, 0.0)
    return across + down


def paint_gap(painter: QPainter, gap: Gap, tick: float) -> None:
    """A line across a gap with a tick at both ends, in the pen at hand."""
    for at in (gap.start, gap.end):
        ends = (QPointF(at, gap.at - tick), QPointF(at, gap.at + tick))
        painter.drawLine(*(ends if gap.axis == "x" else (_turned(end) for end in ends)))
    line = (QPointF(gap.start, gap.at), QPointF(gap.end, gap.at))
    painter.drawLine(*(line if gap.axis == "x" else (_turned(end) for end in line)))


def _turned(point: QPointF) -> QPointF:
    return QPointF(point.y(), point.x())
