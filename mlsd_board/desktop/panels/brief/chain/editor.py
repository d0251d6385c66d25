"""The chain editor: metrics in three columns, joined by dragging from one to what it stands in for, or by keys."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mlsd_board.desktop.panels.brief.chain.painting import paint_chain
from mlsd_board.desktop.panels.brief.chain.places import STAGES, Places, places, step
from mlsd_board.drawing.theme import Theme
from mlsd_board.model.brief import Metric
from mlsd_board.model.geometry import Point

_ARROWS = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
}
_FAR = 4.0
HINT = "Drag from a metric to the one it stands in for. Keys: arrows move, L links, U unlinks, Enter edits, Delete removes."


class ChainEditor(QWidget):
    """Shows metrics and says what is wanted; it changes nothing by itself."""

    chosen = Signal(str)
    edit_wanted = Signal(str)
    link_wanted = Signal(str, object)
    remove_wanted = Signal(str)
    add_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._metrics: Sequence[Metric] = ()
        self._pressed: Point | None = None
        self._mouse: Point | None = None
        self.current: str | None = None
        self.linking: str | None = None
        self._aim: str | None = None
        self.places: Places = places((), 300)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(HINT)
        self.setAccessibleName("Chain of metrics")

    def show_metrics(self, metrics: Sequence[Metric]) -> None:
        self._metrics = metrics
        if self.current not in {m.id for m in metrics}:
            self.current = metrics[0].id if metrics else None
        self._arrange()

    def choose(self, id: str | None) -> None:
        """Make a metric the current one."""
        if id != self.current:
            self.current = id
            self.chosen.emit(id or "")
        self.setAccessibleDescription(self._spoken())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(260, round(self.places.height))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, round(self.places.height))

    def resizeEvent(self, event: QEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        loose = (self.linking, self._mouse) if self.linking and self._mouse else None
        paint_chain(painter, self._metrics, self.places, self._theme, self.current, loose)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        place = _point(event.position())
        found = self.places.at(place)
        if self.linking and found:
            self._join(found)
            return
        self._pressed = place if found else None
        if found:
            self.choose(found)
        elif (stage := self.places.stage_at(place)) and place.y < 24:
            self.add_wanted.emit(stage)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._mouse = _point(event.position())
        if (
            self._pressed
            and abs(self._mouse.x - self._pressed.x) + abs(self._mouse.y - self._pressed.y) > _FAR
        ):
            self.linking = self.current
        over = self.places.at(self._mouse)
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        if self.linking:
            self._join(self.places.at(_point(event.position())))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        found = self.places.at(_point(event.position()))
        if found:
            self.edit_wanted.emit(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _ARROWS:
            self._go(_ARROWS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.linking:
            self._join(self._aim)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and self.current:
            self.edit_wanted.emit(self.current)
        elif key == Qt.Key.Key_L and self.current:
            self.linking = self._aim = self.current
            self.setAccessibleDescription(
                "Choose with the arrow keys what it stands in for, then press Enter."
            )
        elif key == Qt.Key.Key_U and self.current:
            self.link_wanted.emit(self.current, None)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.current:
            self.remove_wanted.emit(self.current)
        elif key == Qt.Key.Key_Escape and self.linking:
            self.linking = None
        else:
            super().keyPressEvent(event)
            return
        self.update()

    def focusInEvent(self, event: QEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QEvent) -> None:
        super().focusOutEvent(event)
        self.linking = None
        self.update()

    def _go(self, way: str) -> None:
        if self.linking:
            self._aim = step(self.places, self._aim, way)
            self._mouse = self.places.boxes[self._aim].centre if self._aim else None
        elif found := step(self.places, self.current, way):
            self.choose(found)

    def _join(self, target: str | None) -> None:
        """End linking: upon a metric of another stage the link is wanted, the later stage standing in for the earlier."""
        source, self.linking, self._pressed = self.linking, None, None
        stages = {m.id: STAGES.index(m.stage) for m in self._metrics}
        if source in stages and target in stages and stages[source] != stages[target]:
            late, early = (source, target) if stages[source] > stages[target] else (target, source)
            self.link_wanted.emit(late, early)
        self.update()

    def _arrange(self) -> None:
        self.places = places(self._metrics, max(self.width(), 200))
        self.setFixedHeight(round(self.places.height))
        self.setAccessibleDescription(self._spoken())
        self.update()

    def _spoken(self) -> str:
        names = {m.id: m.name or m.id for m in self._metrics}
        metric = next((m for m in self._metrics if m.id == self.current), None)
        if metric is None:
            return f"No metric yet. {HINT}"
        ahead = names.get(metric.proxies_for or "")
        return f"{names[metric.id]}, {metric.stage}" + (f", stands in for {ahead}" if ahead else "")


def _point(place: QPointF) -> Point:
    return Point(place.x(), place.y())
