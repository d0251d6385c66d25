"""The same steps on our canvas and on a plain `QGraphicsView`: real events, synchronous repaints."""

import os
import time
from collections.abc import Callable, Iterable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QEventLoop, QPoint, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGraphicsItem, QGraphicsScene, QGraphicsView

from benchmarks.frames import DRAGS, FRAMES, timed
from mlsd_board.catalog.library import load_library
from mlsd_board.desktop.calm import keep_calm
from mlsd_board.desktop.canvas.board_view import BoardView
from mlsd_board.desktop.checking import BoardSession
from mlsd_board.drawing.theme import load_theme
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Node

_SEEN = 1.0
_FEWER = 10
"""So many frames of a drag of all boxes, which can take a second each."""


def drive_ours(board: Design, hub: str) -> dict[str, list[float]]:
    app = QApplication.instance() or QApplication(["canvas"])
    session, theme = BoardSession(load_library(), board), load_theme("light")
    begun = time.thread_time()
    keep_calm()  # as the desk does
    view = BoardView(session, theme)
    view.resize(1600, 1000)
    view.show()
    app.processEvents()
    view.zoom_fit()
    view.viewport().repaint()
    found = {"open": [(time.thread_time() - begun) * 1000]}
    view.routing.close()  # its frames are not those of the hand
    keep_calm()

    def at_rest() -> bool:
        parts = (view.routing, view.warming, view.minimap, view.ahead)
        return view.whole and not any(part.busy for part in parts)

    hands = _Hands(view.zoom_to, view.zoom_fit, view.scroll_by, view.select, session.undo, at_rest)
    found |= _looked_at(view, held_in(board, hub), hands)
    view.close()
    return found


def drive_plain(board: Design, hub: str) -> dict[str, list[float]]:
    """Each box an item that paints itself, each arrow a straight line that follows its boxes."""
    app = QApplication.instance() or QApplication(["canvas"])
    begun = time.thread_time()
    scene = QGraphicsScene()
    boxes = {id: _Box(*node.rect, node.component) for id, node in board.nodes.items()}
    for box in boxes.values():
        scene.addItem(box)
    for wire in board.connections.values():
        a, b = boxes[wire.source], boxes[wire.target]
        line = scene.addLine(0, 0, 0, 0, QPen(QColor("#64748b"), 1.5))
        line.setZValue(-1)
        a.wires.append((line, a, b))
        b.wires.append((line, a, b))
        _follow(line, a, b)
    view = QGraphicsView(scene)
    view.setRenderHint(QPainter.RenderHint.Antialiasing)
    view.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
    view.resize(1600, 1000)
    view.show()
    app.processEvents()

    def zoom(factor: float) -> None:
        view.resetTransform()
        view.scale(factor, factor)

    def fit() -> None:
        view.fitInView(scene.sceneRect(), Qt.AspectRatioMode.KeepAspectRatio)

    def pan(dx: int, dy: int) -> None:
        view.horizontalScrollBar().setValue(view.horizontalScrollBar().value() + dx)
        view.verticalScrollBar().setValue(view.verticalScrollBar().value() + dy)

    fit()
    view.viewport().repaint()
    found = {"open": [(time.thread_time() - begun) * 1000]}

    def select(ids: Iterable[str]) -> None:
        scene.clearSelection()
        for id in ids:
            boxes[id].setSelected(True)

    def undo() -> None:
        for id, box in boxes.items():
            box.setPos(board.nodes[id].x, board.nodes[id].y)

    found |= _looked_at(view, held_in(board, hub), _Hands(zoom, fit, pan, select, undo, lambda: True))
    view.close()
    return found


class _Hands(NamedTuple):
    zoom: Callable[[float], object]
    fit: Callable[[], object]
    pan: Callable[[int, int], object]
    select: Callable[[Iterable[str]], object]
    undo: Callable[[], object]
    at_rest: Callable[[], bool]


def held_in(board: Design, hub: str) -> dict[str, list[Node]]:
    """What each drag takes along: the box under the mouse, then those around it."""
    x, y = board.boxes[hub].rect.centre
    nearest = sorted(board.nodes.values(), key=lambda n: abs(n.rect.centre.x - x) + abs(n.rect.centre.y - y))
    boxes = {name: nearest[: count or None] for name, count in DRAGS.items()}
    return boxes | {"drag a box": nearest[1:2]}


