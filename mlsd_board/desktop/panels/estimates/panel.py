"""The estimates panel: every number the board allows, what it rests on, and what to state for more."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from mlsd_board.desktop.canvas.painting import qcolor
from mlsd_board.desktop.desk import Desk
from mlsd_board.desktop.forms.rows import label
from mlsd_board.desktop.look.lettering import text_font
from mlsd_board.desktop.look.pictures import sign
from mlsd_board.desktop.naming import title_of
from mlsd_board.desktop.panels.estimates.table import Line, table
from mlsd_board.desktop.panels.seen import SeenPanel
from mlsd_board.drawing.shapes.chips import Tone
from mlsd_board.drawing.theme import Theme
from mlsd_board.estimate.missing import missing
from mlsd_board.graph.queries import Queries
from mlsd_board.model.counting import counted
from mlsd_board.workspace.figures import estimates_of

_LINE = Qt.ItemDataRole.UserRole


class EstimatesPanel(SeenPanel):
    """Works only while it is seen. A line leads to its boxes; one that asks for a number leads to its field."""

    field_wanted = Signal(str, str)
    """The id of a box (empty: the brief) and the name of the field to state."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.upon = QPushButton("Show on the board", checkable=True)
        self.upon.setProperty("look", "count")
        self.list = QTreeWidget()
        self.list.setHeaderLabels(["Of", "Estimate", "Rests on"])
        self.list.setIndentation(8)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setAccessibleName("Estimates")
        for column, width in ((0, 240), (1, 330)):
            self.list.header().setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            self.list.setColumnWidth(column, width)
        self.list.currentItemChanged.connect(lambda item, _: self._show(item))
        self.list.itemClicked.connect(lambda item, _: self._show(item))
        self.list.itemActivated.connect(lambda item, _: self._go(item))
        self._summary = label("", "hint")
        row = QHBoxLayout()
        row.addWidget(self._summary, 1)
        row.addWidget(self.upon)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 2, 10, 6)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.list, 1)
        desk.checked.connect(self.outdate)
        desk.figures.shown.connect(self.upon.setChecked)
        self.upon.setChecked(desk.figures.figures is not None)

    def refresh(self) -> None:
        """Estimate anew; the line that was current stays so."""
        super().refresh()
        session = self._desk.session
        req, found = session.design.brief.req, estimates_of(session.design, session.graph)
        lacking = missing(Queries(session.graph), req, found, session.library)
        lines = table(found, req, lacking, lambda id: title_of(session.design, session.library, id) or id)
        place = self.list.indexOfTopLevelItem(self.list.currentItem()) if self.list.currentItem() else -1
        before = self.list.currentItem().data(0, _LINE) if self.list.currentItem() and place < 0 else None
        self.list.blockSignals(True)
        self.list.clear()
        for heading, rows in lines.items():
            self._add(heading, rows, before)
        self.list.blockSignals(False)
        known = sum(line.field is None for rows in lines.values() for line in rows)
        self._summary.setText(_summed_up(known, len(lacking)))
        self._summary.setToolTip("Enter or a double-click leads to the field that is to be stated.")

    def _add(self, heading: str, rows: list[Line], before: Line | None) -> None:
        head = QTreeWidgetItem([heading])
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        head.setFont(0, text_font("name"))
        self.list.addTopLevelItem(head)
        head.setFirstColumnSpanned(True)
        for line in rows:
            item = _item(line, self._desk.theme)
            head.addChild(item)
            if before and (line.what, line.elements) == (before.what, before.elements):
                self.list.setCurrentItem(item)
        head.setExpanded(True)

    def _show(self, item: QTreeWidgetItem | None) -> None:
        line = item.data(0, _LINE) if item else None
        if line and line.elements:
            self._desk.show(line.elements)

    def _go(self, item: QTreeWidgetItem) -> None:
        line = item.data(0, _LINE)
        if line and line.field:
            self.field_wanted.emit(line.field.node or "", line.field.field)


def _summed_up(known: int, lacking: int) -> str:
    if not known:
        return "Nothing can be computed yet: state numbers in the brief and on the boxes."
    more = f"; {lacking} more to state, each with its field" if lacking else ""
    return f"{counted(known, 'estimate')} from what is stated{more}."


def _item(line: Line, theme: Theme) -> QTreeWidgetItem:
    item = QTreeWidgetItem([line.what, line.number, line.rests_on])
    item.setData(0, _LINE, line)
    item.setToolTip(1, line.number)
    item.setToolTip(2, line.rests_on)
    colour = _colour(line.tone, theme)
    if line.field:
        item.setIcon(1, sign("plus", theme, theme.muted))
        for column in (0, 1):
            item.setForeground(column, QBrush(qcolor(theme.muted)))
    elif colour:
        item.setForeground(1, QBrush(qcolor(colour)))
    item.setForeground(2, QBrush(qcolor(theme.muted)))
    return item


def _colour(tone: Tone, theme: Theme) -> str:
    if tone == "good":
        return theme.hue("green").accent
    return theme.severities["error" if tone == "bad" else "warning"].text if tone != "plain" else ""
