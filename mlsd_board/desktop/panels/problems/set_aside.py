"""The dialog that sets a finding aside: as what, and why."""

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from mlsd_board.desktop.forms.rows import Rows, label
from mlsd_board.validation.finding import Finding

_STATUSES = (
    ("accepted", "Accepted: a trade-off made on purpose"),
    ("not_applicable", "Does not apply to this design"),
    ("out_of_scope", "Out of scope"),
    ("will_do", "Will be done later"),
)


class SetAsideDialog(QDialog):
    """A reason is needed: it is kept in the file, for whoever reads the board next."""

    def __init__(self, finding: Finding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Set aside a finding")
        self.setMinimumWidth(460)
        self.statuses = QComboBox()
        for _, words in _STATUSES:
            self.statuses.addItem(words)
        self.reason = QPlainTextEdit(placeholderText="Why does this not count here?")
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(96)
        rows = Rows()
        rows.add("As", self.statuses)
        rows.add_wide("Reason", self.reason)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.accept_button = self.buttons.addButton("Set aside", QDialogButtonBox.ButtonRole.AcceptRole)
        self.accept_button.setProperty("look", "primary")
        self.accept_button.setEnabled(False)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.reason.textChanged.connect(lambda: self.accept_button.setEnabled(bool(self.answer()[1])))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(label(f"{finding.code}  {finding.message}", "name", wrap=True))
        column.addWidget(rows)
        column.addWidget(self.buttons)
        self.reason.setFocus()

    def answer(self) -> tuple[str, str]:
        """The status and the reason."""
        return _STATUSES[self.statuses.currentIndex()][0], self.reason.toPlainText().strip()
