"""The quick insert: type a few letters on the canvas, press Enter, and the box is there, connected."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from mlsd_board.catalog.component import Component
from mlsd_board.catalog.search import Match, fit, search
from mlsd_board.desktop.canvas.contract import Canvas
from mlsd_board.desktop.canvas.existing import Box, existing, join
from mlsd_board.desktop.canvas.painting import paint
from mlsd_board.drawing.icons import icon
from mlsd_board.editing.commands.add import add_node
from mlsd_board.editing.commands.append import append
from mlsd_board.editing.transaction import EditError
from mlsd_board.model.geometry import Point, Rect

_WIDTH, _ROWS, _ROW = 340, 8, 34
_ICON = 20
_BOX = Qt.ItemDataRole.UserRole + 1
"""Where a row keeps the id of a box that is there already."""


@dataclass(frozen=True)
class Order:
    """What is to be inserted where: at `spot`, joined from the box `after` or to the box `before`."""

    spot: Point | None = None
    after: str | None = None
    before: str | None = None

    def carry_out(self, view: Canvas, component: str) -> str:
        """Make the edit, as one step of undo; the id of the new box."""
        session = view.session
        with session.edit(f"Add {session.library.title(component)}") as tx:
            anchor = self.after or self.before
            if anchor:
                made = append(
                    tx, session.library, component, anchor, before=self.after is None, centre=self.spot
                )
                return made.node
            return add_node(tx, component, self.spot or view.visible_rect().centre)

    @property
    def anchor(self) -> str:
        """The box it is joined to; empty for none."""
        return self.after or self.before or ""


class QuickInsert(QFrame):
    """A field and the components that fit, over the canvas, boxes that are there already first.

    Enter inserts or joins and goes on from there, with Shift the selection stays; Esc or a click elsewhere closes it.
    """

    def __init__(
        self, view: Canvas, parent: QWidget, order: Order, position: QPoint, typed: str = ""
    ) -> None:
        super().__init__(parent)
        self._view, self._order = view, order
        self.setObjectName("quickInsert")
        self.setAccessibleName("Quick insert")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.field = QLineEdit(typed)
        self.field.setAccessibleName("Component to insert")
        self.field.setPlaceholderText(self._prompt())
        self.list = QListWidget()
        self.list.setAccessibleName("Components that fit")
        self.list.setIconSize(QSize(_ICON, _ICON))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        self.field.textChanged.connect(self._fill)
        self.list.itemClicked.connect(lambda _item: self._insert())
        self.field.installEventFilter(self)
        self._fill(typed)
        self._place(parent, position)
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.close_quietly()
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _ROWS, Qt.Key.Key_PageUp: -_ROWS}
        key = Qt.Key(event.key())
        if key in steps:
            row = min(max(self.list.currentRow() + steps[key], 0), self.list.count() - 1)
            self.list.setCurrentRow(row)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            self._insert(stay=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key == Qt.Key.Key_Escape:
            self.close_quietly()
        else:
            return False
        return True

    def close_quietly(self) -> None:
        """Go without inserting anything."""
        if self.isVisible():
            self.hide()
            self.deleteLater()
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, text: str) -> None:
        design, library = self._view.session.design, self._view.session.library
        ends = {
            name: design.nodes.get(id or "")
            for name, id in (("after", self._order.after), ("before", self._order.before))
        }
        found = search(library, text, **{name: node.component for name, node in ends.items() if node})
        self.list.clear()
        there = existing(self._view, text, self._order.anchor, before=self._order.after is None)
        lead = fit(found[0].component.title, text) if found else 0
        better = [box for box in there if box.fit >= lead]
        rows = [*map(self._row_of_box, better), *map(self._row, found[:40])]
        at = len(better) + 1  # what fits less well than the best new one comes after that
        for row in [*rows[:at], *(self._row_of_box(box) for box in there if box not in better), *rows[at:]]:
            self.list.addItem(row)
        self.list.setCurrentRow(0)
        rows = min(max(self.list.count(), 1), _ROWS)
        self.list.setFixedHeight(rows * _ROW + 4)
        self.setFixedSize(_WIDTH, self.layout().sizeHint().height())

    def _row(self, match: Match) -> QListWidgetItem:
        library, theme = self._view.session.library, self._view.theme
        group = library.groups[match.component.group]
        label = f"{match.component.title}  ·  {match.by}" if match.by else match.component.title
        row = QListWidgetItem(component_icon(match.component, theme.hue(group.hue).accent), label)
        row.setData(Qt.ItemDataRole.UserRole, match.component.id)
        row.setToolTip(match.component.summary)
        row.setSizeHint(QSize(_WIDTH - 40, _ROW))
        return row

    def _row_of_box(self, box: Box) -> QListWidgetItem:
        """The row of a box that is on the board already."""
        library, theme = self._view.session.library, self._view.theme
        node = self._view.session.design.nodes[box.id]
        row = QListWidgetItem(f"{node.label or library.title(node.component)}  ·  on the board")
        component = library.components.get(node.component)
        if component is not None:
            row.setIcon(component_icon(component, theme.hue(library.groups[component.group].hue).accent))
        row.setData(_BOX, box.id)
        row.setToolTip("Draw an arrow to it" if self._order.after else "Draw an arrow from it")
        row.setSizeHint(QSize(_WIDTH - 40, _ROW))
        return row

    def _insert(self, *, stay: bool = False) -> None:
        row = self.list.currentItem()
        if row is None:
            return
        component, made = row.data(Qt.ItemDataRole.UserRole), row.data(_BOX)
        self.close_quietly()
        anchor = self._order.anchor
        try:
            if made:
                join(self._view, anchor, made, before=self._order.after is None)
            else:
                made = self._order.carry_out(self._view, component)
        except EditError as error:
            self._view.message.emit(str(error))
            return
        self._view.select((anchor if stay and anchor else made,))
        self._view.centre_on((made,), only_if_hidden=True)

    def _prompt(self) -> str:
        anchor = self._view.session.design.nodes.get(self._order.after or self._order.before or "")
        if anchor is None:
            return "Component …"
        title = anchor.label or self._view.session.library.title(anchor.component)
        return f"{title} → …" if self._order.after else f"… → {title}"

    def _place(self, parent: QWidget, position: QPoint) -> None:
        x = min(max(position.x(), 8), max(parent.width() - _WIDTH - 8, 8))
        y = min(max(position.y(), 8), max(parent.height() - self.height() - 8, 8))
        self.move(x, y)


def open_insert(view: Canvas, typed: str, order: Order | None) -> QuickInsert:
    """Open the quick insert where its box will be; without an order beside the selected box, or else at the mouse."""
    port = view.viewport()
    node = view.session.design.nodes.get(view.selection[0]) if len(view.selection) == 1 else None
    if order is None and node is not None:
        beside = view.mapFromScene(node.rect.right + 24, node.rect.y)
        return QuickInsert(view, port, Order(after=node.id), beside, typed)
    anchor = view.session.design.nodes.get(order.after or order.before or "") if order else None
    if order is not None and order.spot is None and anchor is not None:
        left = anchor.rect.right + 24 if order.after else anchor.rect.x - 24 - _WIDTH / view.zoom
        return QuickInsert(view, port, order, view.mapFromScene(left, anchor.rect.y), typed)
    if order is not None and order.spot is not None:
        return QuickInsert(view, port, order, view.mapFromScene(*order.spot), typed)
    mouse = port.mapFromGlobal(view.cursor().pos())
    spot = mouse if port.rect().contains(mouse) else port.rect().center()
    place = view.mapToScene(spot)
    return QuickInsert(view, port, Order(spot=Point(place.x(), place.y())), spot, typed)


def component_icon(component: Component, colour: str, size: int = _ICON) -> QIcon:
    """The icon of a component as the board draws it, at twice its size for dense screens."""
    pixmap = QPixmap(2 * size, 2 * size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(painter, icon(component.icon, Rect(0, 0, 2 * size, 2 * size), colour))
    painter.end()
    return QIcon(pixmap)
