"""The one structure every edit is: for each record, what it was and what it became.

Undo, autosave, live checks, repainting and replay all read this.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from mlsd_board.model.elements import Record

_IN_PLACE = frozenset({"x", "y", "width", "height", "z", "locked", "waypoints", "points"})


class Change(NamedTuple):
    """A record before and after. `None` means: not in the design."""

    before: Record | None
    after: Record | None

    @property
    def only_in_place(self) -> bool:
        """Whether it is the same but for where it lies, its size, its order and its lock, which say nothing of a system."""
        if self.before is None or self.after is None or type(self.before) is not type(self.after):
            return False
        was, now = vars(self.before), vars(self.after)
        return {**was, **{name: now[name] for name in _IN_PLACE & now.keys()}} == now


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """Changes to several records, applied together or not at all."""

    changes: Mapping[str, Change] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.changes)

    def inverse(self) -> "ChangeSet":
        """The change set that takes this one back."""
        return ChangeSet({id: Change(c.after, c.before) for id, c in self.changes.items()})

    def then(self, later: "ChangeSet") -> "ChangeSet":
        """This change set and `later`, squashed into one."""
        merged = dict(self.changes)
        for id, change in later.changes.items():
            before = merged.pop(id).before if id in merged else change.before
            if before != change.after:
                merged[id] = Change(before, change.after)
        return ChangeSet(merged)
