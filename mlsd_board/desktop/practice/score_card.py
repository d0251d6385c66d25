"""The score at a glance: band and total, a row for each dimension with its evidence, and what is worth mending first."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout

from mlsd_board.desktop.forms.fields import ChoiceField
from mlsd_board.desktop.forms.rows import label
from mlsd_board.desktop.look.lettering import text_font
from mlsd_board.practice.score.advice import what_is_wrong
from mlsd_board.practice.score.rubric import HUMAN_ONLY, WEIGHTS
from mlsd_board.practice.score.scoring import LABEL, Rating, Score
from mlsd_board.validation.dimension import Dimension

_ELEMENTS = Qt.ItemDataRole.UserRole
MARKS = [(1.0, "1 very weak"), (2.0, "2 weak"), (3.0, "3 strong"), (4.0, "4 very strong")]


class ScoreCard(QFrame):
    """`elements_wanted` leads to the boxes that evidence is about; `marked` gives a person's mark or takes it back."""

    elements_wanted = Signal(object)
    marked = Signal(object, object)

    def __init__(self, score: Score, marks: Mapping[Dimension, float]) -> None:
        super().__init__()
        self.band, self.total = label("", "band"), label("", "muted", wrap=True)
        self.tree = QTreeWidget()
        self.tree.setColumnCount(3)
        self.tree.setHeaderLabels(["What was judged", "Score", "A person's mark"])
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setStretchLastSection(False)
        self.tree.setColumnWidth(1, 56)
        self.tree.setColumnWidth(2, 136)
        self.tree.setAccessibleName("Score by dimension, with its evidence")
        self.tree.itemClicked.connect(self._go)
        self.tree.itemActivated.connect(self._go)
        self._first = QTreeWidgetItem([_FIRST])
        self._first.setFont(0, text_font("name"))
        self.tree.addTopLevelItem(self._first)
        self._first.setExpanded(True)
        self._rows = {rating.dimension: self._row(rating, marks) for rating in score.ratings}
        self._lay_out()
        self.show_score(score)

    def show_score(self, score: Score) -> None:
        """Show what the same board is worth with other marks; they change the numbers, not the evidence."""
        self.band.setText((score.band or "not rated").capitalize())
        held = f", held down by {score.cap}" if score.cap else ""
        total = f"{score.total:.2f} of 4{held}. " if score.total is not None else ""
        self.total.setText(f"{total}{LABEL}")
        for rating in score.ratings:
            self._rows[rating.dimension].setText(1, "–" if rating.score is None else f"{rating.score:.1f}")
        self._show_fixes(score)

    def _row(self, rating: Rating, marks: Mapping[Dimension, float]) -> QTreeWidgetItem:
        """A dimension with its evidence and the field for its mark."""
        dimension = rating.dimension
        row = QTreeWidgetItem([f"{dimension.heading} ({WEIGHTS[dimension]} %)"])
        row.setFont(0, text_font("name"))
        row.setSizeHint(0, QSize(0, _ROW))
        row.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.setToolTip(2, f"Only a person can judge {HUMAN_ONLY[dimension]}.")
        self.tree.addTopLevelItem(row)
        for judged in rating.lost:
            child = QTreeWidgetItem([f"✗ {judged.rule.code}  {what_is_wrong(judged)}"])
            child.setData(0, _ELEMENTS, judged.elements)
            _add_child(row, child)
        for credit in rating.credits:
            child = QTreeWidgetItem([f"✓ {credit.title}"])
            child.setData(0, _ELEMENTS, tuple(credit.elements))
            _add_child(row, child)
        field = ChoiceField(MARKS, unset="no mark")
        field.show_value(marks.get(dimension))
        field.setAccessibleName(f"Mark for {dimension.heading}")
        field.given.connect(lambda value: self.marked.emit(dimension, value))
        self.tree.setItemWidget(row, 2, field)
        return row

    def _show_fixes(self, score: Score) -> None:
        self._first.takeChildren()
        self._first.setHidden(not score.fixes)
        for fix in score.fixes[:3]:
            gain = f"+{fix.gain:.2f}  " if fix.gain else ""
            child = QTreeWidgetItem([f"{gain}{fix.judged.rule.code}  {what_is_wrong(fix.judged)}"])
            child.setData(0, _ELEMENTS, fix.judged.elements)
            _add_child(self._first, child)

    def _go(self, item: QTreeWidgetItem) -> None:
        elements = item.data(0, _ELEMENTS)
        if elements:
            self.elements_wanted.emit(tuple(elements))

    def _lay_out(self) -> None:
        words = QHBoxLayout()
        words.setSpacing(16)
        words.addWidget(self.band)
        words.addWidget(self.total, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(10)
        column.addLayout(words)
        column.addWidget(self.tree, 1)


def _add_child(row: QTreeWidgetItem, child: QTreeWidgetItem) -> None:
    """A line of evidence over all columns; what does not fit is told by its tool tip."""
    child.setToolTip(0, child.text(0))
    row.addChild(child)
    child.setFirstColumnSpanned(True)


_FIRST = "Worth most"
_ROW = 38
