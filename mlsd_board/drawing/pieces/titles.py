"""Fitting a title into a box: the largest size in which its words stay whole, else as much of it as there is room for."""

import re
from typing import NamedTuple

from mlsd_board.drawing.pieces.typesetting import FACES, SMALL_SIZE, TITLE_SIZE
from mlsd_board.layout.text import line_height, text_width, wrap
from mlsd_board.model.geometry import Rect

_SIZES = (TITLE_SIZE, 12.0, 11.0, SMALL_SIZE)
_MOST_LINES = 3
_FACE = FACES["semibold"]
_JOINT = re.compile(r"(?<=\w[-/])(?=\w)")
# A white space nobody types; it marks where a long word may be broken.
_BREAK = "\u200a"


class Title(NamedTuple):
    """A title broken into lines of one size; `complete` when nothing is left out and no word is cut."""

    lines: list[str]
    size: float
    complete: bool


def fitted_title(title: str, room: Rect, spare: float) -> Title:
    """The title in at most three lines, `spare` units of the height being kept for what stands below it.

    A word too long for a line is first broken after its hyphens and slashes, then set smaller, then cut.
    """
    whole: Title | None = None
    for size in _SIZES:
        count = max(1, min(_MOST_LINES, int((room.height - spare) / line_height(size))))
        found = _broken(title, size, room.width, count)
        complete = "".join(found).replace(" ", "") == title.replace(" ", "")
        if _longest_piece(title, size, room.width) <= room.width:
            whole = whole or Title(found, size, complete)
            if complete:
                return Title(found, size, True)
    return whole or Title(found, size, False)


def _broken(title: str, size: float, width: float, count: int) -> list[str]:
    lines = wrap(_BREAK.join(_pieces(title, size, width)), size, _FACE, width, count)
    return [_rejoined(line, title) for line in lines]


def _pieces(title: str, size: float, width: float) -> list[str]:
    """The title as one piece when each word fits a line, else cut at the joints of its words."""
    fits = all(text_width(word, size, _FACE) <= width for word in title.split())
    return [title] if fits else _JOINT.split(title)


def _rejoined(line: str, title: str) -> str:
    """Without the spaces that wrapping put where a joint was."""
    return re.sub(r"(?<=[-/]) ", lambda found: " " if f"{line[: found.end()][-3:]}" in title else "", line)


def _longest_piece(title: str, size: float, width: float) -> float:
    words = [word for piece in _pieces(title, size, width) for word in piece.split()]
    return max((text_width(word, size, _FACE) for word in words), default=0.0)
