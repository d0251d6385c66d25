"""The view of one board: it shows the design of a session and turns mouse and keys into edits."""

from collections.abc import Iterable, Mapping

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

from mlsd_board.desktop.canvas.board_scene import BoardScene
from mlsd_board.desktop.canvas.connecting import Connecting
from mlsd_board.desktop.canvas.dropping import consider, taken
from mlsd_board.desktop.canvas.gesture import Gesture
from mlsd_board.desktop.canvas.grips import paint_grips
from mlsd_board.desktop.canvas.handles import HandlesItem
from mlsd_board.desktop.canvas.keys import AltGuard, handle_key, handle_release
from mlsd_board.desktop.canvas.legend import Legend
from mlsd_board.desktop.canvas.panning import Panning
from mlsd_board.desktop.canvas.picture import Look
from mlsd_board.desktop.canvas.pointer import Pointer, menu_subject
from mlsd_board.desktop.canvas.quick_insert import Order, open_insert
from mlsd_board.desktop.canvas.renaming import rename_in_place
from mlsd_board.desktop.canvas.routing_ahead import RoutingAhead
from mlsd_board.desktop.canvas.tiled_view import TiledView
from mlsd_board.desktop.canvas.tools.tool import SELECT, tool
from mlsd_board.desktop.canvas.warming import Warming
from mlsd_board.desktop.canvas.zoomed_out.minimap import Minimap
from mlsd_board.drawing.looks import Lines
from mlsd_board.drawing.theme import Theme
from mlsd_board.editing.commands.add import add_node
from mlsd_board.model.change import ChangeSet
from mlsd_board.model.design import Design
from mlsd_board.model.geometry import Point
from mlsd_board.workspace.session import Session

_SETTLED_MS = 120


class BoardView(TiledView):
    """A board under the user's hands. Signals carry element ids, never records."""

    selection_changed = Signal(object)
    tool_changed = Signal(str)
    message = Signal(str)
    menu_requested = Signal(QPoint, QRect)

    def __init__(self, session: Session, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(BoardScene(session.library, theme), parent)
        self.session = session
        self.theme = theme
        self.selection: tuple[str, ...] = ()
        self.snap = True
        self.tool = SELECT
        self.gesture: Gesture | None = None
        self._badges = True
        self._looks: Mapping[str, Look] = {}
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED_MS, timeout=self._settle)
        self.routing = RoutingAhead(self.board, self)
        self.routing.routed.connect(self._settled.start)
        self.handles = HandlesItem(theme)
        self.board.addItem(self.handles)
        self.pointer = Pointer(self)
        self.installEventFilter(AltGuard(self))
        self.setAccessibleName("Board")
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.show_design(session.design)
        session.listeners.append(self._changed)
        self._refresh_badges()
        self.minimap = Minimap(self)
        self.legend = Legend(self, self)
        self.warming = Warming(self)
        self._settled.start()
        self.routing.begin()

    def select(self, ids: Iterable[str]) -> None:
        """Make these elements the selection."""
        chosen = tuple(dict.fromkeys(id for id in ids if id in self.board.pictures))
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
            self.pointer.look()
            self.message.emit(self.tool.hint)
            self.tool_changed.emit(id)

    def show_design(
        self, design: Design, *, trying: bool = False, changed: Iterable[str] | None = None
    ) -> None:
        """Show a state of the board; `trying` is for one that lasts only while the mouse is down."""
        self.board.show_design(design, trying=trying, changed=changed, first=self.near_by)
        self._apply_looks()

    def set_looks(self, looks: Mapping[str, Look]) -> None:
        """Mark elements as targets or as refused while an arrow is drawn."""
        self._looks = looks
        self._apply_looks()

    def box_at(self, point: QPointF) -> str | None:
        """The topmost box at a place in the scene."""
        found = self.board.element_at(point)
        return found if found in self.session.design.boxes else None

    def centre_on(self, ids: Iterable[str], *, only_if_hidden: bool = False) -> None:
        """Bring elements into the middle of the view, or only into sight; the zoom changes only if they do not fit."""
        area = self.board.extent_of(list(ids))
        if area.isEmpty():
            return
        seen = self.visible_rect()
        if area.width() > seen.width or area.height() > seen.height:
            self.fit(area)
        elif only_if_hidden:
            self.bring_in(area)
        else:
            self.centerOn(area.center())
        self.minimap.uncover(area)

    def zoom_fit(self, ids: Iterable[str] = ()) -> None:
        """Show these elements, or the whole board, as large as they fit, at most at 100 %."""
        area = self.board.extent_of(list(ids))
        if not area.isEmpty():
            self.fit(area)

    def set_theme(self, theme: Theme) -> None:
        """Show the board in other colours."""
        self.theme = self.handles.theme = theme
        self.board.set_theme(theme, self.near_by)
        self._refresh_badges()
        self._apply_looks()
        self.minimap.refresh()
        self.legend.refresh()

    def set_options(
        self,
        *,
        grid: bool | None = None,
        snap: bool | None = None,
        badges: bool | None = None,
        legend: bool | None = None,
        lines: Lines | None = None,
    ) -> None:
        """Show or hide the grid and the badges; snap or not; arrows orthogonal or curved."""
        self.board.set_style(lines or self.board.style, self.near_by)
        if grid is not None and grid != self.board.grid:
            self.board.grid = grid
            self.board.tiles.clear()
        self.snap = self.snap if snap is None else snap
        self._badges = self._badges if badges is None else badges
        self.legend.set_wanted(self.legend.wanted if legend is None else legend)
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
        design = self.session.design
        added = {id for id, c in changes.changes.items() if c.after is not None} if changes else set()
        self.board.show_ghosts(design.apply(changes) if changes else None, added)
        self.viewport().update()

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

    def _changed(self, _changes: ChangeSet) -> None:
        if self.gesture is not None and not isinstance(self.gesture, Panning):
            self.escape()  # what it would do was begun on a board that is no more
        self.show_design(self.session.design)
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
        self._refresh_badges()
        self.minimap.refresh()
        self.legend.refresh()

    def _refresh_badges(self) -> None:
        hidden = self.board.board.scene.hidden_in
        self.board.badges.follow(self.session.report if self._badges else None, hidden)

    def _apply_looks(self) -> None:
        looks: dict[str, Look] = dict.fromkeys(self.selection, "selected")
        if self.pointer.hovered and self.pointer.hovered not in looks:
            looks[self.pointer.hovered] = "hovered"
        self.board.show_looks(looks | dict(self._looks))
        self.viewport().update()
