"""Names of elements: readable in a diff, stable for ever, the same for the same edits."""

import re
from collections.abc import Container, Iterable

BRIEF_ID = "brief"
"""The one brief of a design."""
FIRST_PAGE = "page:1"
"""The page of all that does not name one; no fresh id is ever like it."""
RESERVED = frozenset({BRIEF_ID, FIRST_PAGE})
"""What no element may be called."""


def fresh_id(stem: str, taken: Container[str]) -> str:
    """The first free name of the row `stem`, `stem_2`, `stem_3` …

    The stem is cut down to letters, digits, `_` and `-`, at most 48 of them.
    """
    clean = _clean(stem)
    return clean if clean not in taken else f"{clean}_{_free(clean, 2, taken)}"


class FreshIds:
    """Many fresh ids, each taken from then on: what is known to be taken is not looked at again."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)
        self._next: dict[str, int] = {}

    def take(self, stem: str) -> str:
        """The name `fresh_id` would give."""
        found = clean = _clean(stem)
        if clean in self._taken:
            number = _free(clean, self._next.get(clean, 2), self._taken)
            self._next[clean] = number + 1
            found = f"{clean}_{number}"
        self._taken.add(found)
        return found


def _clean(stem: str) -> str:
    return re.sub(r"[^A-Za-z0-9_-]+", "_", stem).strip("_")[:48] or "element"


def _free(clean: str, number: int, taken: Container[str]) -> int:
    while f"{clean}_{number}" in taken:
        number += 1
    return number
