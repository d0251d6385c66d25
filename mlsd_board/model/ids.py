"""Names of elements: readable in a diff, stable for ever, the same for the same edits."""

import re
from collections.abc import Container

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
    clean = re.sub(r"[^A-Za-z0-9_-]+", "_", stem).strip("_")[:48] or "element"
    if clean not in taken:
        return clean
    number = 2
    while f"{clean}_{number}" in taken:
        number += 1
    return f"{clean}_{number}"
