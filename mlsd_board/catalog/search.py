"""Finding a component by a few letters of its name, of another name for it, or of a product it stands in for."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from mlsd_board.catalog.component import Component
from mlsd_board.catalog.library import Library
from mlsd_board.catalog.ports import legal_kinds

WELL = 79
"""A name that scores this much begins with what was typed, or a word of it does."""
_UNUSUAL = 99


class Match(NamedTuple):
    """A component found, and the word it was found by when that is not its title."""

    component: Component
    by: str = ""


def search(
    library: Library, text: str, *, after: str | None = None, before: str | None = None
) -> list[Match]:
    """The components that fit `text`, best first; without text all of them.

    `after` is the component an arrow is to come from and `before` the one it is to go to: what cannot be joined to
    them is left out, and of all that fits well what usually follows comes first.
    """
    found = []
    for component in _joinable(library, after, before):
        score, by = _best(component, text)
        if score:
            habit = _habit(library, component, after, before)
            usual = habit < _UNUSUAL and score >= WELL
            title = component.title
            found.append((not usual, -score, habit, len(title), title, Match(component, by)))
    return [match for *_, match in sorted(found, key=lambda entry: entry[:5])]


def _joinable(library: Library, after: str | None, before: str | None) -> Iterable[Component]:
    source, target = library.components.get(after or ""), library.components.get(before or "")
    for component in library.components.values():
        if (source is None or legal_kinds(source, component)) and (
            target is None or legal_kinds(component, target)
        ):
            yield component


def _habit(library: Library, component: Component, after: str | None, before: str | None) -> int:
    """How unusual it is to find the component there: its place in the list of usual neighbours."""
    source = library.components.get(after or "")
    usual: Sequence[str] = source.followed_by if source else ()
    if component.id in usual:
        return usual.index(component.id)
    if before and before in component.followed_by:
        return component.followed_by.index(before)
    return _UNUSUAL


def _best(component: Component, text: str) -> tuple[int, str]:
    """The best score over all names, and the name that gave it if it is not the title."""
    if not text.strip():
        return 1, ""
    own = max(fit(component.title, text), fit(component.id.replace("_", " "), text))
    others = [(fit(name, text) - 1, name) for name in (*component.aliases, *component.stands_in_for)]
    score, name = max(others, key=lambda other: other[0], default=(0, ""))
    return (own, "") if own >= score else (score, name)


def fit(name: str, text: str) -> int:
    """How well a name fits what was typed; 0 when it does not."""
    name, text = name.lower(), " ".join(text.lower().split())
    words = re.findall(r"[a-z0-9]+", name)
    if name == text:
        return 100
    if name.startswith(text):
        return 90
    if any(word.startswith(text) for word in words):
        return 80
    typed = text.split()
    if len(typed) > 1 and all(any(word.startswith(part) for word in words) for part in typed):
        return 70
    if "".join(word[0] for word in words).startswith(text) and len(text) > 1:
        return 60
    if len(text) > 2 and text in name:
        return 50
    return 0
