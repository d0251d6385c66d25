"""Small words at the edge of a box, and the marks of a path."""

from itertools import pairwise

import pytest

from mlsd_board.drawing.pieces.extent import extent
from mlsd_board.drawing.primitives import Path, Text
from mlsd_board.drawing.shapes.chips import Chip, Tone, chips_group, step_group, trail_group
from mlsd_board.drawing.theme import load_theme
from mlsd_board.model.geometry import Rect

BOX = Rect(100, 100, 168, 64)
THEME = load_theme("light")


def words(group) -> list[Text]:
    return [child for child in group.children if isinstance(child, Text)]


def test_chips_sit_on_the_lower_edge_in_rows_hardly_wider_than_the_box() -> None:
    chips = [Chip(f"{number} QPS") for number in (1200, 1300, 1400)]
    group = chips_group("ranker", chips, BOX, THEME)
    around = extent([group])

    assert [text.text for text in words(group)] == [chip.words for chip in chips]
    assert len({text.at.y for text in words(group)}) == 2
    assert around.width < BOX.width + 30
    assert around.y < BOX.bottom < around.bottom
    assert group.title == "1200 QPS, 1300 QPS, 1400 QPS"


def test_chips_of_a_row_do_not_overlap() -> None:
    group = chips_group("ranker", [Chip("12 ms"), Chip("3 GB"), Chip("9 d")], BOX, THEME)
    plates = sorted((extent([p]) for p in group.children if isinstance(p, Path)), key=lambda r: r.x)

    assert all(a.right <= b.x for a, b in pairwise(plates))


def test_endless_words_are_cut() -> None:
    group = chips_group("ranker", [Chip("many " * 40)], BOX, THEME)

    assert words(group)[0].text.endswith("…")
    assert extent([group]).width < 230


@pytest.mark.parametrize(("tone", "severity"), [("bad", "error"), ("watch", "warning")])
def test_what_is_grave_has_the_colour_of_its_severity(tone: Tone, severity: str) -> None:
    text = words(chips_group("ranker", [Chip("too few", tone)], BOX, THEME))[0]

    assert text.fill == THEME.severities[severity].text


def test_a_step_rings_its_box_and_a_trail_lets_the_arrow_through() -> None:
    step = step_group("ranker", "+80 = 135 ms", "good", BOX, THEME)
    trail = trail_group("a", (("M", 0, 0), ("L", 100, 0)), "#12345680")
    path = trail.children[0]

    assert extent([step]).encloses(BOX)
    assert isinstance(path, Path)
    assert len(path.stroke) == 9, "see-through"
    assert path.width > 5
