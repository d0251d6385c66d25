"""What there is to know of a component: in full for the inspector, in short for a card beside the mouse."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from mlsd_board.catalog.library import Library
from mlsd_board.desktop.forms.rows import caption, label
from mlsd_board.desktop.look.pictures import component_icon
from mlsd_board.drawing.theme import Theme
from mlsd_board.workspace.component_help import ComponentHelp, component_help, told

_SHORT = ("Usually comes after", "Usually leads to", "Often goes wrong")
_STATED = 5
_AWAY = QPoint(18, 22)


class ComponentAbout(QWidget):
    """The whole help, worked out when it is first seen."""

    def __init__(self, component: str, library: Library) -> None:
        super().__init__()
        self._component, self._library = component, library
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    def showEvent(self, event: QEvent) -> None:
        super().showEvent(event)
        found = component_help(self._component, self._library) if not self._column.count() else None
        for heading, text in told(found, self._library) if found else ():
            self._column.addWidget(label(heading.upper(), "caption"))
            self._column.addWidget(label(text, "", wrap=True))
            self._column.addSpacing(6)


class HoverCard(QFrame):
    """The help in short, beside the mouse; it takes neither clicks nor keys."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.ToolTip | Qt.WindowType.WindowTransparentForInput)
        self.setProperty("look", "hovering")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFixedWidth(330)
        self.component = ""
        self._content: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 12, 14, 12)

    def show_help(self, found: ComponentHelp, library: Library, theme: Theme, at: QPoint) -> None:
        """Show the help on a component near a place of the screen, never beyond its edges."""
        self.component = found.component.id
        if self._content is not None:
            self._column.removeWidget(self._content)
            self._content.deleteLater()
        self._content = _short(found, library, theme)
        self._column.addWidget(self._content)
        self.setFixedHeight(self._column.heightForWidth(self.width()))
        screen = QGuiApplication.screenAt(at) or self.screen()
        room = screen.availableGeometry()
        place = at + _AWAY
        if place.x() + self.width() > room.right():
            place.setX(at.x() - self.width() - _AWAY.x())
        place.setY(max(room.top(), min(place.y(), room.bottom() - self.height())))
        self.move(place)
        self.show()

    def hide_help(self) -> None:
        self.component = ""
        self.hide()


class HoverHelp(QObject):
    """Shows the card where the mouse rests upon a component; whatever is done with mouse or keys takes it away.

    `find` gives the component at a place of the watched widget, or nothing where the card would be in the way.
    """

    def __init__(self, watched: QWidget, find: object, surroundings: object) -> None:
        super().__init__(watched)
        self._watched, self._find, self._surroundings = watched, find, surroundings
        self.card = HoverCard(watched)
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            return self._show(event)
        if kind in _ENDING or (kind == QEvent.Type.MouseMove and self._left(event)):
            self.card.hide_help()
        return False

    def _show(self, event: QHelpEvent) -> bool:
        found = self._find(event.pos())
        library, theme, wanted = self._surroundings()
        known = component_help(found, library) if found and wanted else None
        if known is None:
            self.card.hide_help()
            return False
        if self.card.component != found or not self.card.isVisible():
            self.card.show_help(known, library, theme, event.globalPos())
        return True

    def _left(self, event: QEvent) -> bool:
        return self.card.isVisible() and self._find(event.position().toPoint()) != self.card.component


_ENDING = frozenset(
    {
        QEvent.Type.Leave,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.KeyPress,
        QEvent.Type.Wheel,
        QEvent.Type.Hide,
        QEvent.Type.DragEnter,
        QEvent.Type.FocusOut,
    }
)


def _short(found: ComponentHelp, library: Library, theme: Theme) -> QWidget:
    component = found.component
    content = QWidget()
    column = QVBoxLayout(content)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(3)
    row = QHBoxLayout()
    row.setSpacing(10)
    picture = QLabel()
    picture.setPixmap(component_icon(component, library, theme, 26).pixmap(26, 26))
    row.addWidget(picture)
    row.addWidget(label(component.title, "statement", wrap=True), 1)
    column.addLayout(row)
    column.addWidget(label(component.summary, "", wrap=True))
    if component.stands_in_for:
        column.addWidget(label(", ".join(component.stands_in_for[:5]), "hint", wrap=True))
    parts = [(heading, text) for heading, text in told(found, library) if heading in _SHORT]
    stated = [caption(name, a.unit).lower() for name, a in component.attributes.items()][:_STATED]
    if stated:
        parts.insert(2, ("Worth stating", ", ".join(stated)))
    for heading, text in parts:
        column.addSpacing(5)
        column.addWidget(label(heading.upper(), "caption"))
        column.addWidget(label(text, "hint", wrap=True))
    return content
