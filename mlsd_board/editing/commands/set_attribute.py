"""State a fact about an element."""

from typing import Any

from pydantic import ValidationError

from mlsd_board.editing.transaction import EditError, Transaction
from mlsd_board.model.elements import Connection, Frame, Ink, Node, Note, Suppression
from mlsd_board.model.values import AttributeValue


def set_attribute(tx: Transaction, node: str, name: str, value: AttributeValue | None) -> None:
    """State an attribute of a node, in the unit of the library. None takes the statement back."""
    old = tx.design.nodes[node]
    facts = (
        {**old.attributes, name: value}
        if value is not None
        else {k: v for k, v in old.attributes.items() if k != name}
    )
    set_field(tx, node, "attributes", dict(sorted(facts.items())))


def set_field(tx: Transaction, id: str, name: str, value: Any) -> None:
    """Set one field of an element's record, checked as in a file. Raises `EditError` when it does not fit."""
    record = tx.design.records.get(id)
    if (
        not isinstance(record, Node | Connection | Frame | Note | Ink | Suppression)
        or name not in type(record).model_fields
    ):
        msg = f"{id!r} has no field {name!r}."
        raise EditError(msg)
    try:
        new = type(record).model_validate({**dict(record), name: value})
    except ValidationError as error:
        msg = f"{name.replace('_', ' ').capitalize()}: {error.errors(include_url=False)[0]['msg'].lower()}."
        raise EditError(msg) from error
    tx.put(new)
