"""Making an arrow another kind: with one key, or from a menu of the kinds that may run there."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from mlsd_board.desktop.canvas.contract import Canvas
from mlsd_board.desktop.canvas.painting import qcolor
from mlsd_board.drawing.theme import Theme
from mlsd_board.editing.commands.connect import possible_kinds
from mlsd_board.editing.commands.retype import next_kind, retype
from mlsd_board.editing.transaction import EditError
from mlsd_board.model.kind import Kind

_WIDE, _HIGH = 32, 14


def selected_wire(view: Canvas) -> str | None:
    """The one selected connection, or None."""
    only = view.selection[0] if len(view.selection) == 1 else None
    return only if only in view.session.design.connections else None


def turn_kind(view: Canvas, by: int = 1) -> None:
    """Make the selected connection the next kind that may run there, `by` -1 the one before, and say which."""
    wire = selected_wire(view)
    if wire is None:
        view.message.emit("Select a connection first.")
        return
    with view.session.edit("Change the kind") as tx:
        kind = next_kind(tx, view.session.library, wire, by)
    if kind is None:
        view.message.emit("No other kind may run between these two boxes.")
    else:
        view.message.emit(f"Now it carries {kind.value}. ↓ ↑: other kinds, Shift+↓: all of them.")


def kind_menu(view: Canvas, wire: str, parent: QWidget | None = None) -> QMenu:
    """A menu of the kinds a connection may have, the likeliest first, the present one checked."""
    menu = QMenu("Kind", parent)
    menu.setAccessibleName("Kind of the connection")
    found = view.session.design.connections[wire]
    for kind in possible_kinds(view.session.design, view.session.library, found.source, found.target):
        action = QAction(_sample(view.theme, kind), kind.value.capitalize(), menu, checkable=True)
        action.setData(kind.value)
        action.setChecked(kind == found.kind)
        action.triggered.connect(lambda _on, kind=kind: _retype(view, wire, kind))
        menu.addAction(action)
    if menu.isEmpty():
        menu.addAction("Nothing legal may run here").setEnabled(False)
    return menu


def open_kind_menu(view: Canvas) -> QMenu | None:
    """Open the menu of the selected connection beside it; None when no single connection is selected."""
    wire = selected_wire(view)
    if wire is None:
        view.message.emit("Select a connection first.")
        return None
    menu = kind_menu(view, wire, view.viewport())
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    current = next((action for action in menu.actions() if action.isChecked()), None)
    menu.popup(view.viewport().mapToGlobal(_beside(view, wire)))
    if current is not None:
        menu.setActiveAction(current)
    return menu


def _retype(view: Canvas, wire: str, kind: Kind) -> None:
    try:
        with view.session.edit("Change the kind") as tx:
            retype(tx, view.session.library, wire, kind)
    except (EditError, KeyError) as error:
        view.message.emit(str(error) if isinstance(error, EditError) else "That connection is gone.")


def _beside(view: Canvas, wire: str) -> QPoint:
    route = view.board.lines.get(wire)
    if route is None or not route.points:
        return view.viewport().rect().center()
    place = (
        (route.label.right, route.label.bottom)
        if route.label
        else tuple(route.points[len(route.points) // 2])
    )
    return view.mapFromScene(QPointF(*place)) + QPoint(4, 4)


def _sample(theme: Theme, kind: Kind) -> QIcon:
    """A piece of line as the board draws that kind."""
    style = theme.line(kind)
    pixmap = QPixmap(2 * _WIDE, 2 * _HIGH)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(qcolor(style.colour), style.width)
    if style.dash:
        pen.setDashPattern([length / style.width for length in style.dash])
    painter.setPen(pen)
    painter.drawLine(QPointF(1, _HIGH / 2), QPointF(_WIDE - 1, _HIGH / 2))
    painter.end()
    return QIcon(pixmap)
