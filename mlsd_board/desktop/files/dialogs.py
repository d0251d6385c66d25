"""Questions and bad news, in plain words: what happened, where, and what to do."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.registry import importers

Answer = Literal["save", "discard", "cancel"]
_NAMED = 12
"""So many files are named in a question."""
_B = QMessageBox.StandardButton


def show_error(parent: QWidget | None, title: str, error: Exception) -> None:
    """Say what went wrong; nothing was changed unless the words say so."""
    _explaining(parent, title, error).exec()


def ask_elsewhere(parent: QWidget | None, error: FormatError) -> bool:
    """Say why a board was not saved; whether it is to be saved under another name."""
    box = _explaining(parent, "The board was not saved", error)
    save_as = box.addButton("Save as…", QMessageBox.ButtonRole.AcceptRole)
    box.addButton(_B.Cancel)
    box.setDefaultButton(save_as)
    box.exec()
    return box.clickedButton() is save_as


def show_remarks(parent: QWidget | None, title: str, remarks: tuple[str, ...]) -> None:
    """What the reader should know about a file that was read all the same."""
    box = _box(parent, QMessageBox.Icon.Information, title)
    box.setText("The board was read, but not everything could be taken over as it was.")
    more = [f"… and {len(remarks) - 12} more"] if len(remarks) > 12 else []
    box.setInformativeText("\n".join((*map(_sentence, remarks[:12]), *more)))
    box.exec()


def show_one_only(parent: QWidget | None, path: Path, others: Sequence[Path]) -> None:
    """That of several files one is opened, and which are not."""
    box = _box(parent, QMessageBox.Icon.Information, "Several files")
    box.setText(f"One board is open at a time: {path.name} is opened.")
    box.setInformativeText(f"Not opened: {_listed(others)}.")
    box.exec()


def show_configuration(parent: QWidget | None, remarks: tuple[str, ...]) -> None:
    """What of the files that say how boards are checked could not be used."""
    box = _box(parent, QMessageBox.Icon.Warning, "Configuration")
    box.setText("The board is checked, but not everything in its configuration could be used.")
    box.setInformativeText("\n".join(_sentence(remark) for remark in remarks[:12]))
    box.exec()


def ask_unsaved(parent: QWidget | None, title: str) -> Answer:
    """Whether the changes to a board are to be saved."""
    box = _box(parent, QMessageBox.Icon.Question, "Unsaved changes")
    box.setText(f"Save the changes to “{title}”?")
    box.setInformativeText("They are lost otherwise.")
    box.setStandardButtons(_B.Save | _B.Discard | _B.Cancel)
    box.setDefaultButton(_B.Save)
    answer = _B(box.exec())
    return "save" if answer == _B.Save else "discard" if answer == _B.Discard else "cancel"


def ask_changed_on_disk(
    parent: QWidget | None, error: FormatError
) -> Literal["overwrite", "save_as", "cancel"]:
    """What to do about a file that another program changed meanwhile."""
    box = _box(parent, QMessageBox.Icon.Warning, "Changed on disk")
    box.setText("The file was changed by another program since it was opened.")
    box.setInformativeText(f"{error.where}\nOverwriting it loses those changes; a backup is kept.")
    save_as = box.addButton("Save as…", QMessageBox.ButtonRole.AcceptRole)
    overwrite = box.addButton("Overwrite", QMessageBox.ButtonRole.DestructiveRole)
    box.addButton(_B.Cancel)
    box.setDefaultButton(save_as)
    box.exec()
    pressed = box.clickedButton()
    return "save_as" if pressed is save_as else "overwrite" if pressed is overwrite else "cancel"


def ask_delete(parent: QWidget | None, question: str) -> bool:
    """Whether something is really to go for good."""
    box = _box(parent, QMessageBox.Icon.Question, "Delete")
    box.setText(question)
    delete = box.addButton("Delete", QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(box.addButton(_B.Cancel))
    box.exec()
    return box.clickedButton() is delete


def ask_board(parent: QWidget | None, folder: Path) -> Path | None:
    """A board, or a file of any other format that can be read."""
    endings = sorted({f"*{suffix}" for known in importers().values() for suffix in known.suffixes})
    filters = f"Boards ({' '.join(endings)});;All files (*)"
    name, _ = QFileDialog.getOpenFileName(parent, "Open a board", str(folder), filters)
    return Path(name) if name else None


def ask_save_path(
    parent: QWidget | None, title: str, suggestion: Path, kind: str, *suffixes: str
) -> Path | None:
    """Where to write; the first suffix is added where none of them is there, and an existing file is asked about."""
    dialog = QFileDialog(parent, title, str(suggestion.parent), f"{kind} (*{' *'.join(suffixes)})")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffixes[0].lstrip("."))
    dialog.selectFile(suggestion.name)
    while dialog.exec():
        chosen = Path(dialog.selectedFiles()[0])
        path = _ending_in(chosen, suffixes)
        # Of what was chosen, the dialog has asked itself.
        if path == chosen or ask_replace(parent, [path]):
            return path
    return None


def ask_replace(parent: QWidget | None, paths: Sequence[Path]) -> bool:
    """Whether those of the files that are there already may go; asked once for all of them."""
    there = [path for path in paths if path.exists()]
    if not there:
        return True
    said = ("exists", "it") if len(there) == 1 else ("exist", "them")
    box = _box(parent, QMessageBox.Icon.Warning, "Replace files")
    box.setText(f"{_listed(there)} already {said[0]}. Replace {said[1]}?")
    replace = box.addButton("Replace", QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(box.addButton(_B.Cancel))
    box.exec()
    return box.clickedButton() is replace


def _listed(paths: Sequence[Path]) -> str:
    more = f" and {len(paths) - _NAMED} more" if len(paths) > _NAMED else ""
    return ", ".join(path.name for path in paths[:_NAMED]) + more


def _ending_in(path: Path, suffixes: tuple[str, ...]) -> Path:
    """The path with the first suffix, unless it has one of them: `a.json` becomes `a.mlsd.json`, `a.v2` `a.v2.png`."""
    if path.name.lower().endswith(suffixes):
        return path
    last = Path(suffixes[0]).suffix or suffixes[0]
    return path.with_name(path.name.removesuffix(last) + suffixes[0])


def _explaining(parent: QWidget | None, title: str, error: Exception) -> QMessageBox:
    """What went wrong, where, and what to do."""
    box = _box(parent, QMessageBox.Icon.Warning, title)
    if isinstance(error, FormatError):
        box.setText(_sentence(error.what))
        where = f"Where: {error.where}" if error.where else ""
        box.setInformativeText("\n".join(part for part in (where, error.advice) if part))
    else:
        box.setText(_sentence(str(error)))
    return box


def _box(parent: QWidget | None, icon: QMessageBox.Icon, title: str) -> QMessageBox:
    box = QMessageBox(icon, title, "", _B.NoButton, parent)
    box.finished.connect(box.deleteLater)
    box.setTextFormat(Qt.TextFormat.PlainText)
    return box


def _sentence(text: str) -> str:
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")
