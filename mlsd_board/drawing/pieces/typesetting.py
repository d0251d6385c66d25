"""Lines of text as primitives: the type scale of the board, and blocks of lines set into a box."""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from mlsd_board.drawing.primitives import Text
from mlsd_board.layout.text import Face, ascent, line_height
from mlsd_board.model.geometry import Point

Weight = Literal["regular", "semibold"]
FACES: Mapping[Weight, Face] = {"regular": Face.REGULAR, "semibold": Face.SEMIBOLD}

TITLE_SIZE = 13.0
TEXT_SIZE = 12.0
LABEL_SIZE = 11.0
SMALL_SIZE = 10.5
"""Sizes in scene units, which are px at 100 %."""


class Line(NamedTuple):
    """One line to be set."""

    text: str
    size: float
    fill: str
    weight: Weight = "regular"


def block_height(lines: Sequence[Line]) -> float:
    return sum(line_height(line.size) for line in lines)


def block(lines: Sequence[Line], left: float, top: float) -> tuple[Text, ...]:
    """The lines below one another, ranged left, the first one's top at `top`."""
    set_lines = []
    for line in lines:
        at = Point(left, top + ascent(line.size))
        set_lines.append(Text(line.text, at, line.size, line.fill, line.weight))
        top += line_height(line.size)
    return tuple(set_lines)


def centred(line: Line, centre: Point) -> Text:
    """One line whose lower-case and capital letters lie evenly about a centre."""
    at = Point(centre.x, centre.y + line.size * CAP_HEIGHT / 2)
    return Text(line.text, at, line.size, line.fill, line.weight, "middle")


CAP_HEIGHT = 0.727
"""Height of capital letters in the bundled font, in font sizes."""
