"""The other side of the findings: what earns credit, with its evidence, and how far the design has come."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSplitter,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from mlsd_board.desktop.canvas.painting import qcolor
from mlsd_board.desktop.desk import Desk
from mlsd_board.desktop.forms.rows import label
from mlsd_board.desktop.look.lettering import text_font
from mlsd_board.desktop.look.pictures import sign
from mlsd_board.desktop.panels.seen import SeenPanel
from mlsd_board.desktop.panels.strengths.listing import Line, credit_lines, standing_lines
from mlsd_board.desktop.panels.strengths.overview import Overview
from mlsd_board.validation.mode import Mode
from mlsd_board.workspace.standing import standing_of

_LINE = Qt.ItemDataRole.UserRole


class Strengths(SeenPanel):
    """Works only while it is seen. A line leads to the boxes that show it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.list = QTreeWidget()
        self.list.setColumnCount(2)
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setIndentation(8)
        self.list.setIconSize(QSize(16, 16))
        self.list.setUniformRowHeights(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setAccessibleName("What is right")
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Interactive)
        self.list.header().setStretchLastSection(False)
        self.list.setColumnWidth(1, 170)
        self.list.currentItemChanged.connect(lambda item, _: self._show(item))
        self.list.itemClicked.connect(lambda item, _: self._show(item))
        self.overview = Overview(desk.theme)
        self.calm = label("", "heading")
        self.calm.setAlignment(Qt.AlignmentFlag.AlignCenter)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.list)
        split.addWidget(self.overview)
        split.setSizes([600, 480])
        split.setChildrenCollapsible(False)
        self.pages = QStackedWidget()
        self.pages.addWidget(split)
        self.pages.addWidget(self.calm)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 2, 10, 6)
        column.addWidget(self.pages)
        desk.checked.connect(self.outdate)
        desk.mode_changed.connect(self.outdate)

    def refresh(self) -> None:
        """Read what the rules and credits say anew; the line that was current stays so."""
        super().refresh()
        session = self._desk.session
        silent, empty = self._desk.mode is Mode.EXAM, not session.design.nodes
        self.pages.setCurrentIndex(1 if silent or empty else 0)
        self.calm.setText(Mode.EXAM.summary if silent else "Nothing to praise yet: place a few components.")
        if silent or empty:
            return
        report = session.report
        standing = standing_of(session, report)
        current = self.list.currentItem()
        before = current.data(0, _LINE).words if current and current.data(0, _LINE) else ""
        self.list.blockSignals(True)
        self.list.clear()
        for heading, lines in (credit_lines(report.credits) | standing_lines(standing)).items():
            self._add(heading, lines, before)
        self.list.blockSignals(False)
        self.overview.show_standing(standing)

    def _add(self, heading: str, lines: list[Line], before: str) -> None:
        head = QTreeWidgetItem([heading])
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        head.setFont(0, text_font("name"))
        self.list.addTopLevelItem(head)
        head.setFirstColumnSpanned(True)
        for line in lines:
            item = self._item(line)
            head.addChild(item)
            if line.words == before:
                self.list.setCurrentItem(item)
        head.setExpanded(True)

    def _item(self, line: Line) -> QTreeWidgetItem:
        theme = self._desk.theme
        item = QTreeWidgetItem([line.words, line.note])
        item.setData(0, _LINE, line)
        item.setToolTip(0, line.tip)
        item.setToolTip(1, line.note)
        if line.right:
            item.setIcon(0, sign("done", theme, theme.hue("green").accent))
        else:
            name = "plus" if line.right is False else "minus"
            item.setIcon(0, sign(name, theme, theme.muted))
        if line.right is None:
            item.setForeground(0, QBrush(qcolor(theme.muted)))
        item.setForeground(1, QBrush(qcolor(theme.muted)))
        return item

    def _show(self, item: QTreeWidgetItem | None) -> None:
        line = item.data(0, _LINE) if item else None
        if line and line.elements:
            self._desk.show(line.elements)
