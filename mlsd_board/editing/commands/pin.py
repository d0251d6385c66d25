"""Pin a note to what it is about, or take the pin away."""

from mlsd_board.editing.transaction import EditError, Transaction


def pin(tx: Transaction, note: str, about: str | None) -> None:
    """Raises `EditError` for a note about itself."""
    if about == note:
        msg = "A note cannot be about itself."
        raise EditError(msg)
    tx.put(tx.design.notes[note].model_copy(update={"about": about}))
