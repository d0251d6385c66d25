"""What was set aside stays with the elements that it is about."""

from collections.abc import Container

from mlsd_board.editing.transaction import Transaction
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Suppression


def suppressions_within(design: Design, ids: Container[str]) -> list[Suppression]:
    """What was set aside about nothing but these elements."""
    return [s for s in design.suppressions.values() if s.elements and all(id in ids for id in s.elements)]


def let_go(tx: Transaction, gone: Container[str]) -> None:
    """Bring what was set aside in line with elements that go.

    A finding is about the first of its elements; without that one it cannot come back. Without another one it can.
    """
    for aside in list(tx.design.suppressions.values()):
        left = tuple(id for id in aside.elements if id not in gone)
        if left == aside.elements:
            continue
        if aside.elements[0] in gone:
            tx.remove(aside.id)
        else:
            tx.put(aside.model_copy(update={"elements": left}))
