"""Everything there is to know of a component, gathered: from the library, the references, the rules and the credits."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from mlsd_board.catalog.component import Component
from mlsd_board.catalog.library import Library
from mlsd_board.catalog.ports import legal_kinds
from mlsd_board.catalog.templates import load_templates
from mlsd_board.rules import all_credits, all_rules
from mlsd_board.validation.mentions import mentioned

_NEIGHBOURS, _RULES, _PATTERNS = 5, 8, 6


class RelatedRule(NamedTuple):
    """A rule that speaks of the component: its code, and what goes wrong in a sentence."""

    code: str
    summary: str


@dataclass(frozen=True, slots=True)
class ComponentHelp:
    """A component with its surroundings. `before` and `after` are the components it usually stands between."""

    component: Component
    group: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()
    rules: tuple[RelatedRule, ...] = ()
    patterns: tuple[str, ...] = ()


def component_help(id: str, library: Library) -> ComponentHelp | None:
    """The help on a component; None for one that the library does not have."""
    component = library.components.get(id)
    if component is None:
        return None
    group = library.groups.get(component.group)
    return ComponentHelp(
        component,
        group.title if group else component.group,
        _before(component, library),
        _after(component, library),
        tuple(sorted(library.alternatives[id], key=library.title)),
        _rules(id, _spoken(component), tuple(library.components)),
        _patterns(id, tuple(library.components)),
    )


def _before(component: Component, library: Library) -> tuple[str, ...]:
    """What usually leads to it: counted in the references, else by the habits of the library."""
    counted = _seen()[0].get(component.id, Counter())
    habit = [c.id for c in library.components.values() if component.id in c.followed_by[:3]]
    found = (*_most(counted), *habit) or _that_give(component, library)
    legal = (
        id for id in found if id in library.components and legal_kinds(library.components[id], component)
    )
    return tuple(dict.fromkeys(legal))[:_NEIGHBOURS]


def _after(component: Component, library: Library) -> tuple[str, ...]:
    """Where it usually leads."""
    found = (*_most(_seen()[1].get(component.id, Counter())), *component.followed_by)
    legal = (
        id for id in found if id in library.components and legal_kinds(component, library.components[id])
    )
    return tuple(dict.fromkeys(legal))[:_NEIGHBOURS]


def _that_give(component: Component, library: Library) -> tuple[str, ...]:
    """By the ports alone: the closest components that send what this one needs."""
    needed = frozenset().union(*component.inputs.required) or frozenset(component.inputs.allowed)
    close = [
        c for c in library.components.values() if needed & set(c.default_kinds[:2]) and c.id != component.id
    ]
    return tuple(c.id for c in sorted(close, key=lambda c: c.group != component.group))


def _most(counted: Counter[str]) -> list[str]:
    return sorted(counted, key=lambda id: (-counted[id], id))


@cache
def _seen() -> tuple[Mapping[str, Counter[str]], Mapping[str, Counter[str]]]:
    """How often each component comes before and after each other one in the templates that ship.

    Read as plain JSON: help appears while the mouse rests, and making designs of all boards would take too long.
    """
    before: dict[str, Counter[str]] = {}
    after: dict[str, Counter[str]] = {}
    for template in load_templates().values():
        try:
            elements = json.loads(template.board.read_bytes())["elements"]
        except (OSError, ValueError, KeyError):
            continue
        kinds = {e["id"]: e["component"] for e in elements if e.get("element") == "node"}
        for wire in (e for e in elements if e.get("element") == "connection"):
            source, target = kinds.get(wire["source"]), kinds.get(wire["target"])
            if source and target:
                before.setdefault(target, Counter())[source] += 1
                after.setdefault(source, Counter())[target] += 1
    return before, after


@cache
def _rules(id: str, spoken: tuple[str, ...], known: tuple[str, ...]) -> tuple[RelatedRule, ...]:
    """The rules that name the component in their conditions, those first whose page speaks of it too."""
    found = []
    for rule in all_rules():
        if id in _named(known)[rule.code]:
            text = f"{rule.page.summary} {rule.page.what} {rule.page.fix}".lower()
            place = next((n for n, name in enumerate(spoken) if name in text), len(spoken))
            found.append((place, rule.code, rule.page.summary))
    return tuple(RelatedRule(code, summary) for _, code, summary in sorted(found)[:_RULES])


@cache
def _named(known: tuple[str, ...]) -> Mapping[str, frozenset[str]]:
    """The components that each rule, and whatever earns a credit, speaks of, by code and id."""
    rules = {rule.code: mentioned(rule.check, known) for rule in all_rules()}
    return rules | {credit.id: mentioned(credit.look, known) for credit in all_credits()}


def _spoken(component: Component) -> tuple[str, ...]:
    """What pages call a component."""
    return tuple(name.lower() for name in (component.title.partition(" / ")[0], *component.aliases[:3]))


@cache
def _patterns(id: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """The design patterns and good habits that the component plays a part in."""
    titles = [c.title for c in all_credits() if id in _named(known)[c.id]]
    return tuple(dict.fromkeys(titles))[:_PATTERNS]


def told(found: ComponentHelp, library: Library) -> list[tuple[str, str]]:
    """The help in short parts, each a heading and a text; what is unknown is left out."""
    component = found.component
    parts = (
        ("Stands in for", ", ".join(component.stands_in_for)),
        ("Usually comes after", _titles(found.before, library)),
        ("Usually leads to", _titles(found.after, library)),
        ("Instead of it", _titles(found.alternatives, library)),
        ("Often goes wrong", "\n".join(component.mistakes)),
        ("Patterns it is part of", ", ".join(found.patterns)),
        ("Rules about it", "\n".join(f"{rule.code}  {rule.summary}" for rule in found.rules)),
    )
    return [(heading, text) for heading, text in parts if text]


def _titles(ids: tuple[str, ...], library: Library) -> str:
    return ", ".join(library.title(id) for id in ids)
