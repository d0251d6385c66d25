"""What a report consists of: sections of plain blocks, written in the same words as Markdown, HTML and PDF."""

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from mlsd_board.drawing.primitives import Drawing
from mlsd_board.model.geometry import Rect

Mark = Literal["", "yes", "no", "open"]


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    text: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """A point of a list; `mark` is a tick, a cross or a dash before it."""

    text: str
    mark: Mark = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head; columns named in `numbers` are set to the right."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart as SVG, and the same in words for those who do not see it."""

    svg: str
    told: str


@dataclass(frozen=True, slots=True)
class View:
    """A part of the board's picture, with boxes marked in it."""

    crop: Rect
    marked: tuple[Rect, ...] = ()
    told: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A finding: how grave, what, why and what to do, and where it is on the board."""

    severity: str
    title: str
    text: str
    lines: tuple[str, ...] = ()
    view: View | None = None


Block: TypeAlias = Text | Items | Table | Chart | View | Note


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report. `figure` is the total in words, `label` says what kind of number it is."""

    title: str
    subtitle: str
    figure: str
    band: str
    label: str
    drawing: Drawing
    sections: tuple[Section, ...] = field(default=())
