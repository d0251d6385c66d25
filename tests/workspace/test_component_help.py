"""Everything there is to know of a component, gathered."""

import pytest

from mlsd_board.catalog.library import Library, load_library
from mlsd_board.catalog.ports import legal_kinds
from mlsd_board.rules import all_rules
from mlsd_board.workspace.component_help import component_help, told

COMPONENTS = list(load_library().components)


@pytest.mark.parametrize("id", COMPONENTS)
def test_every_component_has_neighbours_that_fit_and_mistakes(library: Library, id: str) -> None:
    found = component_help(id, library)

    assert found is not None
    own = library.components[id]
    assert found.before or found.after
    assert all(legal_kinds(library.components[other], own) for other in found.before)
    assert all(legal_kinds(own, library.components[other]) for other in found.after)
    headings = dict(told(found, library))
    assert headings["Stands in for"]
    assert headings["Often goes wrong"]


def test_neighbours_are_those_of_the_references(library: Library) -> None:
    found = component_help("label_joiner", library)

    assert found is not None
    assert found.after[0] == "dataset_builder"
    assert "annotation_service" in found.alternatives


def test_rules_and_patterns_are_those_that_speak_of_it(library: Library) -> None:
    found = component_help("feature_store", library)

    assert found is not None
    assert "FEA002" in [rule.code for rule in found.rules]
    assert {rule.code for rule in found.rules} <= {rule.code for rule in all_rules()}
    assert "Feature store shared by both sides" in found.patterns


def test_nearly_every_component_is_spoken_of_by_a_rule(library: Library) -> None:
    silent = [id for id in COMPONENTS if not component_help(id, library).rules]

    assert len(silent) <= 2


def test_what_is_not_in_the_library_has_no_help(library: Library) -> None:
    assert component_help("nothing", library) is None
