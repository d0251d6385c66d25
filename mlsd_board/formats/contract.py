"""What an exporter and an importer are: records that a registry finds by walking their folders."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from mlsd_board.catalog.library import Library
from mlsd_board.drawing.looks import Lines
from mlsd_board.drawing.theme import ThemeName
from mlsd_board.formats.report import ImportReport
from mlsd_board.model.design import Design
from mlsd_board.validation.report import Report

if TYPE_CHECKING:  # what draws is not loaded where boards are only checked
    from mlsd_board.drawing.figures import Figures

USUAL_SCALE = 2.0
Renderer = Literal["board", "graphviz"]
Part = Literal[
    "places",
    "kinds",
    "attributes",
    "details",
    "within",
    "folding",
    "frames",
    "notes",
    "ink",
    "brief",
    "set aside",
]
"""What boards have and other formats may have no words for; `omissions` says each of them."""


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How a board is to be written.

    `scale` is pixels per scene unit of a raster picture; None takes as many as usual, or as many as fit. `embed` puts the whole board into pictures. `renderer`
    draws it as on the screen (`board`) or lets Graphviz lay it out (`graphviz`), with the `engine` named. `lines`
    and the strokes of the theme `hand` are the board's own: Graphviz knows only the colours of a theme. `book` is the
    whole board that a picture of one of its pages carries; without it, what is drawn is all there is. `judge` is what
    the rules say of a page, for documents that tell; without it they say nothing of findings. `figures` are the numbers
    to lay upon a page. `transparent` leaves the background of a picture out; `legend` puts a key below it where arrows
    are of several kinds. `stem` is the name of the file without its
    ending, for files that refer to others beside them.
    """

    library: Library
    theme: ThemeName = "light"
    scale: float | None = None
    embed: bool = True
    renderer: Renderer = "board"
    engine: Literal["auto", "pure", "system"] = "auto"
    lines: Lines = "orthogonal"
    book: Design | None = None
    judge: Callable[[Design], Report] | None = None
    figures: "Callable[[Design], Figures] | None" = None
    transparent: bool = False
    legend: bool = False
    stem: str = "design"


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format that can be written. The module's constant `EXPORTER` holds one.

    `write` is given one page as a board of its own. Where a file can hold `pages` "many", it is given the whole board
    when all of them are asked for, and takes it apart with `model/pages.py`; "all" is for what is the board itself.
    `drawn` says that the file shows the board's own drawing, with or without a background and a legend. `beside` writes
    further files that belong to it, by what their names add to the stem of its own; an empty one is not written. `omits` is what the format has no
    words for. `told` says what the user should know of a file that begins with these bytes. Drawn by the renderers under `carries`, the file has all of it inside nevertheless, unless the options say
    that nothing is to be embedded.
    """

    id: str
    title: str
    suffixes: tuple[str, ...]
    write: Callable[[Design, ExportOptions], bytes]
    renderers: tuple[Renderer, ...] = ("board",)
    pages: Literal["one", "many", "all"] = "one"
    drawn: bool = False
    beside: Mapping[str, Callable[[Design, ExportOptions], bytes]] = field(default_factory=dict)
    omits: tuple[Part, ...] = ()
    carries: tuple[Renderer, ...] = ()
    told: Callable[[bytes], str] | None = None


@dataclass(frozen=True, slots=True)
class Imported:
    """A design read from a file, and for the reader's eyes what could not be taken over as it was.

    `needs_layout` says that the file places no boxes, or not all: they lie at the origin until the board is tidied.
    `reports` account for everything in the diagrams of another tool, one for each page; our own formats have none.
    """

    design: Design
    remarks: tuple[str, ...] = field(default=())
    needs_layout: bool = False
    reports: tuple[ImportReport, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """How a diagram of another tool is to be read.

    `pick` is the number of the one wanted where a file holds several. `guesses` takes boxes for components whose own
    words say nothing; otherwise they are kept as notes. `remembered` are components chosen before, by label.
    """

    pick: int | None = None
    guesses: bool = False
    remembered: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Importer:
    """A format that can be read. The module's constant `IMPORTER` holds one.

    `accepts` looks at the first bytes of a file whose suffix fits several formats; `by_name` takes a file by its suffix
    whatever is in it, for formats that look like any other text. `read` raises `FormatError`; so does `read_diagrams`,
    which formats of other tools have, and which can be told how to read.
    """

    id: str
    title: str
    suffixes: tuple[str, ...]
    accepts: Callable[[bytes], bool]
    read: Callable[[bytes, Library], Imported]
    read_diagrams: Callable[[bytes, Library, Reading], Imported] | None = None
    by_name: bool = False
