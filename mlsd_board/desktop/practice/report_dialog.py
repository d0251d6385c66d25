"""The report on an attempt or a board: the score with its evidence, the whole report to read, and saving it."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from mlsd_board.desktop.files import dialogs
from mlsd_board.desktop.forms.rows import label
from mlsd_board.desktop.practice.score_card import ScoreCard
from mlsd_board.desktop.practice.told import ReportText
from mlsd_board.drawing.theme import Theme
from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.native import safe_file
from mlsd_board.practice.report.document import Document
from mlsd_board.practice.score.scoring import Score
from mlsd_board.validation.dimension import Dimension
from mlsd_board.workspace.reporting import SUFFIXES, written

_KINDS = {".html": "HTML page", ".pdf": "PDF", ".md": "Markdown"}
_NATIVE = frozenset({"Verdict"})
Marks = Mapping[Dimension, float]


class ReportDialog(QDialog):
    """`make` gives score and report for a person's marks, `first` is what it gives now. It stays open beside the board, which evidence leads to."""

    elements_wanted = Signal(object)
    replay_wanted = Signal()

    def __init__(
        self,
        make: Callable[[Marks], tuple[Score, Document]],
        first: tuple[Score, Document],
        theme: Theme,
        suggestion: Path,
        parent: QWidget | None = None,
        *,
        replay: bool = False,
        marks: Marks | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Report")
        self.resize(1120, 720)
        self._make, self._suggestion = make, suggestion
        self._marks: dict[Dimension, float] = dict(marks or {})
        self.card, self.text = ScoreCard(self._marks), ReportText(theme)
        self.title = label("", "heading", wrap=True)
        self.replay = QPushButton("Replay…")
        self.replay.setVisible(replay)
        self.save = {suffix: QPushButton(f"Save as {_KINDS[suffix]}…") for suffix in SUFFIXES}
        self.card.elements_wanted.connect(self.elements_wanted)
        self.card.marked.connect(self._mark)
        self.replay.clicked.connect(self.replay_wanted)
        for suffix, button in self.save.items():
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, s=suffix: self._save(s))
        self._lay_out()
        self._show(first)

    def _show(self, made: tuple[Score, Document]) -> None:
        score, self._document = made
        self.title.setText(self._document.title)
        self.card.show_score(score)
        self.text.show_report(self._document, _NATIVE)

    def _mark(self, dimension: Dimension, value: float | None) -> None:
        if value is None:
            self._marks.pop(dimension, None)
        else:
            self._marks[dimension] = value
        self._show(self._make(self._marks))

    def _save(self, suffix: str) -> None:
        suggestion = self._suggestion.with_name(f"{self._suggestion.name}{suffix}")
        path = dialogs.ask_save_path(self, "Save the report", suggestion, _KINDS[suffix], suffix)
        if not path:
            return
        try:
            safe_file.write(path, written(self._document, path))
        except (FormatError, OSError) as error:
            dialogs.show_error(self, "The report could not be saved", error)

    def _lay_out(self) -> None:
        split = QSplitter()
        split.addWidget(self.card)
        split.addWidget(self.text)
        split.setSizes([520, 600])
        split.setChildrenCollapsible(False)
        row = QHBoxLayout()
        row.addWidget(self.replay)
        row.addStretch(1)
        for button in self.save.values():
            row.addWidget(button)
        close = QPushButton("Close")
        close.setProperty("look", "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.title)
        column.addWidget(split, 1)
        column.addLayout(row)
