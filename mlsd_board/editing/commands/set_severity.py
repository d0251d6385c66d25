"""Say how grave a rule is on this board."""

from collections.abc import Mapping
from typing import Any

from mlsd_board.editing.commands.edit_brief import edit_brief
from mlsd_board.editing.transaction import Transaction


def set_severity(tx: Transaction, code: str, level: str | None) -> None:
    """Set a rule to `off`, `info`, `warning` or `error` on this board, its options untouched; None takes it back."""
    known = dict(tx.design.brief.rules)
    said = graded(known.pop(code, None), level)
    edit_brief(tx, "rules", known if said is None else {**known, code: said})


def graded(said: object, level: str | None) -> str | dict[str, Any] | None:
    """A setting with another severity; None where nothing is left to be said."""
    if not isinstance(said, Mapping):
        return level
    rest = {name: value for name, value in said.items() if name != "severity"}
    return {**rest, "severity": level} if level else rest or None


def level_in(said: object) -> str | None:
    """The severity that a setting states."""
    found = said.get("severity") if isinstance(said, Mapping) else said
    return str(found) if found is not None else None
