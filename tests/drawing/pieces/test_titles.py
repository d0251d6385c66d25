import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlsd_board.drawing.pieces.titles import fitted_title
from mlsd_board.drawing.pieces.typesetting import SMALL_SIZE, TITLE_SIZE
from mlsd_board.layout.text import Face, text_width
from mlsd_board.model.geometry import Rect

ROOM = Rect(0, 0, 114, 52)


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Ranker", ["Ranker"]),
        ("Streaming feature pipeline", ["Streaming feature", "pipeline"]),
        ("Reverse-chronological", ["Reverse-", "chronological"]),
        ("Account-device-payee graph", ["Account-device-", "payee graph"]),
        ("Sampler / re-balancer / augmenter", ["Sampler /", "re-balancer /", "augmenter"]),
        ("", []),
    ],
)
def test_titles_are_broken_where_a_person_would_break_them(title: str, lines: list[str]) -> None:
    found = fitted_title(title, ROOM, 0)

    assert (found.lines, found.size, found.complete) == (lines, TITLE_SIZE, True)


def test_a_title_is_set_smaller_before_anything_is_left_out() -> None:
    found = fitted_title("Recommendations everywhere", Rect(0, 0, 104, 52), 0)

    assert found.complete
    assert SMALL_SIZE <= found.size < TITLE_SIZE


def test_room_kept_for_a_subtitle_costs_lines() -> None:
    long = "Join clicks to the impressions of the whole day and of the night before it"

    assert len(fitted_title(long, ROOM, 13).lines) <= len(fitted_title(long, ROOM, 0).lines)
    assert not fitted_title(long, ROOM, 13).complete
    assert fitted_title(long, ROOM, 13).lines[-1].endswith("…")


@given(st.text("ab -/é", max_size=80), st.floats(40, 300), st.floats(10, 120))
def test_lines_never_leave_the_room(title: str, width: float, height: float) -> None:
    found = fitted_title(" ".join(title.split()), Rect(0, 0, width, height), 0)

    assert all(text_width(line, found.size, Face.SEMIBOLD) <= width for line in found.lines)
    assert len(found.lines) <= 3
