"""Change the words and numbers beside the drawing."""

from typing import Any

from pydantic import ValidationError

from mlsd_board.editing.transaction import EditError, Transaction
from mlsd_board.model.brief import Brief


def edit_brief(tx: Transaction, field: str, value: Any) -> None:
    """Set a field of the brief, by its path (`restatement`, `task.type`, `req.latency_slo_ms`).

    Raises `EditError`, naming the field, when the value does not fit.
    """
    facts: dict[str, Any] = tx.design.brief.model_dump()
    inner = facts
    *way, last = field.split(".")
    for name in way:
        inner = inner.get(name, {})
    if last not in inner:
        msg = f"The brief has no field {field!r}."
        raise EditError(msg)
    inner[last] = value
    try:
        tx.put(Brief.model_validate(facts))
    except ValidationError as error:
        msg = f"{last.replace('_', ' ').capitalize()}: {error.errors(include_url=False)[0]['msg'].lower()}."
        raise EditError(msg) from error
