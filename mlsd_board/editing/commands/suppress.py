"""Set a finding aside with a reason, or take that back."""

from collections.abc import Sequence
from typing import Literal

from mlsd_board.editing.transaction import EditError, Transaction
from mlsd_board.model.elements import Suppression

Status = Literal["accepted", "not_applicable", "out_of_scope", "will_do"]


def suppress(
    tx: Transaction, code: str, elements: Sequence[str], reason: str, status: Status = "accepted"
) -> str:
    """Set aside a rule's finding about these elements (about any when empty). Returns the suppression's id."""
    if not reason.strip():
        msg = "Say why this finding does not count here."
        raise EditError(msg)
    id = tx.fresh_id(f"suppress-{code}")
    tx.put(Suppression(id=id, code=code, elements=tuple(elements), reason=reason.strip(), status=status))
    return id
