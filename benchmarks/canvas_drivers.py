"""The same steps on our canvas and on a plain `QGraphicsView`: real events, synchronous repaints."""

import os
import time
from collections.abc import Callable, Iterable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGraphicsItem, QGraphicsScene, QGraphicsView

from benchmarks.canvas import DRAGS
from mlsd_board.catalog.library import load_library
from mlsd_board.desktop.calm import keep_calm
from mlsd_board.desktop.canvas.board_view import BoardView
from mlsd_board.desktop.checking import BoardSession
from mlsd_board.drawing.theme import load_theme
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Node

Timed = Callable[..., list[float]]
_SEEN = 1.0


def drive_ours(board: Design, hub: str, timed: Timed) -> dict[str, list[float]]:
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
    hands = _Hands(view.zoom_to, view.zoom_fit, view.scroll_by, view.select)
    found |= _looked_at(view, held_in(board, hub), timed, hands)
    view.close()
    return found


def drive_plain(board: Design, hub: str, timed: Timed) -> dict[str, list[float]]:
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

    found |= _looked_at(view, held_in(board, hub), timed, _Hands(zoom, fit, pan, select))
    view.close()
    return found


class _Hands(NamedTuple):
    zoom: Callable[[float], object]
    fit: Callable[[], object]
    pan: Callable[[int, int], object]
    select: Callable[[Iterable[str]], object]


def held_in(board: Design, hub: str) -> dict[str, list[Node]]:
    """What each drag takes along: the box under the mouse, then those around it."""
    x, y = board.boxes[hub].rect.centre
    nearest = sorted(board.nodes.values(), key=lambda n: abs(n.rect.centre.x - x) + abs(n.rect.centre.y - y))
    return dict(zip(DRAGS, (nearest[1:2], nearest[:1], nearest[:50]), strict=True))


def _looked_at(
    view: QGraphicsView, held: dict[str, list[Node]], timed: Timed, hands: _Hands
) -> dict[str, list[float]]:
    port, (zoom, fit, pan, select) = view.viewport(), hands
    centre = QPointF(*held["drag a hub"][0].rect.centre)
    fit()
    rest(0.3)
    found = {"repaint, all of it seen": timed(lambda _: None, port.repaint)}
    zoom(_SEEN)
    view.centerOn(centre)
    rest(0.3)
    found["repaint, 50 seen"] = timed(lambda _: None, port.repaint)
    found["pan"] = timed(lambda _: pan(17, 9), port.repaint)
    steps = [_SEEN / 1.06**n for n in range(20)]
    found["zoom"] = timed(lambda n: zoom([*steps, *steps[::-1]][n % 40]), port.repaint)
    zoom(_SEEN)
    view.centerOn(centre)
    for name, boxes in held.items():
        select([box.id for box in boxes])
        rest(0.3)
        port.repaint()
        at = view.mapFromScene(QPointF(*boxes[0].rect.centre))
        QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=at)
        found[name] = timed(lambda n, at=at: drag(view, at + QPoint(5 + 3 * n, 2 * n)), port.repaint)
        drag(view, at)
        QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=at)
    return found


def rest(seconds: float) -> None:
    """Let timers run."""
    QTest.qWait(int(seconds * 1000))


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
