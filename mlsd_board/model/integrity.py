"""What makes a set of records a sound design: nothing dangles, no frame holds itself."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from mlsd_board.model.design import Design
from mlsd_board.model.elements import Box, Connection, Frame, Note


class Fault(NamedTuple):
    """One thing wrong with a design: the record, its field, and what is wrong in plain words."""

    record: str
    field: str
    reason: str


def faults(design: Design) -> Iterator[Fault]:
    """All that is wrong, in the order of the records."""
    boxes = design.boxes
    for id, record in design.records.items():
        if isinstance(record, Connection):
            yield from _dangling(record, boxes)
        elif isinstance(record, Box):
            if record.frame is not None and record.frame not in design.frames:
                yield Fault(id, "frame", f"there is no frame {record.frame!r}")
            elif isinstance(record, Frame) and _holds_itself(record, design):
                yield Fault(id, "frame", "the frame lies inside itself")
            if isinstance(record, Note) and record.about is not None and record.about not in design.records:
                yield Fault(id, "about", f"there is no element {record.about!r}")


def _dangling(connection: Connection, boxes: Mapping[str, Box]) -> Iterator[Fault]:
    for end in ("source", "target"):
        name = getattr(connection, end)
        if name not in boxes:
            yield Fault(connection.id, end, f"there is no box {name!r} to connect")


def _holds_itself(frame: Frame, design: Design) -> bool:
    seen = {frame.id}
    parent = frame.frame
    while parent is not None and parent in design.frames:
        if parent in seen:
            return parent == frame.id
        seen.add(parent)
        parent = design.frames[parent].frame
    return False
