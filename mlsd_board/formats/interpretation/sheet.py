"""Names for the elements of an imported board, and the size of its notes."""

import html
import re
import unicodedata
from dataclasses import dataclass, field

from mlsd_board.formats.parsed.diagram import Diagram, Group, Loose, Shape
from mlsd_board.formats.parsed.naming import Fresh
from mlsd_board.formats.parsed.words import plain
from mlsd_board.model.geometry import Size
from mlsd_board.model.ids import BRIEF_ID

_NOTE_WIDTH = 200.0
_LINE = 18.0
_PER_LINE = 26
_UNSEEN = re.compile(r"\\n|\s+")
"""White space, and the escape that some tools take for a line break."""


@dataclass(slots=True)
class Names:
    """The id on the board of each shape, group, text and arrow, by its id in the diagram; what we wrote keeps its own."""

    diagram: Diagram
    of: dict[str, str] = field(default_factory=dict)
    arrows: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Give our own records their ids first, so that nothing else takes them."""
        parts: tuple[Shape | Group | Loose, ...] = (
            *self.diagram.shapes,
            *self.diagram.groups,
            *self.diagram.texts,
        )
        taken = {BRIEF_ID, *(extra.record.id for extra in self.diagram.extras)}
        for part in parts:
            if part.extra and part.extra.record.id not in taken:
                taken.add(part.extra.record.id)
                self.of[part.id] = part.extra.record.id
        for arrow in self.diagram.arrows:
            if arrow.extra and arrow.extra.record.id not in taken:
                taken.add(arrow.extra.record.id)
                self.arrows[arrow.id] = arrow.extra.record.id
        fresh = Fresh(taken)
        for part in parts:
            if part.id not in self.of:
                self.of[part.id] = fresh.name(part.id)
        for arrow in self.diagram.arrows:
            if arrow.id not in self.arrows:
                self.arrows[arrow.id] = fresh.name(self._ends(arrow.source, arrow.target))

    def home(self, group: str | None) -> str | None:
        return self.of.get(group) if group is not None else None

    def _ends(self, source: str | None, target: str | None) -> str:
        ends = [self.of.get(end or "", "nowhere")[:22] for end in (source, target)]
        return "_".join(ends)


def note_size(text: str) -> Size:
    """The size of a note that holds a text."""
    lines = sum(1 + len(line) // _PER_LINE for line in text.split("\n"))
    if len(text) <= 3:
        return Size(64.0, 40.0)
    return Size(_NOTE_WIDTH, max(48.0, 24.0 + _LINE * min(lines, 30)))


def same(label: str, shown: str) -> bool:
    """Whether a label still is what an exporter wrote, markup and line breaks apart."""
    readings = (shown, plain(shown), plain(html.escape(shown)))
    return _bare(label) in {_bare(reading) for reading in readings}


def relabelled(label: str, shown: str) -> str:
    """A changed label without the kind of component that the exporter wrote under the name, where it still stands."""
    name, _, kind = label.rpartition("\n")
    written = shown.rpartition("\n")
    return name if name and written[0] and same(kind, written[2]) else label


def _bare(text: str) -> str:
    """The letters one sees: other tools break lines anew, and drop marks that join letters."""
    return _UNSEEN.sub("", "".join(c for c in text if unicodedata.category(c) != "Cf"))
