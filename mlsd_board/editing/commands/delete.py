"""Take elements off the board, with the arrows that would hang in the air."""

from collections.abc import Iterable
from typing import TypeVar

from mlsd_board.editing.commands.lanes import fit_lanes, take_in
from mlsd_board.editing.setting_aside import let_go
from mlsd_board.editing.transaction import Transaction
from mlsd_board.model.brief import Brief, DeepDive
from mlsd_board.model.elements import Note
from mlsd_board.model.values import Value

V = TypeVar("V", bound=Value)


def delete(tx: Transaction, ids: Iterable[str]) -> None:
    """Remove elements. What lay in an open frame stays, a collapsed group goes whole, being one box to the eye.

    What was about a removed element is about none.
    """
    doomed = _doomed(tx, ids)
    pools = dict.fromkeys(f.frame for id in doomed if (f := tx.design.frames.get(id)) and f.role == "lane")
    gone = {*doomed, *(c.id for c in tx.design.connections_at(doomed))}
    _loosen(tx, gone)
    tx.remove_all(sorted(gone))
    for pool in pools:
        if pool in tx.design.frames and pool is not None:
            fit_lanes(tx, pool)
            take_in(tx, pool)


def _doomed(tx: Transaction, ids: Iterable[str]) -> list[str]:
    """What is to go: lanes with their pool, but no page, which would take along all that is on it."""
    known, pages = tx.design.records, tx.design.pages
    chosen = [id for id in dict.fromkeys(ids) if id in known and id not in pages]
    shut = [id for id in chosen if (frame := tx.design.frames.get(id)) and frame.collapsed]
    chosen += tx.design.with_members(shut)
    lanes = (f.id for f in tx.design.frames.values() if f.role == "lane" and f.frame in chosen)
    return list(dict.fromkeys((*chosen, *lanes)))


def _loosen(tx: Transaction, gone: set[str]) -> None:
    """Let nothing refer to what is about to go."""
    let_go(tx, gone)
    changes: dict[str, dict[str, str | None]] = {}
    for box in [b for b in tx.design.boxes.values() if b.id not in gone]:
        if box.frame in gone:
            changes[box.id] = {"frame": _outer(tx, box.frame, gone)}
        if isinstance(box, Note) and box.about in gone:
            changes[box.id] = {**changes.get(box.id, {}), "about": None}
    boxes = tx.design.boxes
    tx.put_all([boxes[id].model_copy(update=change) for id, change in changes.items()])
    for page in tx.design.pages.values():
        if page.about in gone:
            tx.put(page.model_copy(update={"about": None}))
    tx.put(_without(tx.design.brief, gone))


def _without(brief: Brief, gone: set[str]) -> Brief:
    """The brief, naming nothing that is about to go. A deep dive that says nothing else goes with its box."""
    dives = [d for d in brief.deep_dives if d.node_id not in gone or d != DeepDive(node_id=d.node_id)]
    return brief.model_copy(
        update={
            "constraints": tuple(_unnamed(c, "enforced_by", gone) for c in brief.constraints),
            "metrics": tuple(_unnamed(m, "measured_by", gone) for m in brief.metrics),
            "deep_dives": tuple(_unnamed(d, "node_id", gone) for d in dives),
        }
    )


def _unnamed(entry: V, field: str, gone: set[str]) -> V:
    return entry.model_copy(update={field: None}) if getattr(entry, field) in gone else entry


def _outer(tx: Transaction, frame: str | None, gone: set[str]) -> str | None:
    """The nearest frame around a removed one that stays."""
    while frame is not None and frame in gone:
        frame = tx.design.frames[frame].frame
    return frame
