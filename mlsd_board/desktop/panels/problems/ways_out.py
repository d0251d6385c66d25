"""The menu of all that can be done about some findings; what is chosen in it is seen on the board before it is done."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from mlsd_board.desktop.desk import Desk
from mlsd_board.desktop.look.pictures import severity_icon, sign
from mlsd_board.desktop.panels.problems import fixing
from mlsd_board.validation.finding import Finding
from mlsd_board.validation.fix import Fix

_LONGEST = 64


class WaysOut(QMenu):
    """Safe fixes come first within each finding and carry the sign of a fix."""

    def __init__(self, desk: Desk, findings: Sequence[Finding], parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._fixes: dict[QAction, Fix] = {}
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName("Ways out")
        for finding in findings:
            self._fill(finding)
        self.hovered.connect(self._show)
        self.aboutToHide.connect(lambda: fixing.show(desk, None))
        first = next(iter(self._fixes), None)
        if first:
            self.setActiveAction(first)

    def _fill(self, finding: Finding) -> None:
        words = finding.message if len(finding.message) <= _LONGEST else f"{finding.message[: _LONGEST - 1]}…"
        head = self.addAction(severity_icon(finding.severity.value, self._desk.theme), words)
        head.setIconVisibleInMenu(True)
        head.setEnabled(False)
        for fix in sorted(finding.fixes, key=lambda f: fixing.kind_of(f) != "safe"):
            way = self.addAction(f"    {fix.title}\t{fixing.kind_of(fix)}")
            if fixing.kind_of(fix) == "safe":
                way.setIcon(sign("fix", self._desk.theme))
                way.setIconVisibleInMenu(True)
            way.setToolTip(fixing.promise(fix))
            way.triggered.connect(lambda _=False, fix=fix: fixing.apply(self._desk, fix))
            self._fixes[way] = fix
        if not finding.fixes:
            self.addAction("    There is no quick fix; the finding says what to do.").setEnabled(False)
        self.addSeparator()

    def _show(self, action: QAction) -> None:
        fixing.show(self._desk, self._fixes.get(action))
