"""Quantities as people write them."""

import math
import subprocess
import sys

import pytest

from mlsd_board.estimate.sizing.quantity import QuantityError, parse_quantity, said

READ = [
    ("100M", "people/day", 1e8),
    ("100 million users", "people/day", 1e8),
    ("1,000,000", "", 1e6),
    ("2.5e6", "items", 2.5e6),
    ("3k requests per second", "1/s", 3000),
    ("3k qps", "1/s", 3000),
    ("86400/day", "1/s", 1),
    ("60 per minute", "1/s", 1),
    ("200 ms", "ms", 200),
    ("200 ms", "s", 0.2),
    ("0.2 s", "ms", 200),
    ("5 min", "s", 300),
    ("5min", "s", 300),
    ("2 weeks", "days", 14),
    ("1 day", "s", 86_400),
    ("90 days", "days", 90),
    ("2.5 TB/day", "GB/day", 2500),
    ("2.5 TB/day", "GB/h", 2500 / 24),
    ("1 kB", "B", 1000),
    ("1 KB", "B", 1000),
    ("512 MB", "GB", 0.512),
    ("99.9 %", "%", 99.9),
    ("2 %", "0–1", 0.02),
    ("0.02", "0–1", 0.02),
    ("$5k", "USD/month", 5000),
    ("60k USD/year", "USD/month", 60_000 * 2_592_000 / 31_536_000),
    ("3x", "×", 3),
    ("5B", "", 5e9),
    ("2 fortnight", "days", 28),
    ("3 GiB", "MB", 3221.225472),
    ("0.2 W", "mW", 200),
    ("1.2 kHz", "Hz", 1200),
    ("2.6 GB/fortnight", "GB/day", 2.6 / 14),
]


@pytest.mark.parametrize(("text", "unit", "value"), READ, ids=lambda v: str(v))
def test_it_is_read_in_the_unit_that_is_asked_for(text: str, unit: str, value: float) -> None:
    assert math.isclose(parse_quantity(text, unit), value, rel_tol=1e-9)


@pytest.mark.parametrize(
    ("text", "unit", "told"),
    [
        ("many", "s", "has no number"),
        ("5 GB", "s", "must be in s"),
        ("5 parsnips", "s", "unit “parsnips” is not known"),
        ("200 ms", "", "plain number"),
        ("1e999", "", "too large"),
        ("", "s", "has no number"),
        ("5 __import__('os')", "s", "not known"),
        ("5 nan", "s", "not known"),
        ("5 ²", "s", "not known"),
        ("5 dB", "s", "must be in s"),
        ("5 degC", "", "plain number"),
        ("5 mile*degC", "mW", "must be in mW"),
        ("5 fortnight", "USD/month", "must be in USD/month"),
        ("2 px", "px per unit", "must be in px per unit"),
    ],
)
def test_what_cannot_be_read_is_told_with_what_to_write(text: str, unit: str, told: str) -> None:
    with pytest.raises(QuantityError, match=told.replace("(", r"\(")):
        parse_quantity(text, unit)


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "text", ["5 (9**9**9**9)", "5 s^9^9^9^9", "5 s*9**99999999", "5 1/" + "*".join(["s"] * 99)]
)
def test_a_unit_is_never_worked_out(text: str) -> None:
    """Typed into a field, a power of a power of a power held the window up for ever."""
    with pytest.raises(QuantityError, match="not known"):
        parse_quantity(text, "s")


def test_it_is_said_in_plain_words_what_a_text_was_taken_for() -> None:
    assert said("5 min", 300, "s") == "5 min = 300 s"
    assert said("100M", 1e8, "people/day") == "100M = 100,000,000 people/day"
    assert said("300", 300, "s") == ""
    assert said("200 ms", 200, "ms") == ""
    assert said("1,000", 1000, "") == ""


def test_the_usual_units_need_no_large_library() -> None:
    program = (
        "import sys; from mlsd_board.estimate.sizing.quantity import parse_quantity;"
        "parse_quantity('2.5 TB/day', 'GB/day'); sys.exit('pint' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
