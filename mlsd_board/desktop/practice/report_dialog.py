"""The report on an attempt or a board: the score with its evidence, the whole report to read, and saving it."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QSplitter, QTabWidget, QVBoxLayout, QWidget

from mlsd_board.catalog.library import Library
from mlsd_board.desktop.files import dialogs
from mlsd_board.desktop.forms.rows import label
from mlsd_board.desktop.jobs import Job, Jobs
from mlsd_board.desktop.practice.finding_tree import FindingTree
from mlsd_board.desktop.practice.picture_view import PictureView
from mlsd_board.desktop.practice.score_card import ScoreCard
from mlsd_board.desktop.practice.told import ReportText
from mlsd_board.desktop.sizing import open_within_screen
from mlsd_board.drawing.theme import Theme
from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.native import safe_file
from mlsd_board.model.design import Design
from mlsd_board.practice.report.document import Document
from mlsd_board.practice.score.scoring import Marks, Score
from mlsd_board.validation.dimension import Dimension
from mlsd_board.validation.report import Report
from mlsd_board.workspace.reporting import SUFFIXES, written

_KINDS = {".html": "HTML page", ".pdf": "PDF", ".md": "Markdown"}
_NATIVE = frozenset({"Verdict"})


class Made(NamedTuple):
    """What is shown: the score, what the rules found, and the whole report."""

    score: Score
    found: Report
    document: Document


class ReportDialog(QDialog):
    """`make` gives everything for a person's marks, `first` is what it gives now.

    Evidence and findings lead to their place in the picture of the board, and on the board itself, beside which
    the dialog stays open.
    """

    elements_wanted = Signal(object)
    replay_wanted = Signal()

    def __init__(
        self,
        make: Callable[[Marks], Made],
        first: Made,
        board: tuple[Design, Library, Theme],
        suggestion: Path,
        parent: QWidget | None = None,
        *,
        replay: bool = False,
        marks: Marks | None = None,
    ) -> None:
        super().__init__(parent)
        design, library, theme = board
        self.setWindowTitle("Report")
        open_within_screen(self, 1140, 730)
        self._make, self._suggestion, self._document = make, suggestion, first.document
        self._jobs = Jobs(self)
        self._marks: dict[Dimension, float] = dict(marks or {})
        self.card, self.findings = ScoreCard(first.score, self._marks), FindingTree(theme)
        self.findings.show_report(first.found)
        self.text, self.view = ReportText(theme), PictureView(library, theme)
        self.view.show_design(design, fit=True)
        self.judged, self.told = QTabWidget(), QTabWidget()
        self.title, self.chosen = label(first.document.title, "heading", wrap=True), label("", wrap=True)
        self.replay = QPushButton("Replay…")
        self.replay.setVisible(replay)
        self.save = {suffix: QPushButton(f"Save as {_KINDS[suffix]}…") for suffix in SUFFIXES}
        self._connect()
        self._lay_out(first.found)
        self._tell("")
        self.text.show_report(first.document, _NATIVE)

    def _connect(self) -> None:
        for leading in (self.card, self.findings):
            leading.elements_wanted.connect(self._lead)
        for tree in (self.card.tree, self.findings):
            tree.currentItemChanged.connect(lambda item, _: self._tell(item.toolTip(0) if item else ""))
        self.card.marked.connect(self._mark)
        self.finished.connect(self._jobs.close)
        self.replay.setAutoDefault(False)
        self.replay.clicked.connect(self.replay_wanted)
        for suffix, button in self.save.items():
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, s=suffix: self._save(s))

    def _tell(self, text: str) -> None:
        """Say all of the chosen line, which may be longer than its row."""
        self.chosen.setText(text)
        self.chosen.setVisible(bool(text))

    def _lead(self, elements: tuple[str, ...]) -> None:
        self.told.setCurrentWidget(self.view)
        self.view.lead_to(elements)
        self.elements_wanted.emit(elements)

    def _mark(self, dimension: Dimension, value: float | None) -> None:
        if value is None:
            self._marks.pop(dimension, None)
        else:
            self._marks[dimension] = value
        self._may_save(False)
        self._jobs.abandon()
        marks = dict(self._marks)
        self._jobs.start(Job("Writing the report…", lambda _: self._make(marks), self._show))

    def _show(self, made: Made) -> None:
        self._document = made.document
        self.card.show_score(made.score)
        self.text.show_report(made.document, _NATIVE)
        self._may_save(True)

    def _may_save(self, able: bool) -> None:
        """What is saved is what was marked, so saving waits for it."""
        for button in self.save.values():
            button.setEnabled(able)

    def _save(self, suffix: str) -> None:
        suggestion = self._suggestion.with_name(f"{self._suggestion.name}{suffix}")
        path = dialogs.ask_save_path(self, "Save the report", suggestion, _KINDS[suffix], suffix)
        if not path:
            return
        try:
            safe_file.write(path, written(self._document, path))
        except (FormatError, OSError) as error:
            dialogs.show_error(self, "The report could not be saved", error)

    def _lay_out(self, found: Report) -> None:
        self.judged.addTab(self.card, "Score")
        self.judged.addTab(self.findings, f"Findings ({len(found.findings)})")
        self.told.addTab(self.text, "Report")
        self.told.addTab(self.view, "Board")
        split = QSplitter()
        split.setHandleWidth(16)
        left = QWidget()
        under = QVBoxLayout(left)
        under.setContentsMargins(0, 0, 0, 0)
        under.addWidget(self.judged, 1)
        under.addWidget(self.chosen)
        for tabs in (self.judged, self.told):
            tabs.setDocumentMode(True)
        split.addWidget(left)
        split.addWidget(self.told)
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
