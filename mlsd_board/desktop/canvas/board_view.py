"""The view of one board: it shows the design of a session and turns mouse and keys into edits."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QWidget

from mlsd_board.desktop.canvas.board_scene import BoardScene, severities
from mlsd_board.desktop.canvas.connecting import Connecting
from mlsd_board.desktop.canvas.gesture import Gesture
from mlsd_board.desktop.canvas.handles import HandlesItem
from mlsd_board.desktop.canvas.items import Look
from mlsd_board.desktop.canvas.keys import handle_key
from mlsd_board.desktop.canvas.painting import qrect
from mlsd_board.desktop.canvas.panning import Panning
from mlsd_board.desktop.canvas.pressing import Press, gesture_at
from mlsd_board.desktop.canvas.quick_insert import Order, open_insert
from mlsd_board.desktop.canvas.renaming import rename_in_place
from mlsd_board.desktop.canvas.surface import paint_ground
from mlsd_board.desktop.canvas.zoom_view import ZoomView
from mlsd_board.drawing.theme import Theme
from mlsd_board.editing.commands.add import add_node
from mlsd_board.model.change import ChangeSet
from mlsd_board.model.design import Design
from mlsd_board.model.geometry import Point
from mlsd_board.workspace.session import Session

COMPONENT = "application/x-mlsd-component"
_SETTLED_MS = 120


class BoardView(ZoomView):
    """A board under the user's hands. Signals carry element ids, never records."""

    selection_changed = Signal(object)
    message = Signal(str)
    menu_requested = Signal(object, object)

    def __init__(self, session: Session, theme: Theme, *, parent: QWidget | None = None) -> None:
        self.board = BoardScene(session.library, theme)
        super().__init__(self.board, parent)
        self.session = session
        self.theme = theme
        self.selection: tuple[str, ...] = ()
        self.snap = True
        self.gesture: Gesture | None = None
        self._grid = self._badges = True
        self._press: Press | None = None
        self._space = False
        self._looks: Mapping[str, Look] = {}
        self._hovered: str | None = None
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._settled.timeout.connect(self._refresh_badges)
        self.handles = HandlesItem(theme)
        self.board.addItem(self.handles)
        self.setAccessibleName("Board")
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.show_design(session.design)
        session.listeners.append(self._changed)
        self._refresh_badges()

    def select(self, ids: Iterable[str]) -> None:
        """Make these elements the selection."""
        chosen = tuple(dict.fromkeys(id for id in ids if id in self.board.items_by_id))
        if chosen != self.selection:
            self.selection = chosen
            self._apply_looks()
            self.selection_changed.emit(chosen)

    def show_design(self, design: Design) -> None:
        """Show a state of the board, perhaps one that is only tried while the mouse is down."""
        self.board.show_design(design)
        self._apply_looks()
        self.viewport().update()

    def set_looks(self, looks: Mapping[str, Look]) -> None:
        """Mark elements as targets or as refused while an arrow is drawn."""
        self._looks = looks
        self._apply_looks()

    def box_at(self, point: QPointF) -> str | None:
        """The topmost box at a place in the scene."""
        found = self.board.element_at(point)
        return found if found in self.session.design.boxes else None

    def centre_on(self, ids: Iterable[str], *, only_if_hidden: bool = False) -> None:
        """Bring elements into the middle of the view, without changing the zoom unless they do not fit."""
        area = self.board.extent_of(set(ids))
        if area.isEmpty():
            return
        if only_if_hidden and qrect(self.visible_rect()).contains(area):
            return
        seen = self.visible_rect()
        if area.width() > seen.width or area.height() > seen.height:
            self.fit(area)
        else:
            self.centerOn(area.center())

    def zoom_fit(self, ids: Iterable[str] = ()) -> None:
        """Show these elements, or the whole board, as large as they fit, at most at 100 %."""
        area = self.board.extent_of(set(ids))
        if not area.isEmpty():
            self.fit(area)

    def set_theme(self, theme: Theme) -> None:
        """Show the board in other colours."""
        self.theme = self.handles.theme = theme
        self.board.set_theme(theme, self.session.design)
        self._refresh_badges()
        self._apply_looks()
        self.resetCachedContent()
        self.viewport().update()

    def set_options(
        self, *, grid: bool | None = None, snap: bool | None = None, badges: bool | None = None
    ) -> None:
        """Show or hide the grid and the badges; snap or not."""
        self._grid = self._grid if grid is None else grid
        self.snap = self.snap if snap is None else snap
        self._badges = self._badges if badges is None else badges
        self._refresh_badges()
        self.viewport().update()

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
        """Let the next click choose the box an arrow from `source` goes to."""
        if source in self.session.design.boxes:
            self.gesture = Connecting(self, source)

    def start_insert(self, typed: str = "", order: Order | None = None) -> None:
        """Open the quick insert: beside the selected box and joined to it, else at the mouse."""
        open_insert(self, typed, order)

    def escape(self) -> None:
        """Give up the gesture, else the selection."""
        if self.gesture:
            self.gesture.cancel()
            self.gesture = self._press = None
            self.viewport().update()
        else:
            self.select(())

    def show_preview(self, changes: ChangeSet | None) -> None:
        """Show what a change would add as ghosts; None takes them away."""
        if changes is None:
            self.board.show_ghosts(None, set())
        else:
            after = self.session.design.apply(changes)
            added = {id for id, c in changes.changes.items() if c.after is not None}
            self.board.show_ghosts(after, added)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        point = self.mapToScene(event.position().toPoint())
        if event.button() == Qt.MouseButton.MiddleButton or (
            self._space and event.button() == Qt.MouseButton.LeftButton
        ):
            self.gesture = Panning(self, event.position().toPoint())
        elif event.button() == Qt.MouseButton.LeftButton and self.gesture is None:
            self._press = gesture_at(self, point, event.position().toPoint(), event.modifiers())
            self.gesture = self._press.gesture

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        position = event.position().toPoint()
        point = self.mapToScene(position)
        if isinstance(self.gesture, Panning):
            self.gesture.drag_to(position)
        elif self.gesture is not None:
            self.gesture.move(point, event.modifiers())
            self.viewport().update()
        elif self._press is not None:
            self.gesture = self._press.dragged(self, position, event.modifiers())
        else:
            self._hover(point)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        point = self.mapToScene(event.position().toPoint())
        gesture, press = self.gesture, self._press
        self.gesture = self._press = None
        if gesture is not None:
            gesture.finish(point, event.modifiers())
        elif press is not None:
            press.clicked(self)
        self._hover(point)
        self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        found = self.board.element_at(self.mapToScene(event.position().toPoint()))
        if event.button() == Qt.MouseButton.LeftButton and found and self.gesture is None:
            self.start_rename(found)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        found = self.board.element_at(self.mapToScene(event.pos()))
        if found and found not in self.selection:
            self.select((found,))
        elif not found:
            self.select(())
        self.menu_requested.emit(self.selection, event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = True
            self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        elif not handle_key(self, event):
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            self.viewport().unsetCursor()

    def focusOutEvent(self, event: QEvent) -> None:
        self._space = False
        super().focusOutEvent(event)

    def focusNextPrevChild(self, _forward: bool) -> bool:
        return False  # Tab walks through the boxes

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.setAccepted(event.mimeData().hasFormat(COMPONENT))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.setAccepted(event.mimeData().hasFormat(COMPONENT))

    def dropEvent(self, event: QDropEvent) -> None:
        component = bytes(event.mimeData().data(COMPONENT).data()).decode()
        if component in self.session.library.components:
            point = self.mapToScene(event.position().toPoint())
            self.insert_component(component, Point(point.x(), point.y()))
            event.acceptProposedAction()

    def drawBackground(self, painter: QPainter, rect: QRectF) -> None:
        paint_ground(painter, rect, self.theme, grid=self._grid, zoom=self.zoom)

    def drawForeground(self, painter: QPainter, _rect: QRectF) -> None:
        if self.gesture is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.gesture.paint(painter)

    def _changed(self, _changes: ChangeSet) -> None:
        self.show_design(self.session.design)
        self.board.show_ghosts(None, set())
        self.select(self.selection)
        box = self.session.design.boxes.get(self.handles.element or "")
        self.handles.show_for(box.id if box else None, box.rect if box else None)
        self._settled.start()

    def _refresh_badges(self) -> None:
        shown = severities(self.session.report) if self._badges else {}
        self.board.show_badges(self.session.design, shown)

    def _apply_looks(self) -> None:
        looks: dict[str, Look] = dict.fromkeys(self.selection, "selected")
        if self._hovered and self._hovered not in looks:
            looks[self._hovered] = "hovered"
        looks |= self._looks
        for id, item in self.board.items_by_id.items():
            item.set_look(looks.get(id, "plain"))

    def _hover(self, point: QPointF) -> None:
        found = self.board.element_at(point)
        if found != self._hovered:
            self._hovered = found
            self._apply_looks()
        box = found if found in self.session.design.nodes or found in self.session.design.notes else None
        if box:
            self.handles.show_for(box, self.session.design.boxes[box].rect)
        elif not self.handles.holds(point):
            self.handles.show_for(None, None)
        grab = self.handles.grabbed_at(point)
        self.viewport().setCursor(Qt.CursorShape.CrossCursor if grab else Qt.CursorShape.ArrowCursor)
