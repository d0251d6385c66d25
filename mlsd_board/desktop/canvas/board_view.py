"""The view of one board: it turns mouse and keys into edits."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from mlsd_board.desktop.canvas.connecting import Connecting
from mlsd_board.desktop.canvas.dropping import consider, taken
from mlsd_board.desktop.canvas.gesture import Gesture
from mlsd_board.desktop.canvas.grips import paint_grips
from mlsd_board.desktop.canvas.keys import AltGuard, handle_key, handle_release
from mlsd_board.desktop.canvas.panning import Panning
from mlsd_board.desktop.canvas.pointer import Pointer, menu_subject
from mlsd_board.desktop.canvas.quick_insert import Order, open_insert
from mlsd_board.desktop.canvas.renaming import rename_in_place
from mlsd_board.desktop.canvas.routing_ahead import RoutingAhead
from mlsd_board.desktop.canvas.session_view import SessionView
from mlsd_board.desktop.canvas.tools.tool import SELECT, tool
from mlsd_board.desktop.canvas.warming import Warming
from mlsd_board.drawing.theme import Theme
from mlsd_board.editing.commands.add import add_node
from mlsd_board.model.change import ChangeSet
from mlsd_board.model.geometry import Point
from mlsd_board.workspace.session import Session

_SETTLED_MS = 120


class BoardView(SessionView):
    """A board under the user's hands. Signals carry element ids, never records."""

    tool_changed = Signal(str)
    message = Signal(str)
    menu_requested = Signal(QPoint, QRect)

    def __init__(self, session: Session, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self.tool = SELECT
        self.gesture: Gesture | None = None
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED_MS, timeout=self._settle)
        self.routing = RoutingAhead(self.board, self)
        self.routing.routed.connect(self._settled.start)
        self.pointer = Pointer(self)
        self.installEventFilter(AltGuard(self))
        self.setAccessibleName("Board")
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        session.listeners.append(self._changed)
        self.warming = Warming(self)
        self._settled.start()
        self.routing.begin()

    def set_tool(self, id: str) -> None:
        """Take a tool in hand, by its id; `select` is the plain mouse."""
        if self.gesture is not None:
            self.escape()
        if id != self.tool.id:
            self.tool = tool(id)
            self.pointer.look()
            self.message.emit(self.tool.hint)
            self.tool_changed.emit(id)

    def box_at(self, point: QPointF) -> str | None:
        """The topmost box at a place in the scene."""
        found = self.board.element_at(point)
        return found if found in self.session.design.boxes else None

    def insert_component(self, component: str, centre: Point | None = None) -> str:
        """Place a component, in the middle of the view unless told where, and select it. Its id."""
        with self.session.edit(f"Add {self.session.library.title(component)}") as tx:
            id = add_node(tx, component, centre or self.visible_rect().centre)
        self.select((id,))
        self.centre_on((id,), only_if_hidden=True)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        return id

    def start_rename(self, id: str) -> None:
        rename_in_place(self, id)

    def start_connecting(self, source: str) -> None:
        """Let the next click, or the keys, choose the box an arrow from `source` goes to."""
        if source in self.session.design.boxes:
            self.set_tool("select")
            self.gesture = Connecting(self, source, by_key=True)

    def start_insert(self, typed: str = "", order: Order | None = None) -> None:
        """Open the quick insert: beside the selected box and joined to it, else at the mouse."""
        open_insert(self, typed, order)

    def escape(self) -> None:
        """Give up the gesture, else the tool, else the selection."""
        if self.gesture:
            gesture, self.gesture = self.gesture, None
            self.pointer.let_go()
            gesture.cancel()
            self.viewport().update()
        elif self.tool is not SELECT:
            self.set_tool("select")
        else:
            self.select(())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.pointer.press(event)
        self.warming.begin()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.pointer.double_click(event)

    def leaveEvent(self, _event: QEvent) -> None:
        self.pointer.leave()

    def wheelEvent(self, event: QWheelEvent) -> None:
        super().wheelEvent(event)
        if event.buttons():
            self.pointer.keep_up()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.pointer.held:
            return
        if self.gesture is not None:
            self.escape()
        place, corner = self.pointer.menu_place(event), self.viewport().mapToGlobal(QPoint())
        self.menu_requested.emit(place + corner, menu_subject(self).translated(corner))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not handle_key(self, event):
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        handle_release(self, event)

    def focusOutEvent(self, event: QEvent) -> None:
        self.pointer.hold_space(False)
        super().focusOutEvent(event)

    def focusNextPrevChild(self, _forward: bool) -> bool:
        return False  # Tab walks through the boxes

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        consider(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        consider(event)

    def dropEvent(self, event: QDropEvent) -> None:
        if dropped := taken(self, event):
            self.insert_component(*dropped)

    def drawForeground(self, painter: QPainter, _area: QRectF) -> None:
        if self.gesture is not None:
            self.gesture.paint(painter)
        else:
            paint_grips(painter, self)

    def _changed(self, changes: ChangeSet) -> None:
        if self.gesture is not None and not isinstance(self.gesture, Panning):
            self.escape()  # what it would do was begun on a board that is no more
        followed = self.session.before is self.board.tracing.kept.design
        self.show_design(self.session.design, changed=changes.changes if followed else None)
        self.board.show_ghosts(None, set())
        self.select(self.selection)
        self.pointer.refresh()
        self.viewport().update()
        self._settled.start()

    def _settle(self) -> None:
        if self.gesture is not None:
            self._settled.start()
            return
        self.routing.begin()
        self.board.tracing.look_ahead()
        self.warming.begin()
        self.refresh_badges()
        self.minimap.refresh()
        self.legend.refresh()
