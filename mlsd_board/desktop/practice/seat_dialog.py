"""The interviewer's seat: a candidate's board to look at, beside a rubric with marks, remarks and private notes."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QScrollArea, QSplitter, QVBoxLayout, QWidget

from mlsd_board.catalog.library import Library
from mlsd_board.desktop.forms.fields import ChoiceField, ProseField, TextField
from mlsd_board.desktop.forms.rows import Rows, label
from mlsd_board.desktop.practice.picture_view import PictureView
from mlsd_board.desktop.practice.score_card import MARKS
from mlsd_board.desktop.sizing import open_within_screen
from mlsd_board.drawing.theme import Theme
from mlsd_board.formats.errors import FormatError
from mlsd_board.model.design import Design
from mlsd_board.practice.score.rubric import HUMAN_ONLY
from mlsd_board.practice.seat import Remark, Rubric, save_rubric
from mlsd_board.validation.dimension import Dimension


class SeatDialog(QDialog):
    """Every change is kept at once in the rubric's file; the board's own file is never touched."""

    def __init__(
        self,
        design: Design,
        rubric: Rubric,
        path: Path,
        library: Library,
        theme: Theme,
        report: Callable[[Rubric], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Interviewer's seat")
        open_within_screen(self, 1200, 760)
        self.rubric, self._path = rubric, path
        self.view = PictureView(library, theme)
        self.view.show_design(design, fit=True)
        self.who = {"interviewer": TextField("your name"), "candidate": TextField("whose board this is")}
        self.marks = {d: ChoiceField(MARKS, unset="not judged") for d in Dimension}
        self.remarks = ProseField("One remark a line; they stand in the combined report.", lines=4)
        self.private = ProseField("One note a line, for you alone.", lines=4)
        self.report = QPushButton("Combined report…")
        self.report.setProperty("look", "primary")
        self.report.clicked.connect(lambda: report(self.rubric.public()))
        self.trouble = label("", "error", wrap=True)
        self.trouble.hide()
        self._show()
        self._connect()
        self._lay_out(design)
        self.who["candidate"].setFocus()

    def _show(self) -> None:
        for name, field in self.who.items():
            field.show_value(getattr(self.rubric, name))
        for dimension, field in self.marks.items():
            field.show_value(self.rubric.marks.get(dimension))
        self.remarks.show_value("\n".join(r.text for r in self.rubric.remarks))
        self.private.show_value("\n".join(r.text for r in self.rubric.private))

    def _keep(self, **changes: object) -> None:
        self.rubric = self.rubric.model_copy(update=changes)
        try:
            save_rubric(self._path, self.rubric)
            self.trouble.hide()
        except (FormatError, OSError) as error:
            self.trouble.setText(f"The rubric could not be kept: {error}")
            self.trouble.show()

    def _connect(self) -> None:
        for name, field in self.who.items():
            field.given.connect(lambda value, n=name: self._keep(**{n: str(value or "")}))
        for dimension, field in self.marks.items():
            field.given.connect(
                lambda value, d=dimension: self._keep(marks=self.rubric.marked(d, value).marks)
            )
        self.remarks.given.connect(lambda text: self._keep(remarks=_lines(text, self.rubric.remarks)))
        self.private.given.connect(lambda text: self._keep(private=_lines(text, self.rubric.private)))

    def _lay_out(self, design: Design) -> None:
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(16, 4, 8, 4)
        column.setSpacing(8)
        column.addWidget(label(design.brief.title or "A candidate's board", "heading", wrap=True))
        names = Rows()
        names.add("Candidate", self.who["candidate"])
        names.add("Interviewer", self.who["interviewer"])
        column.addWidget(names)
        column.addWidget(label("MARKS", "caption"))
        column.addWidget(label("Under each: what only you can judge.", "hint"))
        for dimension, field in self.marks.items():
            column.addLayout(_mark_row(dimension, field))
        for words, field in (("REMARKS", self.remarks), ("PRIVATE NOTES", self.private)):
            column.addWidget(label(words, "caption"))
            field.setAccessibleName(words.capitalize())
            column.addWidget(field)
        column.addWidget(self.trouble)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(form)
        split = QSplitter()
        split.addWidget(self.view)
        split.addWidget(area)
        split.setSizes([780, 400])
        split.setStretchFactor(0, 1)
        row = QHBoxLayout()
        row.addWidget(label(f"Kept in {self._path.name}, beside the board.", "hint"), 1)
        row.addWidget(self.report)
        row.addWidget(QPushButton("Close", autoDefault=False, clicked=self.accept))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 14, 16, 14)
        whole.addWidget(split, 1)
        whole.addLayout(row)

    def keep_all(self) -> None:
        """Take what is still being written, before the dialog goes."""
        self._keep(
            remarks=_lines(self.remarks.toPlainText(), self.rubric.remarks),
            private=_lines(self.private.toPlainText(), self.rubric.private),
        )

    def done(self, result: int) -> None:
        self.keep_all()
        super().done(result)


def _mark_row(dimension: Dimension, field: ChoiceField) -> QHBoxLayout:
    """What is judged on the left, its mark on the right."""
    field.setFixedWidth(136)
    field.setAccessibleName(f"Mark for {dimension.heading}")
    field.setToolTip(f"Only you can judge {HUMAN_ONLY[dimension]}.")
    words = QVBoxLayout()
    words.setSpacing(1)
    words.addWidget(label(dimension.heading, "name"))
    words.addWidget(label(HUMAN_ONLY[dimension], "hint", wrap=True))
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addLayout(words, 1)
    row.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
    return row


def _lines(text: object, before: tuple[Remark, ...]) -> tuple[Remark, ...]:
    """A remark for each line; those that were there keep what else they know."""
    known = {remark.text: remark for remark in before}
    words = (line.strip() for line in str(text or "").splitlines())
    return tuple(known.get(line, Remark(text=line)) for line in words if line)
