"""One finding in full: what is wrong, why it matters, the ways out, and what an interviewer would ask."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from mlsd_board.desktop.desk import Desk
from mlsd_board.desktop.forms.flow import Flow
from mlsd_board.desktop.forms.rows import label
from mlsd_board.desktop.look.pictures import severity_icon
from mlsd_board.desktop.panels.problems.fix_button import FixButton
from mlsd_board.desktop.panels.problems.listing import STATUS_WORDS, Entry
from mlsd_board.rules import all_rules
from mlsd_board.validation.finding import Finding
from mlsd_board.validation.page import Page


class Detail(QScrollArea):
    """Shows the entry that is current in the list."""

    aside_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._pages = {rule.code: rule.page for rule in all_rules()}
        self._shown: object = None
        self.fix_buttons: list[FixButton] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("The finding in full")

    def show_entry(self, entry: Entry | None) -> None:
        """Show an entry; the same one again leaves everything as it is, the focus too."""
        if entry == self._shown and self.widget() is not None:
            return
        self._shown = entry
        self.fix_buttons = []
        self._desk.view.show_preview(None)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(14, 6, 12, 10)
        column.setSpacing(8)
        if entry is None:
            column.addWidget(
                label("Choose a finding to read why it matters and how to put it right.", "muted", wrap=True)
            )
        else:
            self._fill(column, entry)
        column.addStretch()
        self.setWidget(content)

    def _fill(self, column: QVBoxLayout, entry: Entry) -> None:
        column.addLayout(self._head(entry))
        column.addWidget(label(entry.words, "statement", wrap=True))
        if entry.by is not None:
            reason = f"Set aside as {STATUS_WORDS[entry.by.status]}: {entry.by.reason}"
            column.addWidget(label(reason, "muted", wrap=True))
            column.addLayout(_side_by_side(self._plain("Take back", self.back_wanted)))
        if entry.finding is None:
            return
        if entry.by is None:
            self._ways_out(column, entry.finding)
        page = self._pages.get(entry.code)
        if page:
            _read(column, page)

    def _head(self, entry: Entry) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        if entry.finding:
            sign = QLabel()
            sign.setPixmap(severity_icon(entry.finding.severity.value, self._desk.theme).pixmap(20, 20))
            row.addWidget(sign)
        name = (
            f"{entry.finding.severity.value}  ·  {entry.code}  ·  {entry.finding.name}"
            if entry.finding
            else entry.code
        )
        row.addWidget(label(name.upper() if not entry.finding else name, "caption"))
        row.addStretch()
        return row

    def _ways_out(self, column: QVBoxLayout, finding: Finding) -> None:
        self.fix_buttons = [FixButton(self._desk, fix) for fix in finding.fixes]
        aside = self._plain("Set aside with a reason…", self.aside_wanted)
        column.addLayout(_side_by_side(*self.fix_buttons, aside))

    def _plain(self, words: str, signal: Signal) -> QPushButton:
        button = QPushButton(words)
        button.setProperty("look", "quiet")
        button.clicked.connect(signal)
        return button


def _side_by_side(*buttons: QPushButton) -> Flow:
    row = Flow(8)
    for button in buttons:
        row.addWidget(button)
    return row


def _read(column: QVBoxLayout, page: Page) -> None:
    parts = (
        ("WHY IT MATTERS", page.why),
        ("HOW TO FIX IT", page.fix),
        ("THE INTERVIEWER ASKS", f"“{page.question}”"),
        ("SOURCE", page.source),
    )
    for title, words in parts:
        column.addSpacing(4)
        column.addWidget(label(title, "caption"))
        text = label(" ".join(words.split()), "muted" if title == "SOURCE" else "", wrap=True)
        text.setMaximumWidth(760)
        column.addWidget(text)
