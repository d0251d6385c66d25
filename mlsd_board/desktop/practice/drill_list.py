"""The drills that are due: rules one has missed, to be recalled before looking them up."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from mlsd_board.desktop.forms.rows import label
from mlsd_board.practice.history.drills import AGAIN, EASY, GOOD, Drill
from mlsd_board.practice.history.store import Review
from mlsd_board.rules import all_rules

_CODE = Qt.ItemDataRole.UserRole


class DrillList(QWidget):
    """Shows the interviewer's question of each rule; `rated` says how well it was answered."""

    rated = Signal(str, int)
    rule_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._rules = {rule.code: rule for rule in all_rules()}
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName("Drills that are due")
        self.answer = label("", "hint", wrap=True)
        self.look = QPushButton("Show the answer")
        self.ratings = {AGAIN: QPushButton("Missed"), GOOD: QPushButton("Knew it"), EASY: QPushButton("Easy")}
        self.page = QPushButton("Explain")
        self.list.currentItemChanged.connect(lambda *_: self._hide())
        self.look.clicked.connect(self._reveal)
        self.page.clicked.connect(lambda: self.code and self.rule_wanted.emit(self.code))
        for rating, button in self.ratings.items():
            button.clicked.connect(lambda _=False, r=rating: self.code and self.rated.emit(self.code, r))
        for button in (self.look, self.page, *self.ratings.values()):
            button.setAutoDefault(False)
        self._lay_out()
        self._hide()

    @property
    def code(self) -> str:
        item = self.list.currentItem()
        return item.data(_CODE) if item and item.data(_CODE) else ""

    def show_drills(self, drills: Sequence[Drill]) -> None:
        """List what is due; rules that are gone are passed over."""
        self.list.clear()
        for drill in drills:
            rule = self._rules.get(drill.code)
            if rule:
                item = QListWidgetItem(
                    f"“{rule.page.question.strip()}”\n{drill.code}, missed {drill.missed}×"
                )
                item.setData(_CODE, drill.code)
                self.list.addItem(item)
        if not self.list.count():
            self.list.addItem("Nothing is due. What you miss in attempts comes back here.")
        self._hide()

    def reviewed(self, code: str, rating: int, now: datetime) -> Review:
        return Review(code, now, rating)

    def _hide(self) -> None:
        self.answer.setText("Answer in your mind, then look." if self.code else "")
        self.look.setEnabled(bool(self.code))
        for button in (self.page, *self.ratings.values()):
            button.setEnabled(False)

    def _reveal(self) -> None:
        rule = self._rules.get(self.code)
        if rule:
            self.answer.setText(" ".join(rule.page.fix.split()))
            for button in (self.page, *self.ratings.values()):
                button.setEnabled(True)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.look)
        row.addWidget(self.page)
        row.addStretch(1)
        for button in self.ratings.values():
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 0, 0)
        column.addWidget(label("DRILLS THAT ARE DUE", "caption"))
        column.addWidget(self.list, 1)
        column.addWidget(self.answer)
        column.addLayout(row)
