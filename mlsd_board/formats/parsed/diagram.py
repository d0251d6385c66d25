"""The neutral records of a foreign diagram: shapes, groups, arrows, loose texts, and what the reader could not follow."""

from dataclasses import dataclass
from typing import Literal

from mlsd_board.formats.extension import Extra
from mlsd_board.layout.columns import Direction
from mlsd_board.model.geometry import Rect

Outline = Literal[
    "",
    "box",
    "round",
    "cylinder",
    "circle",
    "person",
    "diamond",
    "document",
    "queue",
    "cloud",
    "folder",
    "image",
]
Heads = Literal["forward", "backward", "both", "none"]
Style = Literal["solid", "dashed", "layout"]
"""`layout`: an invisible line that only holds boxes apart."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A box. `label` is plain text, lines parted by newlines; `icon` are words for what is depicted, as far as known.

    `more` stands below the label where the format tells a name from what is said of it; `words` are both. `hints` are names of classes and stereotypes; `where` is the line or cell it stands in.
    """

    id: str
    label: str = ""
    outline: Outline = ""
    icon: str = ""
    hints: tuple[str, ...] = ()
    group: str | None = None
    rect: Rect | None = None
    where: str = ""
    extra: Extra | None = None
    more: str = ""

    @property
    def words(self) -> str:
        return "\n".join(filter(None, (self.label, self.more)))


@dataclass(frozen=True, slots=True)
class Group:
    """A box around boxes."""

    id: str
    title: str = ""
    group: str | None = None
    rect: Rect | None = None
    where: str = ""
    extra: Extra | None = None


@dataclass(frozen=True, slots=True)
class Arrow:
    """A line between two shapes or groups; an end that is None hangs in the air."""

    id: str
    source: str | None
    target: str | None
    label: str = ""
    heads: Heads = "forward"
    style: Style = "solid"
    where: str = ""
    extra: Extra | None = None


@dataclass(frozen=True, slots=True)
class Loose:
    """A text that belongs to no box: a heading, a caption, a remark. `about` is the box, group or arrow it speaks of."""

    id: str
    text: str
    rect: Rect | None = None
    group: str | None = None
    where: str = ""
    extra: Extra | None = None
    about: str | None = None


@dataclass(frozen=True, slots=True)
class Diagram:
    """One diagram of a file. `remarks` say what was wrong or was passed over, each with its place.

    `extras` are records that came along without a shape.
    """

    shapes: tuple[Shape, ...] = ()
    groups: tuple[Group, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    texts: tuple[Loose, ...] = ()
    title: str = ""
    direction: Direction = "LR"
    where: str = ""
    remarks: tuple[str, ...] = ()
    extras: tuple[Extra, ...] = ()
