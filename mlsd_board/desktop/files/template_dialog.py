"""Keeping the open board as a template, and taking over what others share."""

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QMessageBox, QVBoxLayout, QWidget

from mlsd_board.desktop.files import dialogs
from mlsd_board.desktop.forms.fields import ChoiceField, TextField
from mlsd_board.desktop.forms.rows import Rows, label
from mlsd_board.formats.errors import FormatError
from mlsd_board.model.brief import CATEGORIES, Brief, Category
from mlsd_board.workspace.collection import TakenOver, save_template, take_over

_NAMED = 8


class TemplateDialog(QDialog):
    """What the template is called and what it is for; title and category are needed."""

    def __init__(self, brief: Brief, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Save as a template")
        self.setMinimumWidth(440)
        self.title = TextField("What is it called?")
        self.title.setText(brief.title)
        self.summary = TextField("What is it for, in a sentence")
        self.category = ChoiceField(list(CATEGORIES.items()), unset="choose one")
        self._category: Category | None = brief.category
        self.category.show_value(brief.category)
        self.category.given.connect(self._choose)
        rows = Rows()
        rows.add("Title", self.title)
        rows.add("Summary", self.summary)
        rows.add("Category", self.category)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.save_button = self.buttons.addButton("Save", QDialogButtonBox.ButtonRole.AcceptRole)
        self.save_button.setProperty("look", "primary")
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.title.textChanged.connect(lambda _: self._fit())
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(label("It is kept with your own templates, on the start page.", "muted", wrap=True))
        column.addWidget(rows)
        column.addWidget(self.buttons)
        self._fit()
        self.title.setFocus()

    def answer(self) -> tuple[str, str, Category | None]:
        """Title, summary and category."""
        return self.title.text().strip(), self.summary.text().strip(), self._category

    def _choose(self, value: Any) -> None:
        self._category = value
        self._fit()

    def _fit(self) -> None:
        self.save_button.setEnabled(bool(self.title.text().strip()) and self._category is not None)


def keep_as_template(shell: Any) -> None:
    """Ask what the open board is to be called as a template, and keep it."""
    session = shell.desk.session
    dialog = TemplateDialog(session.design.brief, shell.window)
    if not dialog.exec():
        return
    try:
        made = save_template(session.book, *dialog.answer())
    except FormatError as error:
        dialogs.show_error(shell.window, "The template was not saved", error)
        return
    shell.status.say(f"Kept as the template “{made.title}”. It is on the start page, under your templates.")


def ask_and_take_over(shell: Any) -> None:
    """Let the user choose files of questions and templates, and take them over."""
    names, _ = QFileDialog.getOpenFileNames(
        shell.window, "Add questions and templates", str(Path.home()), "Questions and templates (*.toml)"
    )
    if names:
        show_taken(shell, [Path(name) for name in names])


def show_taken(shell: Any, paths: list[Path]) -> None:
    """Take these over, say what came of it, and show it on the start page."""
    try:
        found = take_over(paths)
    except FormatError as error:
        dialogs.show_error(shell.window, "They cannot be added", error)
        return
    if found.faults:
        _tell(shell.window, found)
    shell.status.say(_counted(found))
    shell.start_page.refresh()


def _tell(parent: QWidget, found: TakenOver) -> None:
    """Which files could not be added, and why; the rest was."""
    box = QMessageBox(QMessageBox.Icon.Information, "Not all could be added", _counted(found), parent=parent)
    lines = [f"{fault.path.name}: {fault.reason}" for fault in found.faults[:_NAMED]]
    more = len(found.faults) - _NAMED
    box.setInformativeText("\n".join([*lines, *([f"and {more} more"] if more > 0 else [])]))
    box.exec()


def _counted(found: TakenOver) -> str:
    count = len(found.questions) + len(found.templates)
    left = f", {len(found.faults)} could not be" if found.faults else ""
    return f"{count} added{left}."
