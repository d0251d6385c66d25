"""The dialog before an attempt: how long, how quiet, at which level."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from mlsd_board.desktop.forms.fields import ChoiceField, FlagField
from mlsd_board.desktop.forms.rows import Rows, label
from mlsd_board.practice.plan import LENGTHS, SPRINT_MIN, USUAL_MIN, Level, Mode, Plan

_NO_LIMIT = 0.0
_MODES = {Mode.EXAM: "Exam", Mode.COACH: "Coach", Mode.OPEN: "Open"}
_MEANS = {
    Mode.EXAM: "Only the clock and the cards speak; findings come at the end.",
    Mode.COACH: "A word at the right time, and one hint at a time when you ask for it.",
    Mode.OPEN: "Everything that is due is shown while you draw.",
}
_ANY_LEVEL = "No level in particular."
_CARDS = "At three moments the interviewer changes the question a little."
_LEVELS = {Level.ENTRY: "Entry", Level.MID: "Mid", Level.SENIOR: "Senior", Level.STAFF: "Staff and above"}


class PlanDialog(QDialog):
    """`plan` is what was chosen; `seed` decides which cards are drawn."""

    def __init__(self, question: str, title: str, seed: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Practise")
        self.setMinimumWidth(580)
        self._question, self._seed = question, seed
        lengths = [(minutes, _length(minutes)) for minutes in LENGTHS]
        self.length = ChoiceField([*lengths, (_NO_LIMIT, "without a limit")], unset=None)
        self.length.show_value(USUAL_MIN)
        self.mode = ChoiceField(list(_MODES.items()), unset=None)
        self.mode.show_value(Mode.COACH)
        self.level = ChoiceField(list(_LEVELS.items()), unset="not said")
        self.level.show_value(None)
        self.cards = FlagField("what-if questions on the way", certain=True)
        self.cards.show_value(True)
        self.phases, self.means = label("", "hint", wrap=True), label("", "hint", wrap=True)
        self.emphasis = label("", "hint", wrap=True)
        for field in (self.length, self.mode, self.level):
            field.currentIndexChanged.connect(self._tell)
        self._lay_out(title)
        self._tell()

    @property
    def plan(self) -> Plan:
        minutes, cards = self.length.value or None, self.cards.isChecked()
        return Plan(self._question, minutes, self.mode.value, self.level.value, self._seed, cards)

    def _tell(self) -> None:
        plan = self.plan
        self.phases.setText(_phases(plan))
        self.means.setText(_MEANS[plan.mode])
        self.emphasis.setText(f"Listens for: {_lowered(plan.level.emphasis)}" if plan.level else _ANY_LEVEL)

    def _lay_out(self, title: str) -> None:
        rows = Rows()
        told = (self.phases, self.means, self.emphasis, label(_CARDS, "hint", wrap=True))
        fields = (self.length, self.mode, self.level, self.cards)
        for words, field, hint in zip(("Length", "Mode", "Level", "Cards"), fields, told, strict=True):
            rows.add(words, field)
            hint.setContentsMargins(2, 0, 0, 8)
            rows.add("", hint)
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
        column.addWidget(
            label("Only the prompt is shown at first. Ask the interviewer for the rest.", "muted")
        )
        column.addWidget(rows)
        column.addStretch()
        column.addWidget(buttons)


def _length(minutes: float) -> str:
    return f"{minutes:g} minutes" + (", a sprint" if minutes == SPRINT_MIN else "")


def _phases(plan: Plan) -> str:
    """How the time is meant to be spent."""
    if plan.minutes is None:
        return "Six phases, each as long as you like."
    shares = ", ".join(f"{seconds / 60:.0f}" for seconds in plan.budgets().values())
    return f"{'The first three' if plan.sprint else 'Six'} phases of {shares} minutes."


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]
