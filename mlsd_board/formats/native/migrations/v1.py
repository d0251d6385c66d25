"""From version 1 to 2, where boards have several pages: the id of the first page was free for any element before."""

from typing import Any

from mlsd_board.model.ids import FIRST_PAGE


def migrate(table: dict[str, Any]) -> dict[str, Any]:
    """The same board, an element of that id renamed wherever it is meant."""
    elements = table.get("elements")
    if not isinstance(elements, list):
        return table
    names = {e["id"] for e in elements if isinstance(e, dict) and isinstance(e.get("id"), str)}
    if FIRST_PAGE not in names:
        return table
    new = next(name for n in range(len(names) + 1) if (name := f"page_1{'_' * n}") not in names)
    return {key: _renamed(value, new) for key, value in table.items()}


def _renamed(value: Any, new: str) -> Any:
    if isinstance(value, dict):
        return {key: entry if key in _WORDS else _renamed(entry, new) for key, entry in value.items()}
    if isinstance(value, list):
        return [_renamed(entry, new) for entry in value]
    return new if value == FIRST_PAGE else value


_WORDS = frozenset({"topic", "label", "title", "text", "attributes", "rationale", "reason", "contract"})
"""Fields that hold words, not ids."""
