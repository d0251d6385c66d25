"""What the pen writes with: a width and a colour, chosen once and kept until another is chosen."""

from dataclasses import dataclass
from typing import Any, get_args

from mlsd_board.drawing.theme import Theme
from mlsd_board.model.values import Tag

WIDTHS = {"Fine": 1.5, "Medium": 2.5, "Broad": 5.0, "Marker": 10.0}
COLOURS = ("ink", *get_args(Tag))
"""`ink` is the colour of writing; the others are those of tags."""


@dataclass
class Nib:
    """The pen in hand."""

    width: float = WIDTHS["Medium"]
    colour: str = "ink"


def take(view: Any, *, width: float | None = None, colour: str = "") -> None:
    """Take the pen in hand, with another width or colour."""
    nib = view.pointer.nib
    nib.width, nib.colour = width or nib.width, colour or nib.colour
    view.set_tool("pen")
    view.tool_changed.emit("pen")
    view.setFocus()


def colour_of(name: str, theme: Theme) -> str:
    return theme.tags.get(name, theme.ink)
