"""Gives the boxes of an imported board their places, where the format has any."""

from collections.abc import Mapping

from mlsd_board.formats.interpretation.placing import framed, spread
from mlsd_board.formats.interpretation.sheet import Names
from mlsd_board.formats.parsed.diagram import Diagram, Group, Loose, Shape
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Frame, Node, Note, Record
from mlsd_board.model.geometry import Rect, Size

_ROUNDING = 0.02


def placed(design: Design, diagram: Diagram, names: Names) -> tuple[Design, bool]:
    """The design with its boxes placed, and whether it still has to be laid out."""
    parts: tuple[Shape | Loose, ...] = (*diagram.shapes, *diagram.texts)
    rects = {names.of[p.id]: p.rect for p in parts if p.rect is not None}
    everything: tuple[Shape | Loose | Group, ...] = (*parts, *diagram.groups)
    if all(p.extra is not None for p in everything):
        return _as_drawn(design, diagram, names), False
    if len(rects) < len(parts):
        return design, True
    sizes = {id: Size(box.width, box.height) for id in rects for box in [design.boxes[id]]}
    found = spread(rects, sizes)
    return _with_frames(design, found), False


def _as_drawn(design: Design, diagram: Diagram, names: Names) -> Design:
    """What we wrote ourselves lies where it lies, wherever somebody has moved it meanwhile."""
    records = dict(design.records)
    parts: tuple[Shape | Loose | Group, ...] = (*diagram.shapes, *diagram.groups, *diagram.texts)
    still: dict[str, Node | Frame | Note] = {}
    for part in parts:
        box = records[names.of[part.id]]
        own = part.extra.record if part.extra else None
        if part.rect is None or not isinstance(box, Node | Frame | Note):
            continue
        if isinstance(own, Node | Frame | Note) and _lies_still(own, part.rect):
            still[box.id] = own
        else:
            records[box.id] = _at(box, part.rect)
    return Design(records | _as_written(records, still))


def _lies_still(own: Node | Frame | Note, rect: Rect) -> bool:
    """Whether a box is where we wrote it: files hold two decimals of each number."""
    return all(abs(was - now) < _ROUNDING for was, now in zip(own.rect, rect, strict=True))


def _as_written(records: Mapping[str, Record], still: Mapping[str, Node | Frame | Note]) -> dict[str, Record]:
    """Boxes nobody moved stay in their frame, if neither it nor what lies round them now was moved."""
    kept: dict[str, Record] = {}
    for id, own in still.items():
        box = records[id]
        if isinstance(box, Node | Frame | Note) and {own.frame, box.frame} - {None} <= still.keys():
            kept[id] = box.model_copy(update={"frame": own.frame})
    return kept


def _with_frames(design: Design, found: dict[str, Rect]) -> Design:
    records: dict[str, Record] = dict(design.records)
    for id, rect in found.items():
        box = records[id]
        if isinstance(box, Node | Note):
            records[id] = _at(box, rect)
    for frame in _inner_first(design):
        members = [r for box in design.members(frame.id) if (r := found.get(box.id))]
        found[frame.id] = framed(members)
        records[frame.id] = _at(frame, found[frame.id])
    return Design(records)


def _inner_first(design: Design) -> list[Frame]:
    def depth(frame: Frame) -> int:
        steps, place = 0, frame.frame
        while place is not None and steps < len(design.frames):
            steps, place = steps + 1, design.frames[place].frame if place in design.frames else None
        return steps

    return sorted(design.frames.values(), key=lambda f: (-depth(f), f.id))


def _at(box: Node | Frame | Note, rect: Rect) -> Node | Frame | Note:
    size = {"width": rect.width, "height": rect.height}
    return box.model_copy(update={"x": float(rect.x), "y": float(rect.y), **size})
