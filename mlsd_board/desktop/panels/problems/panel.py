"""The problems panel: counts and filters, the list, and the chosen finding in full."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from mlsd_board.desktop.desk import Desk
from mlsd_board.desktop.forms.rows import label
from mlsd_board.desktop.look.pictures import severity_icon, sign
from mlsd_board.desktop.panels.problems.detail import Detail
from mlsd_board.desktop.panels.problems.finding_list import FindingList
from mlsd_board.desktop.panels.problems.listing import ASIDE, Entry, counts, coverage, listed
from mlsd_board.desktop.panels.problems.set_aside import SetAsideDialog
from mlsd_board.editing.commands.suppress import suppress
from mlsd_board.rules import all_rules

_FILTERS = (("error", "error"), ("warning", "warning"), ("info", "hint"), (ASIDE, "set aside"))


class Problems(QWidget):
    """Clicking a finding selects and centres its elements."""

    fix_all_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._hidden: set[str] = set()
        self.filters: dict[str, QPushButton] = {}
        self.search = QLineEdit(
            placeholderText="Filter findings", clearButtonEnabled=True, accessibleName="Filter findings"
        )
        self.search.setMinimumWidth(110)
        self.search.setMaximumWidth(220)
        self.fix_all = QPushButton("Fix all safe")
        self.list = FindingList()
        self.detail = Detail(desk)
        self.calm = label("", "heading")
        self.coverage = label("", "hint")
        self.pages = QStackedWidget()
        self._lay_out()
        self.search.textChanged.connect(self.refresh)
        self.fix_all.clicked.connect(self.fix_all_wanted)
        self.list.chosen.connect(self._choose)
        self.detail.aside_wanted.connect(self._set_aside)
        self.detail.back_wanted.connect(self._take_back)
        desk.checked.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Read the findings anew."""
        report = self._desk.session.report
        buckets = listed(report, self._hidden, self.search.text())
        for bucket, number in counts(report).items():
            ending = "s" if number != 1 and bucket != ASIDE else ""
            self.filters[bucket].setText(f"{number} {dict(_FILTERS)[bucket]}{ending}")
            self.filters[bucket].setVisible(bucket != ASIDE or number > 0)
        safe = sum(any(fix.applicability == "safe" and fix.edits for fix in f.fixes) for f in report.findings)
        self.fix_all.setText(f"Fix all safe ({safe})" if safe else "Fix all safe")
        self.fix_all.setEnabled(bool(safe))
        self.list.show_entries(buckets, self._desk.theme)
        self._show_calm(bool(buckets), bool(report.findings))
        self.coverage.setText(coverage(report, len(all_rules())))
        self.detail.show_entry(self.list.entry(self.list.current_key()))

    def step(self, by: int) -> None:
        """Go to the next finding, or the one before."""
        self._choose(self.list.step(by))

    def show_only(self, bucket: str) -> None:
        """Show this bucket; whatever hid it is lifted."""
        self.search.clear()
        self.filters[bucket].setChecked(True)
        self.list.setFocus()

    def _choose(self, key: str | None) -> None:
        entry = self.list.entry(key)
        self.detail.show_entry(entry)
        if entry and entry.finding:
            there = self._desk.session.design.records
            ids = (*entry.finding.elements, *entry.finding.path)
            self._desk.show(tuple(id for id in dict.fromkeys(ids) if id in there))

    def _current(self) -> Entry | None:
        return self.list.entry(self.list.current_key())

    def _set_aside(self) -> None:
        entry = self._current()
        if entry is None or entry.finding is None:
            return
        dialog = SetAsideDialog(entry.finding, self)
        if dialog.exec():
            status, reason = dialog.answer()
            code, ids = entry.finding.code, entry.finding.elements
            self._desk.edit(f"Set aside {code}", lambda tx: suppress(tx, code, ids, reason, status))

    def _take_back(self) -> None:
        entry = self._current()
        if entry and entry.by:
            id = entry.by.id
            self._desk.edit(f"Take back {entry.code}", lambda tx: tx.remove(id))

    def _show_calm(self, listing: bool, findings: bool) -> None:
        self.pages.setCurrentIndex(0 if listing else 1)
        empty = not self._desk.session.design.nodes
        if findings:
            self.calm.setText("Nothing matches the filter.")
        else:
            self.calm.setText(
                "Nothing to check yet: place a few components." if empty else "No findings. Well drawn."
            )

    def _filter(self, bucket: str, on: bool) -> None:
        (self._hidden.discard if on else self._hidden.add)(bucket)
        self.refresh()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(4)
        for bucket, words in _FILTERS:
            self.filters[bucket] = self._filter_button(bucket, words)
            top.addWidget(self.filters[bucket])
        top.addSpacing(8)
        top.addWidget(self.search, 2)
        top.addSpacing(8)
        top.addWidget(self.coverage)
        top.addStretch(1)
        top.addWidget(self.fix_all)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.list)
        split.addWidget(self.detail)
        split.setSizes([520, 560])
        split.setChildrenCollapsible(False)
        self.pages.addWidget(split)
        self.pages.addWidget(self._calm_page())
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 2, 10, 6)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self.pages, 1)

    def _filter_button(self, bucket: str, words: str) -> QPushButton:
        button = QPushButton(
            checkable=True, checked=True, accessibleName=f"Show {words}", toolTip=f"Show or hide {words}"
        )
        theme = self._desk.theme
        button.setIcon(
            sign("remove", theme, theme.muted) if bucket == ASIDE else severity_icon(bucket, theme)
        )
        button.setProperty("look", "count")
        button.toggled.connect(lambda on: self._filter(bucket, on))
        return button

    def _calm_page(self) -> QWidget:
        page = QWidget()
        row = QHBoxLayout(page)
        row.addStretch()
        mark = QLabel()
        mark.setPixmap(sign("done", self._desk.theme, self._desk.theme.hue("green").accent).pixmap(18, 18))
        row.addWidget(mark)
        row.addWidget(self.calm)
        row.addStretch()
        return page
