"""Names within sentences: boxes from elsewhere hold more than a name."""

import pytest

from mlsd_board.validation.words import spoken


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Model\nregistry", "Model registry"),
        (
            "Scoring API\n[Python, FastAPI]\nScores each payment in under 100 ms",
            "Scoring API [Python, FastAPI]",
        ),
        ("  \n Data  lake\n", "Data lake"),
        ("x" * 80, "x" * 59 + "…"),
        ("", ""),
    ],
)
def test_a_name_is_what_the_first_lines_say(label: str, name: str) -> None:
    assert spoken(label) == name
