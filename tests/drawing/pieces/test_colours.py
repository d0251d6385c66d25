import pytest

from mlsd_board.drawing.pieces.colours import over


@pytest.mark.parametrize(
    ("colour", "seen"), [("#ff0000", "#ff0000"), ("#ff000000", "#0000ff"), ("#ff000080", "#80007f")]
)
def test_a_translucent_colour_lets_the_ground_through(colour: str, seen: str) -> None:
    assert over(colour, "#0000ff") == seen
