"""Records of a board as plain tables and back: what a timeline keeps of an edit."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from mlsd_board.model.brief import Brief
from mlsd_board.model.change import ChangeSet
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Element, Record
from mlsd_board.model.ids import BRIEF_ID

Table = Mapping[str, Any]


def as_table(record: Record) -> dict[str, Any]:
    """What differs from the defaults, and the kind of element. A brief leaves out the attempt, which keeps no copy of itself."""
    facts = record.model_dump(mode="json", exclude_defaults=True)
    kind = getattr(record, "element", "")
    return {"element": kind, **facts} if kind else {k: v for k, v in facts.items() if k != "attempt"}


def from_table(id: str, table: Table) -> Record:
    """The record again. Raises `ValueError` when the table is none."""
    if id == BRIEF_ID:
        return Brief.model_validate(table)
    return _elements().validate_python({**table, "id": id})


def tables_of(design: Design) -> dict[str, Table]:
    """All records of a board."""
    return {id: as_table(record) for id, record in design.records.items()}


def afters(changes: ChangeSet) -> dict[str, Table | None]:
    """What each record became, None where it was taken away."""
    pairs = ((id, c, None if c.after is None else as_table(c.after)) for id, c in changes.changes.items())
    return {id: after for id, c, after in pairs if c.before is None or after != as_table(c.before)}


@cache
def _elements() -> TypeAdapter[Record]:
    return TypeAdapter(Element)
