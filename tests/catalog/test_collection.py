"""Every component of the library, one by one: what it must have, so that one more file needs no other edit."""

import itertools
import re

import pytest

from mlsd_board.catalog.component import Component
from mlsd_board.catalog.library import Library, load_library
from mlsd_board.catalog.ports import legal_kinds, sends
from mlsd_board.model.kind import Kind

LIBRARY = load_library()
COMPONENTS = list(LIBRARY.components.values())
ORDER = list(Kind)
HUES = {
    "slate",
    "gray",
    "red",
    "orange",
    "amber",
    "green",
    "teal",
    "cyan",
    "blue",
    "indigo",
    "violet",
    "pink",
}
SIGNED = ("score", "threshold")  # any number may be one

each = pytest.mark.parametrize("component", COMPONENTS, ids=lambda c: c.id)


@each
def test_it_says_what_it_is_in_one_sentence(component: Component) -> None:
    assert component.summary.endswith(".")
    assert component.summary.count(". ") == 0
    assert component.summary[0].isupper()
    assert component.stands_in_for


@each
def test_its_id_is_a_stable_name(component: Component) -> None:
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", component.id)
    assert component.title == component.title.strip()


@each
def test_it_has_an_icon(component: Component) -> None:
    assert component.icon is not None
    assert component.icon.name == f"{component.id}.svg"
    assert component.icon.is_file()


@each
def test_its_ports_are_in_order_and_name_no_kind_twice(component: Component) -> None:
    for ports in (component.inputs, component.outputs):
        assert list(ports.allowed) == sorted(set(ports.allowed), key=ORDER.index)
        assert all(group and group <= set(ports.allowed) for group in ports.required)
    assert component.inputs.allowed or component.outputs.allowed


@each
def test_its_habits_are_kinds_it_may_send(component: Component) -> None:
    assert component.default_kinds
    assert len(component.default_kinds) == len(set(component.default_kinds))
    assert set(component.default_kinds) <= sends(component)


@each
def test_what_it_requires_some_other_component_can_give(component: Component) -> None:
    others = [c for c in COMPONENTS if c.id != component.id]
    for group in component.inputs.required:
        assert any(group & set(legal_kinds(other, component)) for other in others)
    for group in component.outputs.required:
        assert any(group & set(legal_kinds(component, other)) for other in others)


@each
def test_its_attributes_have_a_unit_a_range_and_a_meaning(component: Component) -> None:
    for name, attribute in component.attributes.items():
        assert attribute.summary.endswith("."), name
        if attribute.type in ("number", "integer") and name not in SIGNED:
            assert attribute.minimum is not None, name
            assert attribute.minimum >= 0, name
        if name.endswith(("_s", "_ms", "_pct", "_mb", "_gb", "_mw", "_usd_month")):
            assert attribute.unit, name
        if attribute.type not in ("number", "integer"):
            assert (attribute.unit, attribute.minimum, attribute.maximum) == ("", None, None), name


def test_titles_and_aliases_are_unique_ignoring_case() -> None:
    owners: dict[str, set[str]] = {}
    for component in COMPONENTS:
        aliases = [alias.casefold() for alias in component.aliases]
        assert len(aliases) == len(set(aliases)), component.id
        names = {*aliases, component.title.casefold(), component.id.replace("_", " ")}
        for name in names:
            owners.setdefault(name, set()).add(component.id)
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


def test_icons_are_all_different() -> None:
    drawings = [c.icon.read_text(encoding="utf-8") for c in COMPONENTS if c.icon]
    assert len(set(drawings)) == len(COMPONENTS)


def test_every_group_has_components_a_summary_and_a_hue_of_its_own() -> None:
    assert all(LIBRARY.in_group[id] and group.summary for id, group in LIBRARY.groups.items())
    assert {group.hue for group in LIBRARY.groups.values()} == HUES


def test_one_attribute_name_has_one_dimension() -> None:
    """A rule that reads `p99_latency_ms` must get ms from any box; events and items per second are both 1/s."""
    units: dict[str, set[str]] = {}
    own = itertools.chain.from_iterable(c.attributes.items() for c in COMPONENTS)
    for name, attribute in itertools.chain(LIBRARY.universal.items(), own):
        units.setdefault(name, set()).add(re.sub(r"^(events|items|requests)/s$", "1/s", attribute.unit))
    assert {name: found for name, found in units.items() if len(found) > 1} == {}


def test_a_universal_attribute_keeps_its_type_everywhere() -> None:
    for component in COMPONENTS:
        for name in component.attributes.keys() & LIBRARY.universal.keys():
            assert component.attributes[name].type == LIBRARY.universal[name].type, (component.id, name)


def test_what_usually_follows_exists_and_may_follow(library: Library) -> None:
    for component in library.components.values():
        for follower in component.followed_by:
            assert legal_kinds(component, library.components[follower]), (component.id, follower)


@each
def test_it_says_what_often_goes_wrong_with_it(component: Component) -> None:
    assert len(component.mistakes) >= 2
    assert all(mistake.endswith(".") for mistake in component.mistakes)


@each
def test_what_can_take_its_place_exists_and_agrees(component: Component) -> None:
    others = LIBRARY.alternatives[component.id]

    assert others <= LIBRARY.components.keys() - {component.id}
    assert all(component.id in LIBRARY.alternatives[other] for other in others)
