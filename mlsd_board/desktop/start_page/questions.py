"""The question bank on the start page: one column per category, one line per question."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from mlsd_board.catalog.templates import QuestionCard
from mlsd_board.desktop.forms.rows import label
from mlsd_board.desktop.start_page.cards import CATEGORY_WORDS


class Questions(QWidget):
    """A click opens an empty board with the prompt of the question."""

    wanted = Signal(str)

    def __init__(self, cards: Mapping[str, QuestionCard]) -> None:
        super().__init__()
        self.buttons: dict[str, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for category, words in CATEGORY_WORDS.items():
            inside = [card for card in cards.values() if card.category == category]
            if inside:
                row.addWidget(self._column(words, inside), 1, Qt.AlignmentFlag.AlignTop)

    def _column(self, words: str, cards: list[QuestionCard]) -> QFrame:
        frame = QFrame()
        frame.setProperty("look", "card")
        column = QVBoxLayout(frame)
        column.setContentsMargins(10, 12, 10, 10)
        column.setSpacing(0)
        head = label(words.upper(), "caption")
        head.setContentsMargins(6, 0, 0, 6)
        column.addWidget(head)
        for card in cards:
            button = _Line(card.title)
            button.setProperty("look", "section")
            button.setToolTip(f"{' '.join(card.prompt.split())}\n\n{card.origin}")
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _=False, id=card.id: self.wanted.emit(id))
            self.buttons[card.id] = button
            column.addWidget(button)
        return frame


class _Line(QPushButton):
    """A button whose words are cut where there is no room, never in the middle of a letter."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self._words = words
        self.setAccessibleName(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - 16
        self.setText(self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room))
