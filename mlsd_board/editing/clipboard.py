"""Copying a part of a board and putting it in again, here or on another board."""

from collections.abc import Iterable, Iterator

from mlsd_board.editing.setting_aside import suppressions_within
from mlsd_board.editing.transaction import Transaction
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Box, Connection, Frame, Ink, Note, Record, Suppression
from mlsd_board.model.pages import alone, first_page

STEP = 32.0
"""How far beside its original a copy lies."""


def fragment(design: Design, ids: Iterable[str]) -> Design:
    """The elements, what lies in them, and the arrows that run between them, as a design of their own.

    What was set aside about nothing but these goes along.
    """
    chosen = set(design.with_members(ids))
    inside = {c.id for c in design.connections.values() if c.source in chosen and c.target in chosen}
    taken = chosen | inside
    taken |= {s.id for s in suppressions_within(design, taken)}
    loose = (r for id, r in design.records.items() if id in taken)
    kept = [r for r in loose if not isinstance(r, Connection) or r.id in inside]
    return alone(Design({r.id: _cut_loose(r, chosen) for r in kept}, design.page))


def insert(tx: Transaction, part: Design, dx: float, dy: float) -> list[str]:
    """Put the elements of another design in, moved by (`dx`, `dy`), under new names. Returns these names.

    Of a board with several pages, this is its first page.
    """
    part = alone(first_page(part))
    names: dict[str, str] = {}
    records = [r for r in part.records.values() if isinstance(r, Box | Connection | Ink)]
    fresh = tx.fresh_ids()
    for record in sorted(records, key=lambda r: isinstance(r, Connection)):
        names[record.id] = fresh.take(_stem(record, names))
    tx.put_all(_renamed(part.records[old], new, names, dx, dy) for old, new in names.items())
    for aside in suppressions_within(part, names):
        about = tuple(names[id] for id in aside.elements)
        tx.put(aside.model_copy(update={"id": fresh.take(f"suppress-{aside.code}"), "elements": about}))
    return list(names.values())


def beside(design: Design, part: Design, dx: float, dy: float) -> tuple[float, float]:
    """How far to move a part, from (`dx`, `dy`) on, so that none of it lies exactly upon what is there."""
    there, spots = set(_spots(design)), list(_spots(part))
    while any((x + dx, y + dy) in there for x, y in spots):
        dx, dy = dx + STEP, dy + STEP
    return dx, dy


def _spots(design: Design) -> Iterator[tuple[float, float]]:
    yield from ((box.x, box.y) for box in design.boxes.values())
    yield from (ink.points[0] for ink in design.inks.values())


def _stem(record: Record, names: dict[str, str]) -> str:
    if isinstance(record, Connection):
        return f"{names.get(record.source, record.source)}-{names.get(record.target, record.target)}"
    return record.id.rstrip("0123456789").rstrip("_") or record.id


def _renamed(record: Record, id: str, names: dict[str, str], dx: float, dy: float) -> Record:
    if isinstance(record, Connection):
        ends = {"source": names[record.source], "target": names[record.target]}
        bends = tuple((x + dx, y + dy) for x, y in record.waypoints)
        return record.model_copy(update={"id": id, **ends, "waypoints": bends})
    if isinstance(record, Ink):
        return record.model_copy(
            update={"id": id, "points": tuple((x + dx, y + dy) for x, y in record.points)}
        )
    changes: dict[str, object] = {"id": id}
    if isinstance(record, Box):
        changes |= {"x": record.x + dx, "y": record.y + dy, "frame": names.get(record.frame or "")}
    if isinstance(record, Note):
        changes["about"] = names.get(record.about or "")
    return record.model_copy(update=changes)


def _cut_loose(record: Record, chosen: set[str]) -> Record:
    """A record without references to what stays behind."""
    changes: dict[str, str | None] = {}
    if isinstance(record, Box) and record.frame is not None and record.frame not in chosen:
        changes["frame"] = None
        if isinstance(record, Frame) and record.role == "lane":
            changes["role"] = "group"  # a lane is one only in its pool
    if isinstance(record, Note) and record.about is not None and record.about not in chosen:
        changes["about"] = None
    return record.model_copy(update=changes) if changes and not isinstance(record, Suppression) else record
