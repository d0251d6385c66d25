"""What was found, the gravest first: a row for each finding, which leads to its place on the board."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from mlsd_board.desktop.look.lettering import text_font
from mlsd_board.desktop.look.pictures import severity_icon
from mlsd_board.drawing.theme import Theme
from mlsd_board.validation.report import Report
from mlsd_board.validation.severity import Severity

_ELEMENTS = Qt.ItemDataRole.UserRole


class FindingTree(QTreeWidget):
    """`elements_wanted` leads to what a finding is about."""

    elements_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setHeaderHidden(True)
        self.setAccessibleName("Findings by severity")
        self.itemClicked.connect(self._go)
        self.itemActivated.connect(self._go)

    def show_report(self, report: Report) -> None:
        self.clear()
        found = sorted(report.findings, key=lambda f: (f.severity.rank, f.order))
        for severity in Severity:
            told = [f for f in found if f.severity is severity]
            if not told:
                continue
            head = QTreeWidgetItem([f"{severity.capitalize()}s ({len(told)})"])
            head.setFont(0, text_font("name"))
            self.addTopLevelItem(head)
            for finding in told:
                row = QTreeWidgetItem([f"{finding.code}  {finding.message}"])
                row.setIcon(0, severity_icon(severity.value, self._theme))
                row.setToolTip(0, finding.message)
                row.setData(0, _ELEMENTS, finding.elements)
                head.addChild(row)
            head.setExpanded(severity is not Severity.INFO)
        if not found:
            self.addTopLevelItem(QTreeWidgetItem(["No rule found anything to say against this board."]))

    def _go(self, item: QTreeWidgetItem) -> None:
        elements = item.data(0, _ELEMENTS)
        if elements:
            self.elements_wanted.emit(tuple(elements))
