import pytest

from mlsd_board.catalog.library import Library
from mlsd_board.drawing.primitives import Group, Text
from mlsd_board.drawing.shapes.node import node_group
from mlsd_board.drawing.theme import load_theme
from mlsd_board.layout.text import Face, text_width
from mlsd_board.model.elements import Node

LIGHT = load_theme("light")


def words(group: Group) -> list[Text]:
    return [child for child in group.children if isinstance(child, Text)]


def test_a_node_without_a_label_shows_its_component(library: Library) -> None:
    found = words(node_group(Node(id="n", component="feature_store"), library, LIGHT))

    assert [(t.text, t.weight, t.fill) for t in found] == [("Feature store", "semibold", LIGHT.ink)]


def test_a_label_of_its_own_puts_the_component_below(library: Library) -> None:
    found = words(node_group(Node(id="n", component="feature_store", label="Rider features"), library, LIGHT))

    assert [(t.text, t.fill) for t in found] == [
        ("Rider features", LIGHT.ink),
        ("Feature store", LIGHT.muted),
    ]


def test_a_label_that_only_repeats_the_component_is_shown_once(library: Library) -> None:
    found = words(node_group(Node(id="n", component="feature_store", label="feature STORE"), library, LIGHT))

    assert [t.text for t in found] == ["feature STORE"]


@pytest.mark.parametrize("width", [96, 128, 168, 240])
def test_every_component_title_is_whole_or_elided_inside_its_box(width: float, library: Library) -> None:
    for component in library.components:
        node = Node(id="n", component=component, width=width)
        for text in words(node_group(node, library, LIGHT)):
            assert text.at.x + text_width(text.text, text.size, Face.SEMIBOLD) <= width - 6, text


def test_at_its_usual_size_every_component_shows_its_whole_title(library: Library) -> None:
    for id, component in library.components.items():
        shown = " ".join(t.text for t in words(node_group(Node(id="n", component=id), library, LIGHT)))
        assert shown == component.title


def test_the_hue_is_that_of_the_group(library: Library) -> None:
    group = node_group(Node(id="n", component="trainer"), library, LIGHT)
    hue = LIGHT.hue(library.groups["train"].hue)

    assert (group.children[1].fill, group.children[1].stroke) == (hue.fill, hue.stroke)


def test_an_unknown_component_is_neutral_and_dashed(library: Library) -> None:
    group = node_group(Node(id="n", component="quantum_thing"), library, LIGHT)

    assert group.children[1].dash
    assert group.children[1].fill == LIGHT.hues["gray"].fill
    assert [t.text for t in words(group)] == ["Quantum thing"]
    assert "unknown component" in group.title


def test_a_deep_dive_carries_a_mark_that_is_also_said(library: Library) -> None:
    plain, marked = (
        node_group(Node(id="n", component="cache", deep_dive=mark), library, LIGHT) for mark in (False, True)
    )

    assert len(marked.children) == len(plain.children) + 1
    assert "deep dive" in marked.title
    assert "deep dive" not in plain.title
