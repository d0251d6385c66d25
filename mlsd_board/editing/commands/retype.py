"""Change what an arrow carries."""

from mlsd_board.catalog.library import Library
from mlsd_board.editing.commands.connect import possible_kinds
from mlsd_board.editing.transaction import EditError, Transaction
from mlsd_board.model.kind import Kind


def retype(tx: Transaction, library: Library, connection: str, kind: Kind) -> None:
    """Give an arrow another kind. Raises `EditError` when its ends do not allow it."""
    wire = tx.design.connections[connection]
    if kind not in possible_kinds(tx.design, library, wire.source, wire.target):
        msg = f"{kind.value.capitalize()} cannot run between these two boxes."
        raise EditError(msg)
    tx.put(wire.model_copy(update={"kind": kind}))


def next_kind(tx: Transaction, library: Library, connection: str, by: int = 1) -> Kind | None:
    """Turn an arrow to the next of its legal kinds, or `by` -1 to the last; the kind, or None when there is no other."""
    wire = tx.design.connections[connection]
    legal = possible_kinds(tx.design, library, wire.source, wire.target)
    if not legal or legal == (wire.kind,):
        return None
    at = legal.index(wire.kind) if wire.kind in legal else min(-by, 0)
    kind = legal[(at + by) % len(legal)]
    tx.put(wire.model_copy(update={"kind": kind}))
    return kind
