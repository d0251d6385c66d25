"""Move a part of one page to another."""

from collections.abc import Iterable

from mlsd_board.editing.commands.move import whole
from mlsd_board.editing.setting_aside import let_go, suppressions_within
from mlsd_board.editing.transaction import Transaction
from mlsd_board.model.elements import Box, Connection, Note
from mlsd_board.model.pages import moved


def move_to_page(tx: Transaction, ids: Iterable[str], page: str) -> list[str]:
    """Move elements, what lies in them and the arrows between them. Needs the whole board.

    Arrows to what stays cannot go along and are removed; their ids are returned. A note moved away from what it is
    about, or left behind by it, loses its pin. What was set aside about nothing but these goes along.
    """
    going = {*tx.design.with_members(whole(tx.design, id) for id in ids)}
    cut = [c for c in tx.design.connections_at(going) if not {c.source, c.target} <= going]
    going -= {c.id for c in cut}
    going |= {c.id for c in tx.design.connections_at(going) if {c.source, c.target} <= going}
    let_go(tx, {wire.id for wire in cut})
    for wire in cut:
        tx.remove(wire.id)
    tx.put_all([moved(aside, page) for aside in suppressions_within(tx.design, going)])
    for id in [id for id in tx.design.records if id in going]:
        record = tx.design.records[id]
        if isinstance(record, Box) and record.frame not in going:
            record = record.model_copy(update={"frame": None})
        if not isinstance(record, Connection) or record.source in going:
            tx.put(moved(record, page))
    for note in [n for n in tx.design.notes.values() if n.about is not None]:
        if _elsewhere(tx, note):
            tx.put(note.model_copy(update={"about": None}))
    return [wire.id for wire in cut]


def _elsewhere(tx: Transaction, note: Note) -> bool:
    """Whether what a note is about lies on another page, or is gone."""
    subject = tx.design.records.get(note.about or "")
    return subject is None or getattr(subject, "page", note.page) != note.page
