"""Put a frame around boxes, fold them into one box, or take the frame away again."""

from collections.abc import Iterable, Iterator

from mlsd_board.drawing.scene import shown_boxes
from mlsd_board.editing.commands.delete import delete
from mlsd_board.editing.commands.move import move, settle, whole
from mlsd_board.editing.transaction import EditError, Transaction
from mlsd_board.graph.hidden import hidden_nodes
from mlsd_board.layout.snap import free_place
from mlsd_board.model.design import Design
from mlsd_board.model.elements import NODE_HEIGHT, NODE_WIDTH, Frame
from mlsd_board.model.geometry import Rect, bounds

PADDING = 24.0
TITLE_ROOM = 32.0


def group(tx: Transaction, ids: Iterable[str], title: str = "Group") -> str:
    """Frame the chosen boxes; others that lie in the frame then belong to it, as in any frame. Returns its id."""
    id = _framed(tx, ids, title)
    around, known = tx.design.frames[id].rect, tx.design.boxes
    inside = (box for box, rect in shown_boxes(tx.design).items() if around.encloses(rect))
    settle(tx, [box for box in inside if box != id and known[box].frame != id])
    return id


def fold(tx: Transaction, ids: Iterable[str], title: str) -> str:
    """Group the chosen boxes and only these, and collapse the group at a place where it covers no other box."""
    id = _framed(tx, ids, title)
    frame = tx.design.frames[id]
    tx.put(frame.model_copy(update={"collapsed": True}))
    spot = free_place(Rect(frame.x, frame.y, NODE_WIDTH, NODE_HEIGHT), list(_seen_beside(tx.design, id)))
    move(tx, [id], spot.x - frame.x, spot.y - frame.y)
    return id


def ungroup(tx: Transaction, frame: str) -> None:
    """Take a frame away; what lay in it stays where it is."""
    delete(tx, [frame])


def _framed(tx: Transaction, ids: Iterable[str], title: str) -> str:
    wholes = dict.fromkeys(whole(tx.design, id) for id in ids)
    chosen = [tx.design.boxes[id] for id in wholes if id in tx.design.boxes]
    extent = bounds(box.rect for box in chosen)
    if extent is None:
        msg = "Select the boxes to group first."
        raise EditError(msg)
    outer = {box.frame for box in chosen}
    around = extent.grown(PADDING)
    id = tx.fresh_id("group")
    tx.put(
        Frame(
            id=id,
            title=title,
            x=around.x,
            y=around.y - TITLE_ROOM,
            width=around.width,
            height=around.height + TITLE_ROOM,
            frame=outer.pop() if len(outer) == 1 else None,
        )
    )
    for box in chosen:
        tx.put(box.model_copy(update={"frame": id}))
    return id


def _seen_beside(design: Design, group: str) -> Iterator[Rect]:
    hidden = hidden_nodes(design)
    for box in design.boxes.values():
        if isinstance(box, Frame):
            if box.collapsed and box.id != group:
                yield Rect(box.x, box.y, NODE_WIDTH, NODE_HEIGHT)
        elif box.id not in hidden and box.frame != group:
            yield box.rect
