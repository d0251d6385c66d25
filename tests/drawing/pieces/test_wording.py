import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlsd_board.drawing.pieces.wording import LONGEST, lines, one_line


def test_white_space_becomes_single_spaces() -> None:
    assert one_line("  a\t b\r\n c\u2028d ") == "a b c d"


def test_line_breaks_are_kept_where_they_mean_something() -> None:
    assert lines("first \r\n second\n\nthird") == "first\nsecond\n\nthird"


@pytest.mark.parametrize("bad", ["\x00", "\x1b", "\x7f", "\u202e", "\u2066", "\ud800", "\ufffe", "\x9f"])
def test_what_cannot_or_must_not_be_drawn_is_dropped(bad: str) -> None:
    assert one_line(f"be{bad}fore") == "before"


def test_right_to_left_text_and_joined_emoji_stay_whole() -> None:
    assert one_line("שלום") == "שלום"
    assert one_line("👩‍🔬") == "👩‍🔬"


def test_endless_text_is_cut() -> None:
    assert len(one_line("x" * 10_000)) == LONGEST


@given(st.text(st.characters()))
def test_one_line_is_one_line_and_stays_so(text: str) -> None:
    found = one_line(text)

    assert len(found.splitlines()) <= 1
    assert one_line(found) == found
