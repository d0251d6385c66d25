"""A stroke of the pen, smoothed."""

import re

from mlsd_board.drawing.pieces.outlines import smooth
from mlsd_board.drawing.primitives import Group, Path
from mlsd_board.drawing.theme import Theme
from mlsd_board.model.elements import Ink
from mlsd_board.model.geometry import Point

_HEX = re.compile(r"#[0-9a-f]{6}([0-9a-f]{2})?")


def ink_group(ink: Ink, theme: Theme) -> Group:
    """The stroke; its colour is that of a tag or a hue, or '#rrggbb', anything else is the colour of writing."""
    points = [Point(x, y) for x, y in ink.points]
    return Group(
        ink.id,
        "ink",
        (Path(smooth(points), stroke=_colour(ink.colour, theme), width=ink.width),),
        "Pen stroke",
    )


def _colour(name: str, theme: Theme) -> str:
    if name in theme.tags:
        return theme.tags[name]
    if name in theme.hues:
        return theme.hues[name].accent
    return name.lower() if _HEX.fullmatch(name.lower()) else theme.ink
