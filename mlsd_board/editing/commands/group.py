"""Put a frame around boxes, or take it away again."""

from collections.abc import Iterable

from mlsd_board.editing.commands.delete import delete
from mlsd_board.editing.transaction import EditError, Transaction
from mlsd_board.model.elements import Frame
from mlsd_board.model.geometry import bounds

PADDING = 24.0
TITLE_ROOM = 32.0


def group(tx: Transaction, ids: Iterable[str], title: str = "Group") -> str:
    """Frame the chosen boxes. Returns the frame's id."""
    chosen = [tx.design.boxes[id] for id in dict.fromkeys(ids) if id in tx.design.boxes]
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


def ungroup(tx: Transaction, frame: str) -> None:
    """Take a frame away; what lay in it stays where it is."""
    delete(tx, [frame])
