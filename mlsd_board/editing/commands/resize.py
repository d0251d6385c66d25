"""Give a box another extent."""

from mlsd_board.drawing.scene import scene_of
from mlsd_board.editing.commands.lanes import fit_lanes, pool_of
from mlsd_board.editing.commands.move import settle
from mlsd_board.editing.transaction import Transaction
from mlsd_board.layout.swimlanes import HEAD, NARROWEST, lanes_in_order
from mlsd_board.model.elements import Frame
from mlsd_board.model.geometry import Rect

SMALLEST = 48.0


def resize(tx: Transaction, id: str, rect: Rect) -> None:
    """Let a box fill `rect`, at least 48 units either way."""
    box = tx.design.boxes[id]
    width, height = max(rect.width, SMALLEST), max(rect.height, SMALLEST)
    tx.put(box.model_copy(update={"x": rect.x, "y": rect.y, "width": width, "height": height}))
    if isinstance(box, Frame) and box.role in ("lanes", "lane"):
        _resize_lanes(tx, box, width, height)


def settle_within(tx: Transaction, frame: str, before: Rect) -> None:
    """Let a frame that had another extent `before` take in what now lies in it, and let go what no longer does."""
    now = tx.design.frames[frame].rect
    shown = ((id, rect) for id, rect in scene_of(tx.design).boxes.items() if id != frame)
    settle(tx, [id for id, rect in shown if before.encloses(rect) or now.encloses(rect)])
    settle(tx, tx.design.with_members([frame]))


def _resize_lanes(tx: Transaction, frame: Frame, width: float, height: float) -> None:
    """A lane gives all lanes its length and keeps its own breadth; a pool gives its last lane what it grows by."""
    pool = pool_of(tx, frame.id)
    rows = pool.flow == "rows"
    if frame.role == "lane":
        size = {"width": width} if rows else {"height": height + HEAD}
        tx.put(pool.model_copy(update=size))
    elif lanes := lanes_in_order(list(tx.design.frames.values()), pool):
        last = lanes[-1]
        more = height - frame.height if rows else width - frame.width
        breadth = "height" if rows else "width"
        tx.put(last.model_copy(update={breadth: max(getattr(last, breadth) + more, NARROWEST)}))
    fit_lanes(tx, pool.id)
