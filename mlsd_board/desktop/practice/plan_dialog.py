"""The dialog before an attempt: how long, how quiet, at which level."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from mlsd_board.desktop.forms.fields import ChoiceField, FlagField
from mlsd_board.desktop.forms.rows import Rows, label
from mlsd_board.practice.plan import LENGTHS, SPRINT_MIN, USUAL_MIN, Level, Mode, Plan

_NO_LIMIT = 0.0
_MODES = {
    Mode.EXAM: "Exam: only the clock and the interviewer's cards; findings at the end",
    Mode.COACH: "Coach: a word at the right time, and one hint when you ask for it",
    Mode.OPEN: "Open: everything is shown at once",
}
_LEVELS = {Level.ENTRY: "Entry", Level.MID: "Mid", Level.SENIOR: "Senior", Level.STAFF: "Staff and above"}


class PlanDialog(QDialog):
    """`plan` is what was chosen; `seed` decides which cards are drawn."""

    def __init__(self, question: str, title: str, seed: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Practise")
        self.setMinimumWidth(520)
        self._question, self._seed = question, seed
        lengths = [(minutes, _length(minutes)) for minutes in LENGTHS]
        self.length = ChoiceField([*lengths, (_NO_LIMIT, "without a limit")], unset=None)
        self.length.show_value(USUAL_MIN)
        self.mode = ChoiceField(list(_MODES.items()), unset=None)
        self.mode.show_value(Mode.COACH)
        self.level = ChoiceField(list(_LEVELS.items()), unset="not said")
        self.level.show_value(None)
        self.emphasis = label("", "hint", wrap=True)
        self.cards = FlagField("what-if questions of an interviewer on the way", certain=True)
        self.cards.show_value(True)
        self.level.currentIndexChanged.connect(self._tell)
        self._lay_out(title)
        self._tell()

    @property
    def plan(self) -> Plan:
        minutes, cards = self.length.value or None, self.cards.isChecked()
        return Plan(self._question, minutes, self.mode.value, self.level.value, self._seed, cards)

    def _tell(self) -> None:
        level = self.plan.level
        self.emphasis.setText(
            level.emphasis if level else "Only the prompt is shown at first. Ask for the rest."
        )

    def _lay_out(self, title: str) -> None:
        rows = Rows()
        rows.add("Length", self.length)
        rows.add("Mode", self.mode)
        rows.add("Level", self.level)
        rows.add("Cards", self.cards)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        go = buttons.addButton("Start the clock", QDialogButtonBox.ButtonRole.AcceptRole)
        go.setProperty("look", "primary")
        go.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        column.addWidget(label(title, "heading", wrap=True))
        column.addWidget(rows)
        column.addWidget(self.emphasis)
        column.addWidget(buttons)


def _length(minutes: float) -> str:
    return f"{minutes:g} minutes" + (
        ", a sprint over the first three phases" if minutes == SPRINT_MIN else ""
    )
