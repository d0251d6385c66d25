"""The two small dialogs with the interviewer: asking a question, and answering a what-if card."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mlsd_board.desktop.forms.fields import ProseField, TextField
from mlsd_board.desktop.forms.flow import Flow
from mlsd_board.desktop.forms.rows import label
from mlsd_board.model.brief import TOPICS
from mlsd_board.practice.cards import Card, waiting
from mlsd_board.practice.interviewer import Answer


class AskDialog(QDialog):
    """Questions in one's own words, or by topic; each answer is shown and stands in the brief."""

    def __init__(self, ask: Callable[[str], Answer], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Ask the interviewer")
        self.setMinimumWidth(560)
        self._ask = ask
        self.question = TextField("How many people use it each day?")
        self.question.setAccessibleName("Your question")
        self.put = QPushButton("Ask")
        self.put.setProperty("look", "primary")
        self.put.setDefault(True)
        self.answer = label("", wrap=True)
        self.answer.setMinimumHeight(48)
        self.answer.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.topics = {topic: QPushButton(topic.replace("_", " ")) for topic in TOPICS}
        self.put.clicked.connect(lambda: self._put(self.question.text()))
        for topic, button in self.topics.items():
            button.setProperty("look", "chip")
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, t=topic: self._put(t))
        self._lay_out()

    def _put(self, text: str) -> None:
        if text.strip():
            answer = self._ask(text)
            self.answer.setText(f"{answer.question or text.strip()}\n“{answer.text}”")
            self.question.clear()
            self.question.setFocus()

    def _lay_out(self) -> None:
        chips = QWidget()
        flow = Flow(8)
        chips.setLayout(flow)
        for button in self.topics.values():
            flow.addWidget(button)
        row = QHBoxLayout()
        row.addWidget(self.question, 1)
        row.addWidget(self.put)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(label("Ask the interviewer", "heading"))
        column.addLayout(row)
        column.addWidget(label("Or name a topic:", "hint"))
        column.addWidget(chips)
        column.addWidget(self.answer, 1)
        column.addWidget(buttons)


class CardDialog(QDialog):
    """What-if questions that wait, one at a time; two sentences are enough, and changing the board answers too."""

    def __init__(self, cards: Sequence[Card], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("The interviewer asks")
        self.setMinimumWidth(560)
        self._cards, self._place = tuple(cards), 0
        self.text = label("", "heading", wrap=True)
        self.which = label("", "hint")
        self.other = QPushButton("Another question")
        self.other.setAutoDefault(False)
        self.other.clicked.connect(self._turn)
        self.other.setVisible(len(cards) > 1)
        self.reply = ProseField("Two sentences are enough.", lines=4)
        self.reply.setAccessibleName("Your answer")
        self._lay_out()
        self._show()

    @property
    def card(self) -> Card:
        return self._cards[self._place]

    def _turn(self) -> None:
        self._place = (self._place + 1) % len(self._cards)
        self._show()

    def _show(self) -> None:
        self.text.setText(self.card.text)
        count = len(self._cards)
        self.which.setText(f"{self._place + 1} of {count} that wait for an answer" if count > 1 else "")
        self.reply.setFocus()

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText("Later")
        keep = buttons.addButton("Keep the answer", QDialogButtonBox.ButtonRole.AcceptRole)
        keep.setProperty("look", "primary")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.other)
        row.addWidget(self.which)
        row.addStretch(1)
        row.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.text)
        column.addWidget(self.reply)
        column.addWidget(label("Changing the board counts as an answer too.", "hint"))
        column.addLayout(row)


def answer_cards(practising: Any) -> None:
    """Answer the interviewer's cards, the newest first; one that is put off can be answered later."""
    waits = waiting(practising.running.attempt.log) if practising.running else ()
    if not waits:
        return
    dialog = CardDialog(waits, practising.line.window())
    words = dialog.reply.toPlainText().strip() if dialog.exec() else ""
    if words and practising.running:
        practising.running.attempt.reply(dialog.card.id, words)
        if practising.line.news and practising.line.news.id == dialog.card.id:
            practising.line.hush()
        practising.tick()
