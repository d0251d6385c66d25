"""Undo and redo: the change sets made so far. No command knows that this exists."""

from dataclasses import dataclass, field
from typing import NamedTuple

from mlsd_board.model.change import ChangeSet
from mlsd_board.model.ids import FIRST_PAGE


class Step(NamedTuple):
    """One thing that undo takes back: what the user did, in the imperative, the change it made, and on which page."""

    label: str
    changes: ChangeSet
    merge_key: str = ""
    page: str = FIRST_PAGE


@dataclass
class History:
    """The steps done and the steps undone. Redo is forgotten when something new is done."""

    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)

    def record(self, step: Step) -> None:
        """Remember a step. Steps in a row with the same `merge_key` become one, as the moves of one drag do."""
        self.undone.clear()
        last = self.done[-1] if self.done else None
        if last and step.merge_key and last.merge_key == step.merge_key:
            merged = last.changes.then(step.changes)
            self.done.pop()
            step = step._replace(changes=merged)
        if step.changes:
            self.done.append(step)

    def undo(self) -> Step | None:
        """The step to take back; its changes are to be applied inverted. None when there is none."""
        if not self.done:
            return None
        self.undone.append(self.done.pop())
        return self.undone[-1]

    def redo(self) -> Step | None:
        """The step to do again. None when there is none."""
        if not self.undone:
            return None
        self.done.append(self.undone.pop()._replace(merge_key=""))
        return self.done[-1]

    def seal(self) -> None:
        """Let the next step start anew even if its merge key is that of the last."""
        if self.done:
            self.done[-1] = self.done[-1]._replace(merge_key="")
