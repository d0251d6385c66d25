"""The question of the day, and a question by chance."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from mlsd_board.desktop.forms.rows import label
from mlsd_board.workspace.browsing import Entry


class Drill(QFrame):
    """A strip over the questions."""

    wanted = Signal(object)
    surprise_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._entry: Entry | None = None
        self.setProperty("look", "notice")
        self.title = label("", "statement", wrap=True)
        self.begin = QPushButton("Begin")
        self.begin.setProperty("look", "primary")
        self.begin.clicked.connect(lambda: self._entry and self.wanted.emit(self._entry))
        self.surprise = QPushButton("Surprise me")
        self.surprise.setToolTip("A question by chance, one you have not practised yet if there is one")
        self.surprise.clicked.connect(self.surprise_wanted)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label("TODAY’S DRILL", "caption"))
        words.addWidget(self.title)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 12, 10)
        row.setSpacing(8)
        row.addLayout(words, 1)
        row.addWidget(self.begin)
        row.addWidget(self.surprise)

    def show_entry(self, entry: Entry | None, *, done: bool) -> None:
        """The question of the day; done is done."""
        self._entry = entry
        self.setVisible(entry is not None)
        if entry:
            self.title.setText(f"{entry.title}{'  ✓' if done else ''}")
            self.begin.setAccessibleName(f"Begin today’s drill: {entry.title}")
