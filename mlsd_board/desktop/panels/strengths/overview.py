"""The board at a glance: the MLOps level and what the next one asks, four bars of readiness, six of coverage."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from mlsd_board.desktop.forms.rows import label
from mlsd_board.desktop.panels.strengths.bars import Bar, Bars
from mlsd_board.drawing.theme import Theme
from mlsd_board.validation.readiness import NOTE, SectionScore
from mlsd_board.validation.words import listed
from mlsd_board.workspace.standing import Covered, Standing

_SECTIONS = {"data": "Data", "model": "Model", "infra": "Infrastructure", "monitor": "Monitoring"}


class Overview(QScrollArea):
    """Everything is said in words, too."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("The board at a glance")
        self.level = label("", "statement", wrap=True)
        self.next = label("", "muted", wrap=True)
        self.score = label("", "caption", wrap=True)
        self.readiness, self.coverage = Bars(theme), Bars(theme)
        self.coverage.setAccessibleName("Coverage by phase")
        self.readiness.setAccessibleName("ML Test Score")
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(14, 2, 12, 10)
        column.setSpacing(6)
        column.addWidget(self.level)
        column.addWidget(self.next)
        column.addSpacing(4)
        column.addWidget(self.score)
        column.addWidget(self.readiness)
        column.addWidget(label(NOTE, "hint", wrap=True))
        column.addSpacing(4)
        column.addWidget(label("QUESTIONS OF EACH PHASE", "caption"))
        column.addWidget(self.coverage)
        column.addStretch()
        self.setWidget(content)
        self.setMinimumWidth(content.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width())

    def show_standing(self, standing: Standing) -> None:
        level, ready = standing.level, standing.readiness
        self.level.setText(f"MLOps level {level.level} of 2: {level.heading.lower()}")
        asks = "; ".join(r.text[:1].lower() + r.text[1:] for r in level.missing)
        self.next.setText(
            f"Level {level.level + 1} also asks: {asks}." if asks else "There is no higher level."
        )
        weakest = listed([_SECTIONS[s.value].lower() for s in ready.weakest])
        self.score.setText(f"ML TEST SCORE {ready.score:g}: THE WEAKEST SECTION COUNTS ({weakest.upper()})")
        self.readiness.show_bars(tuple(map(_ready, ready.sections)))
        self.coverage.show_bars(tuple(map(_covered, standing.phases)))


def _ready(section: SectionScore) -> Bar:
    parts = ((section.points, "green"),)
    words = f"{section.points:g} of {section.possible:g}"
    tip = f"{_SECTIONS[section.section.value]}: {section.asked:g} points are asked of this design"
    return Bar(_SECTIONS[section.section.value], words, parts, section.possible, tip)


def _covered(covered: Covered) -> Bar:
    kept, broken, open_ = len(covered.kept), len(covered.broken), len(covered.unanswered)
    words = f"{kept} of {covered.asked} answered" if covered.asked else "nothing asked"
    if covered.later:
        words = f"{words}, {len(covered.later)} not due"
    parts = ((float(kept), "green"), (float(broken), "red"), (float(open_), "amber"))
    tip = f"{covered.phase.heading}: {kept} kept, {broken} broken ({', '.join(covered.broken) or 'none'}), {open_} lack a fact"
    return Bar(covered.phase.heading, words, parts, float(covered.asked), tip)
