"""What actions do that need more than one call: each is a function of the shell."""

from PySide6.QtCore import Qt

from mlsd_board.desktop.actions.action import Shell
from mlsd_board.desktop.forms.form_area import stops
from mlsd_board.desktop.groups import fold, unfold


def undo(shell: Shell) -> None:
    label = shell.desk.undo()
    shell.desk.said.emit(f"Undone: {label}" if label else "There is nothing to undo.")


def redo(shell: Shell) -> None:
    label = shell.desk.redo()
    shell.desk.said.emit(f"Done again: {label}" if label else "There is nothing to do again.")


def rename(shell: Shell) -> None:
    shell.desk.view.start_rename(shell.desk.view.selection[0])


def connect(shell: Shell) -> None:
    shell.desk.view.setFocus()
    shell.desk.view.start_connecting(shell.desk.view.selection[0])


def take_tool(shell: Shell, id: str) -> None:
    shell.desk.view.set_tool(id)
    shell.desk.view.setFocus(Qt.FocusReason.ShortcutFocusReason)


def toggle_collapsed(shell: Shell) -> None:
    """Fold the selected frames into one box each, or unfold them when all of them are folded."""
    desk = shell.desk
    chosen = [desk.session.design.frames.get(id) for id in desk.view.selection]
    frames = {frame.id: frame for frame in chosen if frame and frame.role != "lane"}
    if not frames:
        desk.said.emit("A lane stays open; collapse the lanes as a whole.")
        return
    turn = fold if any(not frame.collapsed for frame in frames.values()) else unfold
    turn(desk, frames)


def find_component(shell: Shell) -> None:
    shell.docks.raise_dock("palette")
    shell.palette.focus_search()


def step_problem(shell: Shell, by: int) -> None:
    shell.docks.offer("problems")
    shell.desk_panels.problems.step(by)


def problem_here(shell: Shell) -> None:
    """Go round the findings about what is selected."""
    shell.desk_panels.problems.go_to(shell.desk.view.selection)


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
    target = getattr(panel, "list", None) or next(iter(stops(panel)), panel)
    target.setFocus(Qt.FocusReason.TabFocusReason)
