"""A quick fix in the window: what it promises, what it would change, and the change as one step of undo."""

from mlsd_board.desktop.desk import Desk
from mlsd_board.editing.transaction import EditError
from mlsd_board.model.change import ChangeSet
from mlsd_board.validation.fix import Fix, OpenBrief
from mlsd_board.workspace.fixing import preview


def kind_of(fix: Fix) -> str:
    """'safe' or 'suggestion'; 'brief' where only the user can fill in what is missing."""
    return fix.applicability if fix.edits else "brief"


def promise(fix: Fix) -> str:
    """What a user may rely on."""
    if not fix.edits:
        return "Leads to the field in the brief; only you can fill it in."
    if fix.applicability == "safe":
        return "Safe: adds what is missing and changes no decision. One undo takes it back."
    return "A suggestion: one choice of several. One undo takes it back."


def show(desk: Desk, fix: Fix | None) -> None:
    """Show what a fix would add as ghosts; None takes them away."""
    desk.view.show_preview(_changes(desk, fix) if fix and fix.edits else None)


def apply(desk: Desk, fix: Fix) -> None:
    """Carry a fix out, or lead to the field of the brief it asks for."""
    desk.view.show_preview(None)
    changes = _changes(desk, fix) if fix.edits else None
    if changes and desk.commit(fix.title, changes):
        added = tuple(id for id, c in changes.changes.items() if c.before is None)
        desk.show(tuple(id for id in added if id in desk.session.design.boxes) or added)
        desk.said.emit(f"{fix.title}: done. Ctrl+Z takes it back.")
    for step in fix.steps:
        if isinstance(step, OpenBrief):
            desk.brief_wanted.emit(step.path)
            return


def _changes(desk: Desk, fix: Fix) -> ChangeSet | None:
    try:
        return preview(desk.session.design, fix, desk.session.library)
    except (EditError, KeyError) as error:
        reason = str(error) if isinstance(error, EditError) else "the board has changed"
        desk.said.emit(f"This fix no longer fits: {reason}")
        return None
