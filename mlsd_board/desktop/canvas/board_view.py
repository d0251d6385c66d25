"""The view of one board: it shows the design of a session and turns mouse and keys into edits."""

import logging
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
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from mlsd_board.desktop.canvas.board_scene import BoardScene, severities
from mlsd_board.desktop.canvas.connecting import Connecting
from mlsd_board.desktop.canvas.dropping import consider, taken
from mlsd_board.desktop.canvas.from_afar import paint_afar
from mlsd_board.desktop.canvas.gesture import Gesture
from mlsd_board.desktop.canvas.handles import HandlesItem
from mlsd_board.desktop.canvas.items import Look
from mlsd_board.desktop.canvas.keys import handle_key
from mlsd_board.desktop.canvas.painting import qrect
from mlsd_board.desktop.canvas.panning import Panning
from mlsd_board.desktop.canvas.pointer import Pointer
from mlsd_board.desktop.canvas.quick_insert import Order, open_insert
from mlsd_board.desktop.canvas.renaming import rename_in_place
from mlsd_board.desktop.canvas.surface import paint_ground
from mlsd_board.desktop.canvas.tools.tool import SELECT, tool
from mlsd_board.desktop.canvas.zoom_view import ZoomView
from mlsd_board.desktop.canvas.zoomed_out.minimap import Minimap
from mlsd_board.desktop.canvas.zoomed_out.overview import FROM
from mlsd_board.drawing.looks import Lines
from mlsd_board.drawing.theme import Theme
from mlsd_board.editing.commands.add import add_node
from mlsd_board.model.change import ChangeSet
from mlsd_board.model.design import Design
from mlsd_board.model.geometry import Point
from mlsd_board.workspace.session import Session

_SETTLED_MS = 120
_MANY = 150
"""From so many arrows on, an edit first routes only those at what changed, and all of them once it is quiet."""
log = logging.getLogger(__name__)


class BoardView(ZoomView):
    """A board under the user's hands. Signals carry element ids, never records."""

    selection_changed = Signal(object)
    tool_changed = Signal(str)
    message = Signal(str)
    menu_requested = Signal(object, object)

    def __init__(self, session: Session, theme: Theme, *, parent: QWidget | None = None) -> None:
        self.board = BoardScene(session.library, theme)
        super().__init__(self.board, parent)
        self.session = session
        self.theme = theme
        self.selection: tuple[str, ...] = ()
        self.snap = True
        self.tool = SELECT
        self.gesture: Gesture | None = None
        self._grid = self._badges = True
        self._looks: Mapping[str, Look] = {}
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED_MS, timeout=self._settle)
        self._sharp = QTimer(self, singleShot=True, interval=_SETTLED_MS, timeout=self._sharpen)
        self.zoom_changed.connect(self._zoomed)
        self.handles = HandlesItem(theme)
        self.board.addItem(self.handles)
        self.pointer = Pointer(self)
        self.setAccessibleName("Board")
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.show_design(session.design)
        session.listeners.append(self._changed)
        self._refresh_badges()
        self.minimap = Minimap(self)

    def select(self, ids: Iterable[str]) -> None:
        """Make these elements the selection."""
        chosen = tuple(dict.fromkeys(id for id in ids if id in self.board.items_by_id))
        if chosen != self.selection:
            self.selection = chosen
            self._apply_looks()
            self.selection_changed.emit(chosen)

    def set_tool(self, id: str) -> None:
        """Take a tool in hand, by its id; `select` is the plain mouse."""
        if self.gesture is not None:
            self.escape()
        if id != self.tool.id:
            self.tool = tool(id)
            self.handles.show_for(None, None)
            self.pointer.show_cursor()
            self.message.emit(self.tool.hint)
            self.tool_changed.emit(id)

    def show_design(self, design: Design, *, trying: bool = False) -> None:
        """Show a state of the board; `trying` is for one that lasts only while the mouse is down."""
        self.board.show_design(design, trying=trying)
        self._apply_looks()
        if self.zoom < FROM or not trying:
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
        seen = self.visible_rect()
        if only_if_hidden and qrect(seen).contains(area):
            return
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
        self.minimap.refresh()
        self.resetCachedContent()
        self.viewport().update()

    def set_options(
        self,
        *,
        grid: bool | None = None,
        snap: bool | None = None,
        badges: bool | None = None,
        lines: Lines | None = None,
    ) -> None:
        """Show or hide the grid and the badges; snap or not; arrows orthogonal or curved."""
        self.board.set_style(lines or self.board.style, self.session.design)
        self._grid = self._grid if grid is None else grid
        self.snap = self.snap if snap is None else snap
        self._badges = self._badges if badges is None else badges
        self._refresh_badges()
        self.resetCachedContent()
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

    def show_preview(self, changes: ChangeSet | None) -> None:
        """Show what a change would add as ghosts; None takes them away."""
        self.board.show_preview(self.session.design, changes)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.pointer.double_click(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.pointer.choose(self.mapToScene(event.pos()))
        self.menu_requested.emit(self.selection, event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not handle_key(self, event):
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.pointer.hold_space(False)

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

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.zoom >= FROM:
            super().paintEvent(event)
            return
        try:
            paint_afar(self, event.rect(), grid=self._grid)
        except Exception:  # an exception in a virtual override would end the process
            log.exception("cannot paint the board from afar")

    def drawBackground(self, painter: QPainter, rect: QRectF) -> None:
        paint_ground(painter, rect, self.theme, grid=self._grid, zoom=self.zoom)

    def drawForeground(self, painter: QPainter, _rect: QRectF) -> None:
        if self.gesture is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.gesture.paint(painter)

    def _changed(self, _changes: ChangeSet) -> None:
        if self.gesture is not None and not isinstance(self.gesture, Panning):
            self.escape()  # what it would do was begun on a board that is no more
        self.show_design(self.session.design, trying=len(self.session.design.connections) > _MANY)
        self.board.show_ghosts(None, set())
        self.select(self.selection)
        self.pointer.refresh()
        self.viewport().update()
        self._settled.start()

    def _settle(self) -> None:
        if self.gesture is not None:
            self._settled.start()
            return
        self.show_design(self.session.design)
        self._refresh_badges()
        self.minimap.refresh()

    def _zoomed(self) -> None:
        """Pictures of another size serve until the zoom rests."""
        self.board.pixmaps.rough = True
        self._sharp.start()

    def _sharpen(self) -> None:
        self.board.pixmaps.rough = False
        self.viewport().update()

    def _refresh_badges(self) -> None:
        self.board.show_badges(self.session.design, severities(self.session.report) if self._badges else {})

    def _apply_looks(self) -> None:
        looks: dict[str, Look] = dict.fromkeys(self.selection, "selected")
        if self.pointer.hovered and self.pointer.hovered not in looks:
            looks[self.pointer.hovered] = "hovered"
        self.board.show_looks(looks | dict(self._looks))
        if self.zoom < FROM:
            self.viewport().update()
