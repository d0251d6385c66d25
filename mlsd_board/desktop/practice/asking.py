"""The two small dialogs with the interviewer: asking a question, and answering a what-if card."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mlsd_board.desktop.forms.fields import ProseField, TextField
from mlsd_board.desktop.forms.flow import Flow
from mlsd_board.desktop.forms.rows import label
from mlsd_board.model.brief import TOPICS
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
            asked = f"{answer.question}\n" if answer.question else ""
            self.answer.setText(f"{asked}“{answer.text}”")
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
        column.addWidget(self.answer)
        column.addWidget(buttons)


class CardDialog(QDialog):
    """A what-if question; two sentences are enough, and a change of the board counts as an answer too."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("The interviewer asks")
        self.setMinimumWidth(520)
        self.reply = ProseField("Two sentences are enough.", lines=4)
        self.reply.setAccessibleName("Your answer")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText("Later")
        keep = buttons.addButton("Keep the answer", QDialogButtonBox.ButtonRole.AcceptRole)
        keep.setProperty("look", "primary")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(label(text, "heading", wrap=True))
        column.addWidget(self.reply)
        column.addWidget(label("Changing the board counts as an answer too.", "hint"))
        column.addWidget(buttons)
