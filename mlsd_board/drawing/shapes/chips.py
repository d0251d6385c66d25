"""Small words at the edge of a box, each on a plate of its own; and the trail of a path from box to box."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from mlsd_board.drawing.pieces.outlines import box
from mlsd_board.drawing.pieces.typesetting import FACES, SMALL_SIZE, Line, centred
from mlsd_board.drawing.primitives import Command, Group, Path, Primitive
from mlsd_board.drawing.theme import Theme
from mlsd_board.layout.text import elide, line_height, text_width
from mlsd_board.model.geometry import Rect

Tone = Literal["plain", "good", "watch", "bad"]
"""`watch`: near a limit, or a number is missing. `bad`: beyond a limit. The words say so too."""
_PAD, _GAP, _RING = 5.0, 4.0, 4.0
_LONGEST = 200.0


@cache
def _height() -> float:
    """Of a plate. The font is read when the first one is drawn."""
    return line_height(SMALL_SIZE) + 2.0


class Chip(NamedTuple):
    """A few words, and how grave they are."""

    words: str
    tone: Tone = "plain"


def chips_group(element: str, chips: Sequence[Chip], rect: Rect, theme: Theme) -> Group:
    """Words on the lower edge of a box, in rows that are hardly wider than it."""
    children: list[Primitive] = []
    top = rect.bottom - _height() / 2
    for row in _rows(chips, max(rect.width, 120.0)):
        widths = [_width(chip.words) for chip in row]
        x = rect.centre.x - (sum(widths) + _GAP * (len(row) - 1)) / 2
        for chip, width in zip(row, widths, strict=True):
            children += _plate(chip, Rect(x, top, width, _height()), theme)
            x += width + _GAP
        top += _height() + 2.0
    return Group(f"{element}.figures", "figure", tuple(children), ", ".join(chip.words for chip in chips))


def step_group(element: str, words: str, tone: Tone, rect: Rect, theme: Theme) -> Group:
    """A ring around a box of the path, and on its upper edge what it adds and the total so far."""
    ring = Path(box(rect.grown(_RING), 13.0), stroke=tone_colour(tone, theme), width=2.0)
    width = _width(words)
    plate = Rect(rect.x + 6.0, rect.y - _RING - _height() / 2, width, _height())
    return Group(f"{element}.step", "figure", (ring, *_plate(Chip(words, tone), plate, theme)), words)


def trail_group(element: str, line: tuple[Command, ...], colour: str) -> Group:
    """A broad band along an arrow of a path, through which the arrow can be seen."""
    return Group(f"{element}.trail", "figure", (Path(line, stroke=f"{colour[:7]}55", width=8.0),))


def tone_colour(tone: Tone, theme: Theme) -> str:
    """The colour of words and lines of a tone."""
    if tone in ("plain", "good"):
        return theme.hue("green").accent if tone == "good" else theme.muted
    return theme.severities["error" if tone == "bad" else "warning"].text


def _rows(chips: Sequence[Chip], room: float) -> Iterator[list[Chip]]:
    row: list[Chip] = []
    used = 0.0
    for chip in chips:
        width = _width(chip.words) + _GAP
        if row and used + width > room + _GAP:
            yield row
            row, used = [], 0.0
        row.append(chip)
        used += width
    if row:
        yield row


def _plate(chip: Chip, rect: Rect, theme: Theme) -> tuple[Primitive, ...]:
    colour = tone_colour(chip.tone, theme)
    edge = f"{theme.muted}80" if chip.tone == "plain" else colour
    text = elide(chip.words, SMALL_SIZE, FACES["semibold"], _LONGEST)
    line = Line(text, SMALL_SIZE, theme.ink if chip.tone == "plain" else colour, "semibold")
    return (Path(box(rect, _height() / 2), theme.surface, edge, 1.1), centred(line, rect.centre))


def _width(words: str) -> float:
    return min(text_width(words, SMALL_SIZE, FACES["semibold"]), _LONGEST) + 2 * _PAD
