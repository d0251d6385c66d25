"""Let boxes give way to something that takes up more of the board than before."""

from collections.abc import Collection, Iterable, Mapping
from itertools import takewhile

from mlsd_board.drawing.scene import depth, frames_around, scene_of
from mlsd_board.editing.commands.move import give_way
from mlsd_board.editing.transaction import Transaction
from mlsd_board.layout.tidy import FRAME_PADDING
from mlsd_board.model.design import Design
from mlsd_board.model.geometry import Rect, bounds


def make_room(tx: Transaction, id: str, was: Rect) -> None:
    """Move on what a box has come to lie upon by growing from what it `was`, and let the frames around it grow."""
    design, now = tx.design, tx.design.boxes[id].shown_rect
    part = {member: design.boxes[member].rect for member in design.with_members([id])}
    wider = around_members(design, part)
    places = moved_on(design, part, was, now, [now, *wider.values()])
    give_way(tx, places | around_members(design, part | places))


def moved_on(
    design: Design, part: Collection[str], was: Rect, now: Rect, taken: Iterable[Rect]
) -> dict[str, Rect]:
    """What lay right of a part or below it, moved on as far as that has grown; nothing where nothing is in its way.

    What lies in a frame goes with the frame.
    """
    shown = scene_of(design).boxes
    around = {frame.id for id in part for frame in frames_around(design, id)}
    rest = [rect for id, rect in shown.items() if id not in part and id not in around]
    if not any(rect.overlaps(other) for rect in taken for other in rest):
        return {}
    wider, higher = max(now.right - was.right, 0.0), max(now.bottom - was.bottom, 0.0)
    places: dict[str, Rect] = {}
    for id, box in design.boxes.items():
        chain = takewhile(lambda frame: frame.id not in around, frames_around(design, id))
        outermost = [box, *chain][-1]
        right, below = outermost.x >= was.right, outermost.y >= was.bottom
        if id not in part and (right or below):
            places[id] = box.rect.moved(wider * right, higher * below)
    return places


def around_members(design: Design, places: Mapping[str, Rect]) -> dict[str, Rect]:
    """The open frames that have to grow around what lies in them now; lanes stay in line."""
    wider: dict[str, Rect] = {}
    frames = [f for f in design.frames.values() if not f.collapsed and f.role not in ("lanes", "lane")]
    for frame in sorted(frames, key=lambda frame: -depth(design, frame.id)):
        now = {box.id: {**places, **wider}.get(box.id) for box in design.members(frame.id)}
        inside = [rect or design.boxes[id].shown_rect for id, rect in now.items()]
        before = places.get(frame.id, frame.rect)
        if any(now.values()) and not all(before.encloses(rect) for rect in inside):
            wider[frame.id] = bounds([before, *(rect.grown(FRAME_PADDING) for rect in inside)]) or before
    return wider
