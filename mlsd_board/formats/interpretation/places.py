"""Gives the boxes of an imported board their places, where the format has any."""

from collections.abc import Mapping

from mlsd_board.drawing.scene import frames_around
from mlsd_board.formats.interpretation.placing import framed, spread
from mlsd_board.formats.interpretation.sheet import Names
from mlsd_board.formats.parsed.diagram import Diagram, Group, Loose, Shape
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Frame, Node, Note, Record
from mlsd_board.model.geometry import Rect, Size

_SHARES = (75, 90)
_MOST_COMPARED = 400_000

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
    # Close together is easier to read, unless a frame would then lie over boxes that are not in it.
    for share in _SHARES:
        found = _with_frames(design, spread(rects, sizes, share))
        if not _crossed(found):
            break
    return found, False


def _crossed(design: Design) -> bool:
    """Whether a frame lies over boxes outside it; not asked of boards too large to be looked at anyway."""
    if len(design.frames) * len(design.boxes) > _MOST_COMPARED:
        return False
    for frame in design.frames.values():
        own = {*design.with_members([frame.id]), *(outer.id for outer in frames_around(design, frame.id))}
        if any(box.id not in own and box.rect.overlaps(frame.rect) for box in design.boxes.values()):
            return True
    return False


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
    members: dict[str | None, list[str]] = {}
    for box in design.boxes.values():
        members.setdefault(box.frame, []).append(box.id)
    for frame in _inner_first(design):
        found[frame.id] = framed([found[id] for id in members.get(frame.id, ()) if id in found])
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
