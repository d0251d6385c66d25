"""Arabic letters joined as they are written, and lines of several directions in the order in which they are drawn."""

import unicodedata

import pytest

from mlsd_board.formats.pdf.joining import joined, spelled
from mlsd_board.formats.pdf.writing import Writer


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("نموذج", "initial medial final isolated isolated"),
        ("بيانات v2", "initial medial final initial final isolated"),
        ("سلام", "initial final isolated"),
        ("لا", "isolated"),
        ("بَب", "initial final"),
        ("بـ", "initial"),
        ("؟ model שלום", ""),
    ],
)
def test_each_letter_has_the_form_between_its_neighbours(text: str, forms: str) -> None:
    found = joined(text)

    kinds = (unicodedata.decomposition(letter).partition(">")[0].lstrip("<") for letter in found)
    assert [kind for kind in kinds if kind] == forms.split()
    assert spelled(found) == text
    assert joined(found) == found


def test_brackets_face_the_way_that_is_read_and_missing_forms_are_spelled() -> None:
    joins = joined("خادم")
    known = dict.fromkeys("מודלשרת" + joins, "other")

    assert Writer(None, known, frozenset("漢"))._ordered("API (מודל) 漢 x") == "API (לדומ) □ x"
    assert Writer(None, known, frozenset())._ordered("שרת (מודל) שרת") == "תרש (לדומ) תרש"
    assert Writer(None, known, frozenset())._ordered("(خادم)") == f"({joins[::-1]})"
    assert Writer(None, known, frozenset(joins))._ordered("خادم") == "خادم"[::-1]
