"""The name among the words of a box."""

import pytest

from mlsd_board.model.naming import named


@pytest.mark.parametrize(
    ("label", "name", "more"),
    [
        ("Model\nregistry\n[MLflow]", "Model\nregistry\n[MLflow]", ""),
        (
            "Scoring API\n[Python, FastAPI]\nScores a payment in 100 ms",
            "Scoring API",
            "[Python, FastAPI]\nScores a payment in 100 ms",
        ),
        (
            "Feature\nStore\n\nOnline and offline features for serving",
            "Feature\nStore",
            "Online and offline features for serving",
        ),
        (
            "Extract features from the\nevents of users and from\nwhat they bought",
            "Extract features from the\nevents of users and from\nwhat they bought",
            "",
        ),
        (
            "A single line that goes on and on, far beyond any name",
            "A single line that goes on and on, far beyond any name",
            "",
        ),
        (
            "Validation\n- no missing values\n- ranges\n- types of all columns",
            "Validation",
            "- no missing values\n- ranges\n- types of all columns",
        ),
        ("", "", ""),
    ],
)
def test_a_long_label_is_parted_after_the_name(label: str, name: str, more: str) -> None:
    assert named(label) == (name, more)
