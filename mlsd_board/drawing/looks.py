"""The looks a board may be shown in: its colours, how its lines run, and whether all of it is drawn by hand."""

from dataclasses import dataclass
from typing import Literal

from mlsd_board.drawing.theme import BY_HAND, ThemeName

Lines = Literal["orthogonal", "curved"]
LINES: tuple[Lines, ...] = ("orthogonal", "curved")


@dataclass(frozen=True, slots=True)
class Look:
    """What decides the picture of a design beside the design itself; `sketched` strokes go with any theme."""

    theme: ThemeName = "light"
    lines: Lines = "orthogonal"
    sketched: bool = False


def look_of(theme: ThemeName, lines: Lines = "orthogonal") -> Look:
    """The look that goes by the name of a theme."""
    return Look(theme, lines, sketched=theme in BY_HAND)


def lines_of(*, curved: bool) -> Lines:
    """How lines run, from the yes or no of a setting."""
    return "curved" if curved else "orthogonal"