def _looked_at(view: QGraphicsView, held: dict[str, list[Node]], hands: _Hands) -> dict[str, list[float]]:
    port, zoom, fit, pan = view.viewport(), hands.zoom, hands.fit, hands.pan
    centre = QPointF(*held["drag a hub"][0].rect.centre)
    fit()
    _come_to_rest(hands)
    found = {"repaint, all of it seen": timed(lambda _: None, port.repaint)}
    zoom(_SEEN)
    view.centerOn(centre)
    _come_to_rest(hands)
    found["repaint, 50 seen"] = timed(lambda _: None, port.repaint)
    found["pan"] = timed(lambda _: pan(17, 9), port.repaint)
    steps = [_SEEN / 1.06**n for n in range(20)]
    found["zoom"] = timed(lambda n: zoom([*steps, *steps[::-1]][n % 40]), port.repaint)
    zoom(_SEEN)
    view.centerOn(centre)
    for name, boxes in held.items():
        found[name], put_down = _dragged(view, boxes, hands, at_once=name.endswith("at once"))
        found[name.replace("drag", "put").replace(" boxes", " down")] = put_down
    return found


def _dragged(
    view: QGraphicsView, boxes: list[Node], hands: _Hands, *, at_once: bool
) -> tuple[list[float], list[float]]:
    """The frames of a drag, and the one in which the boxes are put down; the hand rests before it unless it goes on at once."""
    port, left = view.viewport(), Qt.MouseButton.LeftButton
    _come_to_rest(hands)
    hands.select([box.id for box in boxes])
    if not at_once:
        _come_to_rest(hands)
    port.repaint()
    at = view.mapFromScene(QPointF(*boxes[0].rect.centre))
    QTest.mousePress(port, left, pos=at)
    frames = _FEWER if len(boxes) >= 1_000 else FRAMES
    way = [at + QPoint(5 + 3 * n, 2 * n) for n in range(frames)]
    taken = timed(lambda n: drag(view, way[n]), port.repaint, frames)
    put_down = timed(lambda _: QTest.mouseRelease(port, left, pos=way[-1]), port.repaint, 1)
    hands.undo()
    return taken, put_down


def _come_to_rest(hands: _Hands) -> None:
    """As long as a hand rests, and on a machine that is busy until what was begun meanwhile is done."""
    rest(0.3)
    for _ in range(100):
        if hands.at_rest():
            break
        rest(0.1)


def rest(seconds: float) -> None:
    """Let timers and threads go on as they do while nobody touches the window: it waits for events and does not sleep."""
    loop = QEventLoop()
    QTimer.singleShot(int(seconds * 1000), loop.quit)
    loop.exec()


def drag(view: QGraphicsView, to: QPoint) -> None:
    port, held = view.viewport(), Qt.MouseButton.LeftButton
    place = QPointF(port.mapToGlobal(to))
    none = Qt.MouseButton.NoButton
    event = QMouseEvent(QEvent.Type.MouseMove, QPointF(to), place, none, held, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(port, event)


class _Box(QGraphicsItem):
    def __init__(self, x: float, y: float, width: float, height: float, words: str) -> None:
        super().__init__()
        self.wires: list[tuple[object, _Box, _Box]] = []
        self._area, self._words = QRectF(0, 0, width, height), words
        self.setPos(x, y)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsMovable)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsSelectable)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemSendsGeometryChanges)

    def boundingRect(self) -> QRectF:  # noqa: N802 - Qt's own name
        return self._area

    def paint(self, painter: QPainter, *_: object) -> None:
        painter.setPen(QPen(QColor("#93c5fd"), 1.25))
        painter.setBrush(QColor("#eff6ff"))
        painter.drawRoundedRect(self._area, 10, 10)
        painter.setPen(QColor("#111827"))
        painter.drawText(self._area, Qt.AlignmentFlag.AlignCenter, self._words)

    def itemChange(  # noqa: N802 - as above
        self, change: QGraphicsItem.GraphicsItemChange, value: object
    ) -> object:
        if change == QGraphicsItem.GraphicsItemChange.ItemPositionHasChanged:
            for line, a, b in self.wires:
                _follow(line, a, b)
        return super().itemChange(change, value)


def _follow(line: object, a: _Box, b: _Box) -> None:
    line.setLine(a.x() + 168, a.y() + 32, b.x(), b.y() + 32)


if os.environ.get("QT_QPA_PLATFORM") is None:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
