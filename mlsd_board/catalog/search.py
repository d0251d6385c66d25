"""Finding a component by a few letters of its name, of another name for it, or of a product it stands in for."""

from collections.abc import Sequence
from typing import NamedTuple

from mlsd_board.catalog.component import Component
from mlsd_board.catalog.fitting import BEGUN, WELL, best, fits
from mlsd_board.catalog.library import Library
from mlsd_board.catalog.ports import legal_kinds
from mlsd_board.catalog.recognition.vocabulary import told_by

_UNUSUAL = 99


class Match(NamedTuple):
    """A component found, the word it was found by when that is not its title, and whether it can be joined."""

    component: Component
    by: str = ""
    joins: bool = True


def search(
    library: Library,
    text: str,
    *,
    after: str | None = None,
    before: str | None = None,
    apart: bool = False,
) -> list[Match]:
    """The components that fit `text`, best first; without text all of them.

    `after` is the component an arrow is to come from and `before` the one it is to go to. Of all that fits well what
    usually follows comes first, then what takes what is sent; what cannot be joined comes last if `apart`, else not
    at all.
    """
    components = list(library.components.values())
    found = []
    for component, (score, name) in zip(components, _scored(library, components, text), strict=True):
        joins = _joins(library, component, after, before)
        if score and (joins or apart):
            habit = _habit(library, component, after, before)
            own = name in _names(component)[:2]
            usual = habit < _UNUSUAL and score >= (WELL if own else BEGUN)
            told = "" if own or not text.strip() else name
            place = (
                not joins,
                not (own and score == 100),
                not usual,
                -2 * score - own,
                habit,
                _reluctance(library, component, after, before),
                len(component.title) if text else 0,
                component.title,
            )
            found.append((place, Match(component, told, joins)))
    return [match for _, match in sorted(found, key=lambda entry: entry[0])]


def _scored(library: Library, components: Sequence[Component], text: str) -> list[tuple[int, str]]:
    """The score and name of each: by its names, else by the words it goes by elsewhere, else by names mistyped."""
    named = [best(_names(component), text) for component in components]
    if any(score for score, _ in named):
        return named
    known = told_by(library, text)
    if known:
        return [known.get(component.id, (0, "")) for component in components]
    return fits(map(_names, components), text)


def _names(component: Component) -> tuple[str, ...]:
    own = (component.title, component.id.replace("_", " "))
    return (*own, *component.aliases, *component.stands_in_for)


def _ends(
    library: Library, component: Component, after: str | None, before: str | None
) -> list[tuple[Component, Component]]:
    """The pairs that arrows would join, of those ends that are known."""
    source, target = library.components.get(after or ""), library.components.get(before or "")
    pairs = ((source, component), (component, target))
    return [(one, other) for one, other in pairs if one and other]


def _joins(library: Library, component: Component, after: str | None, before: str | None) -> bool:
    return all(legal_kinds(*pair) for pair in _ends(library, component, after, before))


def _habit(library: Library, component: Component, after: str | None, before: str | None) -> int:
    """How unusual it is to find the component there: its place in the list of usual neighbours."""
    source = library.components.get(after or "")
    usual: Sequence[str] = source.followed_by if source else ()
    if component.id in usual:
        return usual.index(component.id)
    if before and before in component.followed_by:
        return component.followed_by.index(before)
    return _UNUSUAL


def _reluctance(library: Library, component: Component, after: str | None, before: str | None) -> int:
    """How far an arrow there is from what the source is for and what the target cannot do without."""
    total = 0
    for source, target in _ends(library, component, after, before):
        kind = next(iter(legal_kinds(source, target)), None)
        needed = any(kind in group for group in target.inputs.required)
        total += 2 * (kind != source.default_kinds[0]) + (not needed)
    return total
