"""The mark around a box that another answer has otherwise."""

from mlsd_board.drawing.pieces.extent import extent
from mlsd_board.drawing.primitives import Text
from mlsd_board.drawing.shapes.mark import mark_group
from mlsd_board.drawing.theme import load_theme
from mlsd_board.model.geometry import Rect


def test_the_words_fit_and_are_told_in_full() -> None:
    words = "there: a choice that takes far more words than there is room for on one box"
    group = mark_group("box", Rect(100, 100, 168, 64), words, load_theme("light"))
    text = next(child for child in group.children if isinstance(child, Text))
    around = extent([group])

    assert text.text.endswith("…")
    assert group.title == words
    assert around is not None
    assert around.width < 168 + 60
    assert around.contains(Rect(100, 100, 168, 64).centre)
