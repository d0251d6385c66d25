"""A design: the records of one board or of one page of it, immutable, changed only by applying a change set."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import compress
from operator import is_not
from typing import TypeVar

from mlsd_board.model.brief import Brief
from mlsd_board.model.change import Change, ChangeSet
from mlsd_board.model.elements import Box, Connection, Frame, Ink, Node, Note, Page, Record, Suppression
from mlsd_board.model.ids import BRIEF_ID

R = TypeVar("R", Node, Connection, Frame, Note, Ink, Suppression, Page)


class ChangeConflictError(Exception):
    """A change set was made for another state of the design than this one."""


@dataclass(frozen=True)
class Design:
    """One state of a board. Two designs with the same records are equal, whatever the order.

    One that is a single page of a larger board knows which (`page`), and which ids are taken `elsewhere`.
    """

    records: Mapping[str, Record] = field(default_factory=dict)
    page: str | None = field(default=None, compare=False)
    elsewhere: Collection[str] = field(default=(), compare=False, repr=False)

    @classmethod
    def of(cls, *records: Record) -> "Design":
        return cls({record.id: record for record in records})

    @cached_property
    def brief(self) -> Brief:
        brief = self.records.get(BRIEF_ID)
        return brief if isinstance(brief, Brief) else Brief()

    @cached_property
    def nodes(self) -> Mapping[str, Node]:
        return self._all(Node)

    @cached_property
    def connections(self) -> Mapping[str, Connection]:
        return self._all(Connection)

    @cached_property
    def frames(self) -> Mapping[str, Frame]:
        return self._all(Frame)

    @cached_property
    def notes(self) -> Mapping[str, Note]:
        return self._all(Note)

    @cached_property
    def inks(self) -> Mapping[str, Ink]:
        return self._all(Ink)

    @cached_property
    def suppressions(self) -> Mapping[str, Suppression]:
        return self._all(Suppression)

    @cached_property
    def pages(self) -> Mapping[str, Page]:
        """The pages that are recorded; a board of one page need not record it (see `model/pages.py`)."""
        return self._all(Page)

    @cached_property
    def boxes(self) -> Mapping[str, Box]:
        """Everything an arrow may start or end at."""
        return {**self.frames, **self.nodes, **self.notes}

    def apply(self, changes: ChangeSet) -> "Design":
        """The design after `changes`. Raises `ChangeConflictError` if they start from another state."""
        records = dict(self.records)
        for id, change in changes.changes.items():
            was = records.get(id)
            if was is not change.before and was != change.before:
                msg = f"the change of {id!r} was made for another state of the board"
                raise ChangeConflictError(msg)
            if change.after is None:
                records.pop(id, None)
            else:
                records[id] = change.after
        later = Design(records, self.page, self.elsewhere)
        known = {name: kind for name, kind in _VIEWS.items() if name in self.__dict__}
        touched = _by_kind(changes) if known else {}
        for (
            name,
            kind,
        ) in known.items():  # worked out already: brought along, which is quicker than looking again
            later.__dict__[name] = _brought_along(self.__dict__[name], touched.get(kind, {}))
        return later

    def changes_to(self, later: "Design") -> ChangeSet:
        """The change set that leads from this design to `later`."""
        pairs = ((id, Change(self.records.get(id), later.records.get(id))) for id in differing(self, later))
        return ChangeSet({id: change for id, change in pairs if change.before != change.after})

    def connections_at(self, ids: Iterable[str]) -> Iterator[Connection]:
        """The connections that start or end at one of `ids`."""
        wanted = set(ids)
        known = self.connections.values() if wanted else ()
        return (c for c in known if c.source in wanted or c.target in wanted)

    def members(self, frame: str) -> Iterator[Box]:
        """The boxes that lie directly in a frame."""
        return (box for box in self.boxes.values() if box.frame == frame)

    def with_members(self, ids: Iterable[str]) -> list[str]:
        """The elements and all that lies in them, however deep, each once."""
        found = dict.fromkeys(ids)
        waiting = list(found)
        while waiting:
            frame = waiting.pop()
            for member in self.members(frame) if frame in self.frames else ():
                if member.id not in found:
                    found[member.id] = None
                    waiting.append(member.id)
        return list(found)

    def _all(self, wanted: type[R]) -> dict[str, R]:
        return {id: r for id, r in self.records.items() if isinstance(r, wanted)}


_VIEWS: Mapping[str, type] = {
    "nodes": Node,
    "connections": Connection,
    "frames": Frame,
    "notes": Note,
    "inks": Ink,
    "suppressions": Suppression,
    "pages": Page,
}


def _by_kind(changes: ChangeSet) -> dict[type, dict[str, Record | None]]:
    """What became of the records of each kind; None for those that are gone."""
    found: dict[type, dict[str, Record | None]] = defaultdict(dict)
    for id, (before, after) in changes.changes.items():
        if type(before) is not type(after):
            found[type(before)][id] = None
        found[type(after)][id] = after
    return found


def _brought_along(
    known: Mapping[str, Record], touched: Mapping[str, Record | None]
) -> Mapping[str, Record | None]:
    """The records of one kind after some of them changed."""
    if not touched:
        return known
    found = {**known, **touched}
    for id, record in touched.items():
        if record is None:
            del found[id]
    return found


def differing(earlier: Design, later: Design) -> list[str]:
    """The ids whose records are not the very same in both designs; quick on large boards too."""
    old, new = earlier.records, later.records
    found = list(compress(new, map(is_not, new.values(), map(old.get, new))))
    gone = len(old) + sum(id not in old for id in found) - len(new)
    return [*(id for id in old if id not in new), *found] if gone else found
