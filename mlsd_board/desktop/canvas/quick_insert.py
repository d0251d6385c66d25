"""The quick insert: type a few letters on the canvas, press Enter, and the box is there, connected."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout

from mlsd_board.catalog.component import Component
from mlsd_board.catalog.fitting import best
from mlsd_board.catalog.ports import leads_back, refusal
from mlsd_board.catalog.search import Match, search
from mlsd_board.desktop.canvas.contract import Canvas
from mlsd_board.desktop.canvas.existing import Box, Ends, existing, join
from mlsd_board.desktop.canvas.painting import paint
from mlsd_board.desktop.hinted_row import ROW, HintedRow, set_hint
from mlsd_board.desktop.naming import title_of
from mlsd_board.drawing.icons import icon
from mlsd_board.editing.commands.add import ROOM, STRIDE, add_node
from mlsd_board.editing.commands.append import add_beside
from mlsd_board.editing.commands.connect import connect, objection
from mlsd_board.editing.transaction import EditError
from mlsd_board.model.elements import Node
from mlsd_board.model.geometry import Point, Rect

_WIDTH, _ROWS = 360, 8
_EDGE, _APART = 8, 12
"""Pixels from the list to the edge of the view, and to the box that is continued."""
_ICON = 20
_COMPONENT = Qt.ItemDataRole.UserRole
_BOX = Qt.ItemDataRole.UserRole + 1
"""Where a row keeps the id of a box that is there already."""


@dataclass(frozen=True)
class Order:
    """What is to be inserted where: at `spot`, joined from the box `after` or to the box `before`; with the one `beside` as is usual.

    With `joined` only what can be joined is offered; else the rest too, at the end, to stand there by itself.
    """

    spot: Point | None = None
    after: str | None = None
    before: str | None = None
    beside: str | None = None
    joined: bool = False

    def carry_out(self, view: Canvas, component: str) -> str:
        """Make the edit, as one step of undo; the id of the new box."""
        session = view.session
        library, anchor = session.library, self.anchor
        with session.edit(f"Add {library.title(component)}") as tx:
            if not anchor:
                spot = self.spot or view.visible_rect().centre
                return add_node(tx, component, spot, gap=ROOM, stride=STRIDE)
            first = self._comes_first(view, component)
            made = add_beside(tx, component, anchor, before=first, centre=self.spot)
            ends = (made, anchor) if first else (anchor, made)
            if not objection(tx.design, library, *ends):
                connect(tx, library, *ends)
            return made

    @property
    def anchor(self) -> str:
        """The box it is joined to; empty for none."""
        return self.after or self.before or self.beside or ""

    def ends(self, view: Canvas, box: Node) -> Ends:
        """The arrow between the anchor and a box that is there."""
        first = self._comes_first(view, box.component)
        return (box.id, self.anchor) if first else (self.anchor, box.id)

    def _comes_first(self, view: Canvas, component: str) -> bool:
        """Whether the arrow comes from what is asked for."""
        node = view.session.design.nodes.get(self.beside or "")
        return leads_back(view.session.library, node.component, component) if node else self.after is None


class QuickInsert(QFrame):
    """A field and the components that fit, over the canvas, boxes that are there already first.

    Enter inserts or joins and goes on from there, with Shift the selection stays; Esc or a click elsewhere closes it.
    """

    def __init__(self, view: Canvas, order: Order, position: QPoint, typed: str = "") -> None:
        super().__init__(view)
        self._view, self._order = view, order
        self.setProperty("look", "floating")
        self.setAccessibleName("Quick insert")
        self.field = QLineEdit(typed)
        self.field.setAccessibleName("Component to insert")
        self.field.setPlaceholderText(self._prompt())
        self.list = QListWidget()
        self.list.setAccessibleName("Components that fit")
        self.list.setIconSize(QSize(_ICON, _ICON))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(HintedRow(self.list))
        self.nothing = QLabel()
        self.nothing.setProperty("look", "hint")
        self.nothing.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        layout.addWidget(self.field)
        layout.addWidget(self.nothing)
        layout.addWidget(self.list)
        self.field.textChanged.connect(self._fill)
        self.list.itemClicked.connect(lambda _item: self._insert())
        self.field.installEventFilter(self)
        self._fill(typed)
        self._place(position)
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
        design, library, order = self._view.session.design, self._view.session.library, self._order
        ends = {
            name: design.nodes.get(id or "")
            for name, id in (("after", order.after or order.beside), ("before", order.before))
        }
        known = {name: node.component for name, node in ends.items() if node}
        found = search(library, text, **known, apart=not order.joined)
        self.list.clear()
        there = existing(self._view, text, order.anchor, partial(order.ends, self._view))
        lead = best((found[0].component.title,), text)[0] if found else 0
        better = [box for box in there if box.fit >= lead]
        rows = [*map(self._row_of_box, better), *map(self._row, found[:40])]
        at = len(better) + 1  # what fits less well than the best new one comes after that
        for row in [*rows[:at], *(self._row_of_box(box) for box in there if box not in better), *rows[at:]]:
            self.list.addItem(row)
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(rows))
        self.nothing.setText(self._objection(text, known))
        self.nothing.setVisible(not rows)
        self.list.setFixedHeight(min(self.list.count(), _ROWS) * ROW + 4)
        self.setFixedSize(_WIDTH, self.layout().sizeHint().height())

    def _objection(self, text: str, known: Mapping[str, str]) -> str:
        """Why the list is empty: what fits by name may be something that nothing can lead to."""
        library = self._view.session.library
        found = search(library, text)
        if not found or not known:
            return "Nothing fits."
        ends = {"after": found[0].component.id, "before": found[0].component.id} | known
        return refusal(library, ends["after"], ends["before"]) or "Nothing fits."

    def _row(self, match: Match) -> QListWidgetItem:
        component = match.component
        row = QListWidgetItem(_icon(component, self._view), component.title)
        row.setData(_COMPONENT, component.id)
        set_hint(row, match.by if match.joins else "not connected")
        row.setToolTip(component.summary)
        return row

    def _row_of_box(self, box: Box) -> QListWidgetItem:
        """The row of a box that is on the board already."""
        library = self._view.session.library
        node = self._view.session.design.nodes[box.id]
        row = QListWidgetItem(title_of(self._view.session.design, library, node.id))
        component = library.components.get(node.component)
        if component is not None:
            row.setIcon(_icon(component, self._view))
        row.setData(_BOX, box.id)
        set_hint(row, "on the board")
        comes_first = self._order.ends(self._view, node)[0] == node.id
        row.setToolTip("Draw an arrow from it" if comes_first else "Draw an arrow to it")
        return row

    def _insert(self, *, stay: bool = False) -> None:
        row = self.list.currentItem()
        if row is None:
            return
        component, made = row.data(_COMPONENT), row.data(_BOX)
        self.close_quietly()
        anchor = self._order.anchor
        try:
            if made:
                join(self._view, self._order.ends(self._view, self._view.session.design.nodes[made]))
            else:
                made = self._order.carry_out(self._view, component)
        except EditError as error:
            self._view.message.emit(str(error))
            return
        self._view.select((anchor if stay and anchor else made,))
        self._view.centre_on((made,), only_if_hidden=True)

    def _prompt(self) -> str:
        design = self._view.session.design
        if self._order.anchor not in design.nodes:
            return "Component …"
        title = title_of(design, self._view.session.library, self._order.anchor)
        return f"… → {title}" if self._order.before else f"{title} → …"

    def _place(self, position: QPoint) -> None:
        x = min(max(position.x(), _EDGE), max(self._view.width() - _WIDTH - _EDGE, _EDGE))
        y = min(max(position.y(), _EDGE), max(self._view.height() - self.height() - _EDGE, _EDGE))
        self.move(self._aside(QRect(QPoint(x, y), self.size())))

    def _aside(self, place: QRect) -> QPoint:
        """Below the box that is continued, above or beside it, where the list would cover it."""
        node = self._view.session.design.nodes.get(self._order.anchor)
        if node is None:
            return place.topLeft()
        seen = self._view.mapFromScene(*node.rect).boundingRect()
        x, y = place.x(), place.y()
        corners = (
            (x, y),
            (x, seen.bottom() + _APART),
            (x, seen.top() - _APART - place.height()),
            (seen.left() - _APART - place.width(), y),
            (seen.right() + _APART, y),
        )
        room = self._view.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        places = (QRect(QPoint(*corner), place.size()) for corner in corners)
        clear = (at for at in places if room.contains(at) and not at.intersects(seen))
        return next(clear, place).topLeft()


def open_insert(view: Canvas, typed: str, order: Order | None) -> QuickInsert:
    """Open the quick insert where its box will be; without an order it is joined to the selected box, or else at the mouse.

    Who opened it to go on sees where the arrow leads; who types a name has said nothing of that.
    """
    nodes = view.session.design.nodes
    if order is None and len(view.selection) == 1 and view.selection[0] in nodes:
        order = Order(beside=view.selection[0]) if typed else Order(after=view.selection[0])
    if order is None:
        mouse = view.viewport().mapFromGlobal(view.cursor().pos())
        inside = view.viewport().rect()
        at = mouse if inside.contains(mouse) else inside.center()
        place = view.mapToScene(at)
        return QuickInsert(view, Order(spot=Point(place.x(), place.y())), at, typed)
    anchor = nodes.get(order.anchor)
    if order.spot is not None or anchor is None:
        at = view.mapFromScene(*(order.spot or view.visible_rect().centre))
        return QuickInsert(view, order, at, typed)
    left = anchor.rect.x - 24 - _WIDTH / view.zoom if order.before else anchor.rect.right + 24
    return QuickInsert(view, order, view.mapFromScene(left, anchor.rect.y), typed)


def _icon(component: Component, view: Canvas) -> QIcon:
    """The icon of a component as the board draws it, at twice its size for dense screens."""
    pixmap = QPixmap(2 * _ICON, 2 * _ICON)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    accent = view.theme.hue(view.session.library.hue(component.id)).accent
    paint(painter, icon(component.icon, Rect(0, 0, 2 * _ICON, 2 * _ICON), accent))
    painter.end()
    return QIcon(pixmap)
