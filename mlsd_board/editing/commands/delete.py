"""Take elements off the board, with the arrows that would hang in the air."""

from collections.abc import Iterable

from mlsd_board.editing.commands.lanes import fit_lanes, take_in
from mlsd_board.editing.transaction import Transaction
from mlsd_board.model.elements import Note


def delete(tx: Transaction, ids: Iterable[str]) -> None:
    """Remove elements. What lay in a removed frame stays; a note or a page about a removed element is about none."""
    doomed = [id for id in dict.fromkeys(ids) if id in tx.design.records]
    doomed += [
        f.id
        for f in tx.design.frames.values()
        if f.role == "lane" and f.frame in doomed and f.id not in doomed
    ]
    pools = dict.fromkeys(
        f.frame for id in doomed if (f := tx.design.frames.get(id)) and f.role == "lane" and f.frame
    )
    hanging = [c.id for c in tx.design.connections_at(doomed)]
    gone = {*doomed, *hanging}
    for box in [b for b in tx.design.boxes.values() if b.id not in gone]:
        changes: dict[str, str | None] = {}
        if box.frame in gone:
            changes["frame"] = _outer(tx, box.frame, gone)
        if isinstance(box, Note) and box.about in gone:
            changes["about"] = None
        if changes:
            tx.put(box.model_copy(update=changes))
    for page in tx.design.pages.values():
        if page.about in gone:
            tx.put(page.model_copy(update={"about": None}))
    for id in sorted(gone):
        tx.remove(id)
    for pool in pools:
        if pool in tx.design.frames:
            fit_lanes(tx, pool)
            take_in(tx, pool)


def _outer(tx: Transaction, frame: str | None, gone: set[str]) -> str | None:
    """The nearest frame around a removed one that stays."""
    while frame is not None and frame in gone:
        frame = tx.design.frames[frame].frame
    return frame
