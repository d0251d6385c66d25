"""The mouse over the board: which press becomes which gesture, what is hovered, and which shape the cursor has."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QMouseEvent

from mlsd_board.desktop.canvas.autoscroll import AutoScroll
from mlsd_board.desktop.canvas.bending import remove_bend
from mlsd_board.desktop.canvas.contract import Canvas
from mlsd_board.desktop.canvas.grips import grip_at
from mlsd_board.desktop.canvas.painting import qrect
from mlsd_board.desktop.canvas.panning import Panning
from mlsd_board.desktop.canvas.pressing import Press, gesture_at
from mlsd_board.desktop.canvas.quick_insert import Order
from mlsd_board.desktop.canvas.tools.cursors import cursor_of
from mlsd_board.desktop.canvas.tools.nib import Nib
from mlsd_board.drawing.shapes.node import ribbon_place
from mlsd_board.model.elements import Frame, Node
from mlsd_board.model.geometry import Point

_NONE, _LEFT, _MIDDLE = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton

_HOLDING = {
    "source": Qt.CursorShape.CrossCursor,
    "target": Qt.CursorShape.CrossCursor,
    "bend": Qt.CursorShape.SizeAllCursor,
    "corner": Qt.CursorShape.SizeFDiagCursor,
}


def on_mark(node: Node, point: QPointF) -> bool:
    """Whether a place is on the mark of a deep dive."""
    return ribbon_place(node.rect).grown(3.0).contains(Point(point.x(), point.y()))


class Pointer:
    """What the mouse of one view is about. The gesture itself is the view's, since keys begin gestures too."""

    def __init__(self, view: Canvas) -> None:
        self.nib = Nib()
        self.dive: Callable[[str], object] = view.start_rename
        """What a double click on the mark of a deep dive does."""
        self._view = view
        self._press: Press | None = None
        self._button = _NONE
        self._space = False
        self._position: QPoint | None = None
        self._modifiers = Qt.KeyboardModifier.NoModifier
        self._scrolling = AutoScroll(view)
        self._look_later = QTimer(view, singleShot=True, interval=0, timeout=self.look)

    @property
    def held(self) -> bool:
        """Whether a button is down that began something."""
        return self._button != _NONE

    @property
    def place(self) -> QPointF | None:
        """Where on the board the mouse was seen last, or the menu was asked for."""
        return None if self._position is None else self._view.mapToScene(self._position)

    def press(self, event: QMouseEvent) -> None:
        view, position = self._view, self._seen(event)
        point = view.mapToScene(position)
        if self.held or event.button() not in (_LEFT, _MIDDLE):
            return
        self._button = event.button()
        if self._button == _MIDDLE or self._space:
            view.gesture = Panning(view, position)
        elif view.gesture is None:
            if view.tool.begin is not None:
                view.gesture = view.tool.begin(view, point, event.modifiers())
            else:
                self._press = gesture_at(view, point, position, event.modifiers())
                view.gesture = self._press.gesture
            view.viewport().update()

    def move(self, event: QMouseEvent) -> None:
        view, position = self._view, self._seen(event)
        point = view.mapToScene(position)
        if self.held and not event.buttons() & self._button:
            self._give_up()  # a menu or a dialog took the release
        if isinstance(view.gesture, Panning):
            view.gesture.drag_to(position)
        elif view.gesture is not None:
            self.keep_up()
            # The pen and the eraser, which stay in hand, work on the spot.
            if event.buttons() & _LEFT and not view.tool.lasting:
                self._scrolling.aim(position)
        elif self._press is not None:
            view.gesture = self._press.dragged(view, position, event.modifiers())
        else:
            self._hover(point)

    def keep_up(self) -> None:
        """The mouse is over another place of the board, by its own move or since the board was scrolled."""
        view = self._view
        if view.gesture is not None and self.place is not None:
            view.handles.show_for(None, None)
            view.gesture.move(self.place, self._modifiers)
            view.viewport().update()

    def hold_keys(self, modifiers: Qt.KeyboardModifier) -> None:
        """Shift, Ctrl or Alt is down or up now, which counts for a drag at once."""
        if self.held and modifiers != self._modifiers:
            self._modifiers = modifiers
            self.keep_up()

    def look(self) -> None:
        """What is under the mouse may be another thing now."""
        if self.place is None:
            self.show_cursor()
        else:
            self._hover(self.place)

    def leave(self) -> None:
        """The mouse is elsewhere, and points at nothing; a drag goes on."""
        if self._view.gesture is None and not self.held:
            self._view.handles.show_for(None, None)
            self._view.hovered = None
            self._view.set_looks({})

    def release(self, event: QMouseEvent) -> None:
        view = self._view
        if event.button() != self._button:
            return
        point = view.mapToScene(self._seen(event))
        gesture, press = view.gesture, self._press
        view.gesture = None
        self.let_go()
        if gesture is not None:
            gesture.finish(point, event.modifiers())
            used = view.tool.begin is not None and not isinstance(gesture, Panning)
            if used and not view.tool.lasting and view.gesture is None:
                view.set_tool("select")
        elif press is not None:
            press.clicked(view)
        if view.board.backlog.waiting:
            self._look_later.start()  # first it is seen that the hand has let go
        else:
            self._hover(point)
        view.viewport().update()

    def double_click(self, event: QMouseEvent) -> None:
        """The second press: with a tool like any other, on a deep dive's mark it opens it, else it edits or places."""
        view = self._view
        if view.tool.begin is not None:
            self.press(event)
            return
        point = view.mapToScene(self._seen(event))
        found = view.board.element_at(point)
        if event.button() != _LEFT or view.gesture is not None or remove_bend(view, point):
            return
        if not found:
            view.start_insert(order=Order(spot=Point(point.x(), point.y())))
            return
        node = view.session.design.nodes.get(found)
        if node and node.deep_dive and on_mark(node, point):
            self.dive(found)
        else:
            view.start_rename(found)

    def menu_place(self, event: QContextMenuEvent) -> QPoint:
        """Where the menu comes up: by key at the selection; the mouse first selects what it is on."""
        view, port = self._view, self._view.viewport().rect()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            chosen = view.mapFromScene(view.board.extent_of({*view.selection})).boundingRect() & port
            self._position = chosen.center() if view.selection and chosen.isValid() else port.center()
            return self._position
        self._position = event.pos()
        found = view.board.element_at(view.mapToScene(event.pos()))
        if not found:
            view.select(())
        elif found not in view.selection:
            view.select((found,))
        return event.pos()

    def let_go(self) -> None:
        """Forget the press: what it began is over."""
        self._press, self._button = None, _NONE
        self._scrolling.stop()

    def hold_space(self, held: bool) -> None:
        """While the space bar is down a drag moves the view."""
        self._space = held
        self.show_cursor()

    def show_cursor(self, point: QPointF | None = None) -> None:
        """Give the cursor the shape of what a press at `point` would do."""
        view = self._view
        if self._space:
            shape = Qt.CursorShape.OpenHandCursor
        elif view.tool.begin is not None:
            shape = cursor_of(view.tool.id)
        elif point is not None and view.handles.grabbed_at(point):
            shape = Qt.CursorShape.CrossCursor
        elif point is not None and (grip := grip_at(view, point)):
            shape = _HOLDING[grip.part]
        else:
            shape = Qt.CursorShape.ArrowCursor
        view.viewport().setCursor(shape)

    def refresh(self) -> None:
        """The board has changed under the mouse."""
        box = self._view.session.design.boxes.get(self._view.handles.element or "")
        self._view.handles.show_for(box.id if box else None, box.rect if box else None)
        if self._view.hovered not in self._view.board.pictures:
            self._view.hovered = None

    def _give_up(self) -> None:
        if self._view.gesture is not None:
            self._view.escape()
        self.let_go()

    def _seen(self, event: QMouseEvent) -> QPoint:
        """Where the mouse is in the viewport."""
        self._position, self._modifiers = event.position().toPoint(), event.modifiers()
        return self._position

    def _hover(self, point: QPointF) -> None:
        view, design = self._view, self._view.session.design
        found = None if view.tool.lasting else view.board.element_at(point)
        if found != view.hovered:
            view.hovered = found
            view.set_looks({})
        selecting = view.tool.begin is None
        if selecting and (found in design.nodes or found in design.notes):
            view.handles.show_for(found, design.boxes[found].rect)
        elif not selecting or not view.handles.holds(point):
            view.handles.show_for(None, None)
        self.show_cursor(point)


def menu_subject(view: Canvas) -> QRect:
    """The place of the one box that is selected, which the menu about it leaves in sight."""
    box = view.session.design.boxes.get(view.selection[0]) if len(view.selection) == 1 else None
    if box is None or (isinstance(box, Frame) and not box.collapsed):
        return QRect()
    return view.mapFromScene(qrect(box.shown_rect)).boundingRect() & view.viewport().rect()
