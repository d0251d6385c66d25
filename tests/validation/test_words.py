"""Names within sentences."""

import pytest

from mlsd_board.validation.words import spoken


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
