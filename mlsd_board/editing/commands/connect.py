"""Join two boxes with an arrow, or move one end of an arrow to another box."""

from typing import Literal

from mlsd_board.catalog.library import Library
from mlsd_board.catalog.ports import infer_kind, legal_kinds, refusal
from mlsd_board.editing.transaction import EditError, Transaction
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection
from mlsd_board.model.kind import Kind


def connect(tx: Transaction, library: Library, source: str, target: str, kind: Kind | None = None) -> str:
    """Draw an arrow; without `kind` the likeliest legal one is taken. Returns its id.

    Raises `EditError` with the reason when nothing legal can run between the two.
    """
    reason = objection(tx.design, library, source, target)
    if reason:
        raise EditError(reason)
    id = tx.fresh_id(f"{source}-{target}")
    tx.put(
        Connection(
            id=id, source=source, target=target, kind=kind or likely_kind(tx.design, library, source, target)
        )
    )
    return id


def reconnect(tx: Transaction, library: Library, id: str, end: Literal["source", "target"], box: str) -> None:
    """Move one end of an arrow. Its kind stays if it is legal there, else the likeliest legal one is taken."""
    old = tx.design.connections[id]
    new = old.model_copy(update={end: box, f"{end}_side": None, "waypoints": ()})
    reason = objection(tx.design, library, new.source, new.target)
    if reason:
        raise EditError(reason)
    if new.kind not in possible_kinds(tx.design, library, new.source, new.target):
        kind = likely_kind(tx.design, library, new.source, new.target)
        new = new.model_copy(update={"kind": kind})
    tx.put(new)


def objection(design: Design, library: Library, source: str, target: str) -> str:
    """Why the two may not be joined in this direction, in a sentence; empty when they may."""
    if source == target:
        return "A box cannot be connected to itself."
    boxes = design.boxes
    if source not in boxes or target not in boxes:
        return "An arrow joins two boxes."
    u, v = design.nodes.get(source), design.nodes.get(target)
    return refusal(library, u.component, v.component) if u and v else ""


def possible_kinds(design: Design, library: Library, source: str, target: str) -> tuple[Kind, ...]:
    """The kinds an arrow between two boxes may have, the likeliest first. All of them where a component is unknown."""
    u, v = design.nodes.get(source), design.nodes.get(target)
    known = [library.components.get(n.component) if n else None for n in (u, v)]
    return legal_kinds(known[0], known[1]) if known[0] and known[1] else tuple(Kind)


def likely_kind(design: Design, library: Library, source: str, target: str) -> Kind | None:
    """What a bare arrow between two boxes means."""
    u, v = design.nodes.get(source), design.nodes.get(target)
    if not u or not v:
        return None
    entering = [c.kind for c in design.connections.values() if c.target == source and c.kind]
    return infer_kind(library, u.component, v.component, entering)
