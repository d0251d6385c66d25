"""The only way to change a design: edit within a transaction, then take its change set."""

from collections.abc import Iterable
from itertools import chain, compress

from mlsd_board.model.brief import Brief
from mlsd_board.model.change import Change, ChangeSet
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Record
from mlsd_board.model.ids import FreshIds, fresh_id
from mlsd_board.model.integrity import faults
from mlsd_board.model.pages import moved

_FEW = 20
"""Fewer than one record in so many is few."""


class EditError(Exception):
    """An edit that cannot be made. The message tells the user why."""


class Transaction:
    """A design being edited. Commands put and remove records; nothing outside sees them until it is finished.

    What is put into the design of one page lies on that page.
    """

    def __init__(self, design: Design) -> None:
        """Start from `design`, which itself never changes."""
        self._start = design
        self.design = design
        self.touched: set[str] = set()
        """The ids of all that was put or removed so far."""

    def put(self, record: Record) -> None:
        """Add a record, or replace the one of the same id. An empty brief is the same as none."""
        if isinstance(record, Brief) and record == Brief():
            self._change(record.id, None)
        else:
            self._change(record.id, self._here(record))

    def put_all(self, records: Iterable[Record]) -> None:
        """Add or replace many records at once, which on a large board is far quicker than one by one."""
        known = self.design.records
        found = (self._here(record) for record in records)
        changed = {r.id: Change(known.get(r.id), r) for r in found if known.get(r.id) != r}
        if changed:
            self.touched.update(changed)
            self.design = self.design.apply(ChangeSet(changed))

    def remove(self, id: str) -> None:
        self._change(id, None)

    def remove_all(self, ids: Iterable[str]) -> None:
        """Remove many records at once."""
        known = self.design.records
        changed = {id: Change(known[id], None) for id in ids if id in known}
        if changed:
            self.touched.update(changed)
            self.design = self.design.apply(ChangeSet(changed))

    def fresh_id(self, stem: str) -> str:
        """A name that no record of this board has, on any page, nor had when the transaction began."""
        return fresh_id(stem, self._taken())

    def fresh_ids(self) -> FreshIds:
        """The same for many names, quickly."""
        return FreshIds(self._taken())

    def _taken(self) -> set[str]:
        return {*self._start.records, *self.design.records, *self.design.elsewhere}

    def finish(self) -> ChangeSet:
        """All that was changed. Raises `EditError` if it would leave the design unsound."""
        old, new = self._start.records, self.design.records
        pairs = ((id, Change(old.get(id), new.get(id))) for id in self._in_order())
        found = {id: change for id, change in pairs if change.before != change.after}
        # What only lies elsewhere is as sound as it was.
        fault = next(faults(self.design, {id for id, c in found.items() if not c.only_in_place}), None)
        if fault:
            msg = f"The edit would leave {fault.record!r} unsound: {fault.reason}."
            raise EditError(msg)
        return ChangeSet(found)

    def _in_order(self) -> Iterable[str]:
        """The ids touched, as the records lie; where none came or went, which order matters to nobody, the quickest."""
        old, new, touched = self._start.records, self.design.records, self.touched
        if touched <= old.keys() and touched <= new.keys() and len(touched) * _FEW < len(old):
            return sorted(touched)
        known = compress(old, map(touched.__contains__, old))
        return chain(known, compress(new, map((touched - old.keys()).__contains__, new)))

    def _here(self, record: Record) -> Record:
        page = self.design.page
        return record if page is None else moved(record, page)

    def _change(self, id: str, after: Record | None) -> None:
        before = self.design.records.get(id)
        if before != after:
            self.touched.add(id)
            self.design = self.design.apply(ChangeSet({id: Change(before, after)}))
