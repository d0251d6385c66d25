"""What a drawing is made of. Screen, SVG and PNG interpret this list, so they cannot disagree.

Coordinates are scene units, y down. Colours are '#rrggbb' or '#rrggbbaa'; an empty string means none.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from mlsd_board.model.geometry import Point, Rect

Command: TypeAlias = (
    tuple[Literal["M"], float, float]
    | tuple[Literal["L"], float, float]
    | tuple[Literal["C"], float, float, float, float, float, float]
    | tuple[Literal["Z"]]
)


@dataclass(frozen=True, slots=True)
class Path:
    """A line or an area. `dash` are lengths drawn and left out in turn; ends and corners are round."""

    commands: tuple[Command, ...]
    fill: str = ""
    stroke: str = ""
    width: float = 1.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text in the bundled font; `at` lies on its base line at the anchored end."""

    text: str
    at: Point
    size: float
    fill: str
    weight: Literal["regular", "semibold"] = "regular"
    anchor: Literal["start", "middle", "end"] = "start"


@dataclass(frozen=True, slots=True)
class Group:
    """The primitives of one element. `title` is what a tooltip or a screen reader says."""

    id: str
    role: Literal["frame", "node", "connection", "note", "ink", "badge", "label", "legend", "figure"]
    children: tuple["Primitive", ...]
    title: str = ""


Primitive: TypeAlias = Path | Text | Group


@dataclass(frozen=True, slots=True)
class Drawing:
    """A whole picture: its extent, its background and what lies on it, lowest first."""

    bounds: Rect
    background: str
    items: tuple[Group, ...]
