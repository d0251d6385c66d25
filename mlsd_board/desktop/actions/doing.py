"""What actions do that need more than one call: each is a function of the shell."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor, QGuiApplication

from mlsd_board.desktop.files import dialogs
from mlsd_board.desktop.files.export_dialog import ExportDialog
from mlsd_board.editing.commands.add import add_note as put_note
from mlsd_board.editing.commands.move import place
from mlsd_board.editing.transaction import EditError
from mlsd_board.layout.engine import EngineError
from mlsd_board.workspace.arranging import places
from mlsd_board.workspace.checking import check_design
from mlsd_board.workspace.fixing import fix_all_safe

Shell = Any


def act(shell: Shell, body: Callable[[], object]) -> None:
    """Do something to the board; what stands in the way is said in the status bar."""
    try:
        body()
    except EditError as error:
        shell.desk.said.emit(str(error))


def selected_boxes(shell: Shell) -> int:
    boxes = shell.desk.session.design.boxes
    return sum(id in boxes for id in shell.desk.view.selection)


def undo(shell: Shell) -> None:
    label = shell.desk.session.undo()
    shell.desk.said.emit(f"Undone: {label}" if label else "There is nothing to undo.")


def redo(shell: Shell) -> None:
    label = shell.desk.session.redo()
    shell.desk.said.emit(f"Done again: {label}" if label else "There is nothing to do again.")


def rename(shell: Shell) -> None:
    shell.desk.view.start_rename(shell.desk.view.selection[0])


def connect(shell: Shell) -> None:
    shell.desk.view.setFocus()
    shell.desk.view.start_connecting(shell.desk.view.selection[0])


def add_note(shell: Shell) -> None:
    """Stick a note to the selected element, or into the middle of the view."""
    desk, ids = shell.desk, []
    chosen = desk.view.selection[0] if len(desk.view.selection) == 1 else None
    box = desk.session.design.boxes.get(chosen or "")
    centre = desk.view.visible_rect().centre
    at = centre._replace(x=box.rect.x, y=box.rect.bottom + 24) if box else centre
    if desk.edit("Add a note", lambda tx: ids.append(put_note(tx, at, about=box.id if box else None))):
        desk.view.select(ids)
        desk.view.start_rename(ids[0])


def find_component(shell: Shell) -> None:
    shell.palette.focus_search()


def tidy(shell: Shell) -> None:
    """Lay out the selected boxes, or all of them, afresh."""
    desk = shell.desk
    design = desk.session.design
    chosen = [id for id in desk.view.selection if id in design.nodes or id in design.notes]
    only = chosen if len(chosen) > 1 else []
    busy = QCursor(Qt.CursorShape.WaitCursor)
    QGuiApplication.setOverrideCursor(busy)
    try:
        found = places(design, shell.settings.engine, only=only)
    except EngineError as error:
        QGuiApplication.restoreOverrideCursor()
        dialogs.show_error(shell.window, "The board cannot be tidied", error)
        return
    QGuiApplication.restoreOverrideCursor()
    desk.edit("Tidy", lambda tx: place(tx, found))
    if not only:
        desk.view.zoom_fit()


def fix_all(shell: Shell) -> None:
    """Apply every safe fix as one step of undo."""
    desk = shell.desk
    session = desk.session
    before = session.design
    after, done = fix_all_safe(
        before,
        session.library,
        lambda d: check_design(d, session.library, profile=session.profile, phase=session.phase),
    )
    if desk.commit("Fix all safe", before.changes_to(after)) and done:
        desk.view.zoom_fit()
        desk.said.emit(
            f"{len(done)} fix{'es' if len(done) > 1 else ''} applied. Ctrl+Z takes all of it back."
        )
    elif not done:
        desk.said.emit("There is nothing that can be fixed safely.")


def step_problem(shell: Shell, by: int) -> None:
    shell.desk_panels.problems.step(by)


def zoom(shell: Shell, factor: float | None) -> None:
    """Zoom by a factor, or to 100 % when there is none."""
    view = shell.desk.view
    view.zoom_to(1.0 if factor is None else view.zoom * factor)


def zoom_selection(shell: Shell) -> None:
    shell.desk.view.zoom_fit(shell.desk.view.selection)


def focus_board(shell: Shell) -> None:
    shell.desk.view.setFocus(Qt.FocusReason.ShortcutFocusReason)


def focus_panel(shell: Shell, name: str) -> None:
    """Bring a panel to the front and put the cursor on its first editor."""
    shell.docks.raise_dock(name)
    panel = getattr(shell.desk_panels, name)
    target = panel.list if name == "problems" else panel
    target.setFocus(Qt.FocusReason.TabFocusReason)
    if name != "problems":
        target.focusNextChild()


def export(shell: Shell, format: str = "") -> None:
    """Ask how and where, then write; without a format the dialog offers all."""
    desk = shell.desk
    dialog = ExportDialog(desk.session.library, desk.theme, shell.settings.engine, shell.window)
    if format:
        dialog.choose(format)
    if not dialog.exec():
        return
    exporter = dialog.exporter
    path = shell.documents.export_path(exporter.suffixes[0], exporter.title)
    if path:
        shell.documents.export(path, dialog.options(), exporter.id)
