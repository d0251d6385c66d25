"""What makes a set of records a sound design: nothing dangles, no frame holds itself, nothing reaches across pages."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from mlsd_board.model.brief import Brief
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Box, Connection, Frame, Note, Page, Record
from mlsd_board.model.ids import FIRST_PAGE


class Fault(NamedTuple):
    """One thing wrong with a design: the record, its field, and what is wrong in plain words."""

    record: str
    field: str
    reason: str


def faults(design: Design, touched: Collection[str] | None = None) -> Iterator[Fault]:
    """All that is wrong, in the order of the records; or what is wrong because the `touched` ones changed."""
    pages = design.pages or (FIRST_PAGE,)
    for id, record in _concerned(design, touched):
        if isinstance(record, Page):
            yield from _lost(record, design)
        elif not isinstance(record, Brief):
            if record.page not in pages:
                yield Fault(id, "page", f"there is no page {record.page!r}")
            if id == FIRST_PAGE:
                yield Fault(id, "id", f"the id {id!r} is that of the first page")
        if isinstance(record, Connection):
            yield from _dangling(record, design.boxes)
        elif isinstance(record, Box):
            yield from _misplaced(record, design)


def _concerned(design: Design, touched: Collection[str] | None) -> Iterable[tuple[str, Record]]:
    """What may be unsound when these have changed: they themselves, and what refers to them."""
    records = design.records
    if touched is not None and not touched:
        return ()
    # Everything lies on a page, and of what is gone nobody knows any more whether it was one.
    far = touched is None or any(isinstance(records.get(id), Page | None) for id in touched)
    if far or touched is None:
        return records.items()
    wires = (c.id for c in design.connections.values() if c.source in touched or c.target in touched)
    notes = (n.id for n in design.notes.values() if n.about in touched)
    held: tuple[str, ...] = ()
    if not design.frames.keys().isdisjoint(touched):
        # A frame may come to lie in itself by way of others.
        held = (*design.frames, *(box.id for box in design.boxes.values() if box.frame in touched))
    return [(id, records[id]) for id in dict.fromkeys((*touched, *wires, *notes, *held))]


def _lost(page: Page, design: Design) -> Iterator[Fault]:
    """A page about a node that is nowhere; of a single page one cannot tell what lies on the others."""
    if page.about is not None and page.about not in design.records and page.about not in design.elsewhere:
        yield Fault(page.id, "about", f"there is no element {page.about!r}")


def _dangling(connection: Connection, boxes: Mapping[str, Box]) -> Iterator[Fault]:
    for end in ("source", "target"):
        name = getattr(connection, end)
        if name not in boxes:
            yield Fault(connection.id, end, f"there is no box {name!r} to connect")
        elif boxes[name].page != connection.page:
            yield Fault(connection.id, end, f"the box {name!r} lies on another page")


def _misplaced(box: Box, design: Design) -> Iterator[Fault]:
    if box.frame is not None and box.frame not in design.frames:
        yield Fault(box.id, "frame", f"there is no frame {box.frame!r}")
    elif box.frame is not None and design.frames[box.frame].page != box.page:
        yield Fault(box.id, "frame", f"the frame {box.frame!r} lies on another page")
    elif isinstance(box, Frame) and _holds_itself(box, design):
        yield Fault(box.id, "frame", "the frame lies inside itself")
    if isinstance(box, Note) and box.about is not None:
        subject = design.records.get(box.about)
        if subject is None:
            yield Fault(box.id, "about", f"there is no element {box.about!r}")
        elif _page(subject) not in (box.page, None):
            yield Fault(box.id, "about", f"the element {box.about!r} lies on another page")


def _page(record: Record) -> str | None:
    return getattr(record, "page", None)


def _holds_itself(frame: Frame, design: Design) -> bool:
    seen = {frame.id}
    parent = frame.frame
    while parent is not None and parent in design.frames:
        if parent in seen:
            return parent == frame.id
        seen.add(parent)
        parent = design.frames[parent].frame
    return False
