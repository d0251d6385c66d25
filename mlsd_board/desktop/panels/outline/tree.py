"""The board as a tree of ids: frames, what lies in them, and under each box the arrows that leave it."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import NamedTuple

from mlsd_board.catalog.library import Library
from mlsd_board.desktop.naming import title_of
from mlsd_board.model.counting import counted
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Box, Connection, Frame, Node, Page, Record
from mlsd_board.model.pages import pages_of

ROOT = ""
_ROW = 64.0


class Tree(NamedTuple):
    """For each id, and for `ROOT`, what lies under it in reading order; where each id hangs, in which row; and why there."""

    under: Mapping[str, tuple[str, ...]] = {}
    place: Mapping[str, tuple[str, int]] = {}
    reasons: Mapping[str, tuple[object, ...]] = {}

    def still_holds(self, design: Design, changed: Collection[str]) -> bool:
        """Whether the tree of `design` is this one, where only these records may have changed since."""
        known = design.records
        return all(_reason(known.get(id)) == self.reasons.get(id) for id in changed)

    def way(self, id: str) -> tuple[int, int]:
        """How deep an element hangs, and in which row."""
        parent, row = self.place[id]
        return (self.way(parent)[0] + 1 if parent in self.place else 0), row

    def within(self, id: str) -> list[str]:
        """An element and all that hangs under it."""
        return [id, *(inner for child in self.under.get(id, ()) for inner in self.within(child))]


def tree_of(design: Design) -> Tree:
    """Boxes hang under their frame, arrows under the box they leave, and of several pages all under theirs."""
    pages = [page.id for page in pages_of(design)]
    several = len(pages) > 1
    boxes = design.boxes
    reasons = {id: why for id, record in design.records.items() if (why := _reason(record))}
    found: dict[str, list[str]] = defaultdict(list)
    if several:
        found[ROOT] = pages
    for id in sorted(boxes, key=reasons.__getitem__):
        box = boxes[id]
        outermost = box.page if several else ROOT
        found[box.frame if box.frame in boxes else outermost].append(id)
    for wire in design.connections.values():
        found[wire.source].append(wire.id)
    under = {parent: tuple(ids) for parent, ids in found.items()}
    place = {id: (parent, row) for parent, ids in under.items() for row, id in enumerate(ids)}
    return Tree(under, place, reasons)


def _reason(record: Record | None) -> tuple[object, ...] | None:
    """What of an element says where it hangs, boxes in reading order; None for what has no row."""
    if isinstance(record, Box):
        return not isinstance(record, Frame), record.y // _ROW, record.x, record.id, record.frame, record.page
    if isinstance(record, Connection):
        return (record.source,)
    return (record,) if isinstance(record, Page) else None


def words_for(design: Design, library: Library, id: str) -> str:
    """What the row of an element says."""
    record = design.records.get(id)
    if isinstance(record, Connection):
        carried = record.label or (record.kind.value if record.kind else "")
        return f"→ {title_of(design, library, record.target)}{f' ({carried})' if carried else ''}"
    return title_of(design, library, id)


def read_aloud(design: Design, library: Library, id: str, severity: str = "") -> str:
    """What a screen reader says of an element: what it is, what it is joined to, and whether something is wrong."""
    record = design.records.get(id)
    title = title_of(design, library, id)
    if isinstance(record, Page):
        inside = sum(box.page == id for box in design.boxes.values())
        purpose = ", deep dive" if record.purpose == "deep_dive" else ""
        return f"{title}, page{purpose}, {counted(inside, 'box', 'boxes')}"
    if isinstance(record, Connection):
        kind = f" carrying {record.kind.value}" if record.kind else ""
        label = f", labelled {record.label}" if record.label else ""
        target = title_of(design, library, record.target)
        return _with(
            f"Connection from {title_of(design, library, record.source)} to {target}{kind}{label}", severity
        )
    if isinstance(record, Frame):
        inside = sum(box.frame == id for box in design.boxes.values())
        state = ", collapsed" if record.collapsed else ""
        return _with(f"{title}, frame{state}, {counted(inside, 'box', 'boxes')} inside", severity)
    if not isinstance(record, Node):
        return _with(f"Note: {title}", severity)
    known = library.title(record.component)
    entering = sum(c.target == id for c in design.connections.values())
    leaving = sum(c.source == id for c in design.connections.values())
    called = f"{title}, {known}" if title != known else title
    return _with(f"{called}, {counted(entering, 'connection')} in, {leaving} out", severity)


def _with(words: str, severity: str) -> str:
    return f"{words}, has findings, the worst is {severity}" if severity else words
