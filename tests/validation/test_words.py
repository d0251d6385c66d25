"""Names within sentences."""

import pytest

from mlsd_board.validation.words import listed, spoken


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Model\nregistry", "Model registry"),
        ("  \n Data  lake\n", "Data lake"),
        ("x" * 80, "x" * 59 + "…"),
        ("", ""),
    ],
)
def test_a_name_stands_on_one_line(label: str, name: str) -> None:
    assert spoken(label) == name


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ("", ""),
        ("A", "A"),
        ("AB", "A and B"),
        ("ABCD", "A, B, C and D"),
        ("ABCDE", "A, B, C and 2 others"),
    ],
)
def test_of_many_names_the_first_are_said(names: str, said: str) -> None:
    assert listed(names) == said
