"""Numbers as fields show them and as people type them."""

import pytest

from mlsd_board.desktop.forms.numbers import number_text, range_text
from mlsd_board.estimate.sizing.quantity import QuantityError, parse_quantity


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("200", 200), ("2.5e6", 2_500_000), ("100k", 100_000), ("5M", 5_000_000), ("1,000", 1000), (" 3 000 ", 3000),
        ("0.015", 0.015), (".5", 0.5), ("-2", -2), ("1.5 G", 1_500_000_000), ("10_000", 10_000), ("200 ms", 200),
    ],
)  # fmt: skip
def test_what_people_write_is_understood(text: str, value: float) -> None:
    assert parse_quantity(text, "ms") == pytest.approx(value)


@pytest.mark.parametrize("text", ["", "many", "10 apples", "1.2.3", "nan", "inf", "1e999", "k", "--1"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(QuantityError):
        parse_quantity(text, "ms")


@pytest.mark.parametrize("value", [0, 7, 0.015, 1200, 2_500_000, 99.95, 1e-9, 1e20, -3])
def test_a_shown_number_reads_back_as_itself(value: float) -> None:
    assert parse_quantity(number_text(value)) == pytest.approx(value)


def test_ranges_in_words() -> None:
    assert range_text(1, 5000, "ms") == "1 to 5,000 ms"
    assert range_text(None, 10) == "up to 10"
    assert range_text(2, None) == "2 or more"
    assert range_text(None, None, "s") == ""
