"""Folding groups into one box each and unfolding them, as menu and inspector do."""

from collections.abc import Collection

from mlsd_board.desktop.desk import Desk
from mlsd_board.editing.commands.collapse import collapse, expand
from mlsd_board.model.change import ChangeSet
from mlsd_board.model.elements import Frame


def fold(desk: Desk, frames: Collection[str]) -> None:
    """Fold frames. Right after they were unfolded that is taken back, and what moved on for them returns."""
    done = desk.session.history.done
    if done and _unfolded(done[-1].changes) == set(frames):
        desk.undo()
    else:
        desk.edit("Collapse", lambda tx: collapse(tx, frames))


def unfold(desk: Desk, frames: Collection[str]) -> None:
    """Show what lies in frames."""
    desk.edit("Expand", lambda tx: expand(tx, frames))


def _unfolded(changes: ChangeSet) -> set[str]:
    pairs = {id: (change.before, change.after) for id, change in changes.changes.items()}
    return {
        id
        for id, (was, now) in pairs.items()
        if isinstance(was, Frame) and isinstance(now, Frame) and was.collapsed and not now.collapsed
    }
