from mlsd_board.drawing.pieces.extent import extent
from mlsd_board.drawing.primitives import Group, Path, Text
from mlsd_board.layout.text import text_width
from mlsd_board.model.geometry import Point, Rect


def test_nothing_drawn_takes_no_room() -> None:
    assert extent([]) is None
    assert extent([Path((("M", 0, 0), ("L", 9, 9)))]) is None


def test_a_stroke_reaches_half_its_width_beyond_its_line() -> None:
    line = Path((("M", 0, 0), ("L", 10, 0)), stroke="#000000", width=4)

    assert extent([line]) == Rect(-2, -2, 14, 4)


def test_text_counts_from_its_anchored_end() -> None:
    width = text_width("Ranker", 12)
    lefts = {}
    for anchor in ("start", "middle", "end"):
        found = extent([Group("g", "label", (Text("Ranker", Point(100, 50), 12, "#000000", anchor=anchor),))])
        assert found is not None
        lefts[anchor] = found.x

    assert lefts == {"start": 100, "middle": 100 - width / 2, "end": 100 - width}
