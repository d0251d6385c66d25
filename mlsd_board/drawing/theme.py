"""The colours and line styles of a board: data files, checked once, the same for screen and export."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from mlsd_board.drawing.pieces.colours import over
from mlsd_board.model.kind import Kind
from mlsd_board.model.values import Value

Colour = Annotated[str, Field(pattern=r"^(#[0-9a-f]{6}([0-9a-f]{2})?)?$")]
"""'#rrggbb' or '#rrggbbaa'; empty means: not drawn."""
ThemeName = Literal["light", "dark", "hand", "hand-dark"]
THEMES: tuple[ThemeName, ...] = ("light", "dark", "hand", "hand-dark")
BY_HAND: Mapping[ThemeName, ThemeName] = {"hand": "light", "hand-dark": "dark"}
"""The themes that are drawn by hand, and in the colours of which other each is."""
NO_HUE = "gray"
"""The hue of whatever belongs to no group of the library."""
_OUTLINE, _WORDS = "c0", "40"
"""How much of the colour of words a pen puts into outlines, and of ink into the words of boxes."""
_FOLDER = Path(__file__).parent / "themes"


class Hue(Value):
    """The tones of one component group: area, outline, and icon or title upon the area."""

    fill: Colour
    stroke: Colour
    accent: Colour


class LineStyle(Value):
    """How one kind of connection is drawn. `dash` and `width` in scene units; `hollow` is about the arrow head."""

    colour: Colour
    width: float
    dash: tuple[float, ...] = ()
    double: bool = False
    hollow: bool = False


class SeverityTones(Value):
    """A severity's badge, the sign on the badge, and words about it."""

    fill: Colour
    mark: Colour
    text: Colour


class NoteTones(Value):
    """The paper of a sticky note, its folded corner, its edge and the writing."""

    fill: Colour
    fold: Colour
    stroke: Colour
    text: Colour


class WindowTones(Value):
    """What only the window shows: selection, hover, ghosts of missing parts, grid, snapping guides."""

    selection: Colour
    selection_fill: Colour
    hover: Colour
    ghost: Colour
    ghost_fill: Colour
    grid: Colour
    guide: Colour


class Theme(Value):
    """Everything a shape asks when it wants a colour or a line style."""

    name: ThemeName
    title: str
    dark: bool
    background: Colour
    surface: Colour
    ink: Colour
    muted: Colour
    border: Colour
    shadow: Colour
    hues: Mapping[str, Hue]
    lines: Mapping[Kind, LineStyle]
    untyped: LineStyle
    severities: Mapping[str, SeverityTones]
    note: NoteTones
    tags: Mapping[str, Colour]
    window: WindowTones

    def hue(self, name: str) -> Hue:
        """The tones of a hue, or the neutral ones where a library names a hue that does not exist."""
        return self.hues.get(name) or self.hues[NO_HUE]

    def line(self, kind: Kind | None) -> LineStyle:
        return self.lines[kind] if kind else self.untyped


@cache
def load_theme(name: ThemeName) -> Theme:
    """The theme of that name, read once."""
    if name in BY_HAND:
        return _drawn_by_hand(load_theme(BY_HAND[name]), name)
    tones = _read(name)
    patterns = _read("lines")
    colours = tones.pop("kinds")
    styles = {key: {**pattern, "colour": colours[key]} for key, pattern in patterns.items()}
    untyped = styles.pop("untyped")
    return Theme.model_validate({**tones, "name": name, "lines": styles, "untyped": untyped})


def theme_name(*, dark: bool, by_hand: bool) -> ThemeName:
    """The name of the theme of such colours and strokes."""
    plain: ThemeName = "dark" if dark else "light"
    return next(name for name, colours in BY_HAND.items() if colours == plain) if by_hand else plain


def _drawn_by_hand(theme: Theme, name: ThemeName) -> Theme:
    """The theme as drawn with pens: outlines are nearly as strong as words, which are darker or brighter, and nothing throws a shadow."""
    hues = {
        key: Hue(
            fill=hue.fill,
            stroke=over(f"{hue.accent}{_OUTLINE}", hue.stroke),
            accent=over(f"{theme.ink}{_WORDS}", hue.accent),
        )
        for key, hue in theme.hues.items()
    }
    note = theme.note.model_copy(update={"stroke": hues["amber"].stroke})
    title = f"Hand-drawn, {theme.title.lower()}"
    return theme.model_copy(update={"name": name, "title": title, "hues": hues, "note": note, "shadow": ""})


def _read(name: str) -> dict[str, dict[str, object]]:
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
