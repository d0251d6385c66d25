"""What is known of the entry that is looked at, and the ways to begin with it."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from mlsd_board.desktop.forms.flow import Flow
from mlsd_board.desktop.forms.rows import label
from mlsd_board.desktop.start_page.words import CATEGORY_TITLES, DIFFICULTIES, tag_words
from mlsd_board.workspace.browsing import Entry

_BESIDE, _HIGHEST = 64, 180
"""What lies beside a picture, a scroll bar with it, and how high it may be."""


class Detail(QScrollArea):
    """Buttons say what is wanted by the id of a question or a template."""

    practise_wanted = Signal(str)
    question_wanted = Signal(str)
    template_wanted = Signal(str)
    starter_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: dict[str, QPushButton] = {}
        self._shown: tuple[object, ...] = ()
        self._picture: QLabel | None = None
        self._pixmap: QPixmap | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("look", "detail")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("What is looked at")

    def show_entry(self, entry: Entry | None, *, practice: bool, done: str) -> None:
        """Show an entry; `practice` offers to practise it, `done` says how often that was done."""
        if self._shown == (entry, practice, done):
            return
        self._shown = (entry, practice, done)
        self.buttons = {}
        self._picture = None
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(20, 24, 22, 20)
        column.setSpacing(10)
        if entry is not None:
            self._fill(column, entry, practice=practice, done=done)
        column.addStretch()
        self.setWidget(content)

    def show_picture(self, pixmap: QPixmap | None) -> None:
        """The picture of the entry, as large as there is room for."""
        self._pixmap = pixmap
        if self._picture is None:
            return
        shown = pixmap is not None and not pixmap.isNull()
        self._picture.setVisible(shown)
        if shown:
            ratio = self.devicePixelRatioF()
            room = QSize(self.width() - _BESIDE, _HIGHEST)
            fits = pixmap.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio) * ratio
            way = Qt.TransformationMode.SmoothTransformation
            small = pixmap.scaled(fits, Qt.AspectRatioMode.KeepAspectRatio, way)
            small.setDevicePixelRatio(ratio)
            self._picture.setPixmap(small)

    def resizeEvent(self, event: QEvent) -> None:
        super().resizeEvent(event)
        self.show_picture(self._pixmap)

    def primary(self) -> QPushButton | None:
        """The first way to begin."""
        return next(iter(self.buttons.values()), None)

    def _fill(self, column: QVBoxLayout, entry: Entry, *, practice: bool, done: str) -> None:
        self._picture = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, visible=False)
        self._picture.setProperty("look", "picture")
        column.addWidget(self._picture)
        column.addWidget(label(entry.title, "heading", wrap=True))
        chips = Flow(6)
        for words in _facts(entry):
            chips.addWidget(label(words, "chip"))
        column.addLayout(chips)
        column.addWidget(label(entry.text, "", wrap=True))
        if done:
            column.addWidget(label(f"Practised {done}.", "hint", wrap=True))
        column.addSpacing(4)
        for name, words, signal, id in self._ways(entry, practice=practice):
            button = QPushButton(words)
            if not self.buttons:
                button.setProperty("look", "primary")
            button.clicked.connect(lambda _=False, s=signal, i=id: s.emit(i))
            self.buttons[name] = button
            column.addWidget(button)
        if entry.origin:
            column.addSpacing(6)
            column.addWidget(label("WHERE IT COMES FROM", "caption"))
            column.addWidget(label(entry.origin, "hint", wrap=True))

    def _ways(self, entry: Entry, *, practice: bool) -> list[tuple[str, str, Signal, str]]:
        """The ways to begin with an entry, the best first."""
        ways = []
        if entry.shelf != "question":
            ways.append(("open", "Open a copy", self.template_wanted, entry.id))
        if practice and entry.question:
            words = "Practise against the clock" if entry.shelf == "question" else "Practise its question"
            ways.append(("practise", words, self.practise_wanted, entry.question))
        if entry.question:
            ways.append(("blank", "Blank board with the prompt", self.question_wanted, entry.question))
        if entry.shelf == "question" and entry.starter:
            ways.append(("starter", "Begin with its starter", self.starter_wanted, entry.question))
        if entry.shelf == "question" and entry.reference:
            ways.append(
                ("reference", "Open the reference (shows an answer)", self.template_wanted, entry.reference)
            )
        return ways


def _facts(entry: Entry) -> list[str]:
    facts = [CATEGORY_TITLES[entry.category], entry.company, DIFFICULTIES.get(entry.difficulty, "")]
    return [fact for fact in (*facts, *map(tag_words, entry.tags)) if fact]
