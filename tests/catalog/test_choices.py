"""The choices of attributes in words."""

from mlsd_board.catalog import choices
from mlsd_board.catalog.choices import choice_words
from mlsd_board.catalog.library import Library


def offered(library: Library) -> set[str]:
    return {
        choice
        for component in library.components.values()
        for attribute in component.attributes.values()
        for choice in attribute.choices
    }


def test_abbreviations_are_spelled_out_and_words_are_left_as_they_are() -> None:
    assert choice_words("ab") == "A/B test"
    assert choice_words("domain_classifier") == "domain classifier"


def test_two_choices_of_one_attribute_never_read_the_same(library: Library) -> None:
    for component in library.components.values():
        for attribute in component.attributes.values():
            assert len({choice_words(choice) for choice in attribute.choices}) == len(attribute.choices)


def test_every_abbreviation_that_is_spelled_out_is_offered(library: Library) -> None:
    assert choices._WORDS.keys() <= offered(library)
