"""Put a new component, note or stroke of ink on the board."""

from collections.abc import Container, Mapping, Sequence

from mlsd_board.editing.transaction import Transaction
from mlsd_board.graph.hidden import hidden_nodes
from mlsd_board.layout.snap import free_place, free_row, snap_to_grid
from mlsd_board.model.design import Design
from mlsd_board.model.elements import NODE_HEIGHT, NODE_WIDTH, Ink, Node, Note
from mlsd_board.model.geometry import Point, Rect
from mlsd_board.model.values import AttributeValue

GAP = 32.0
NOTE_GAP = 24.0
"""Between a note and what it is about."""
ROOM = 48.0
"""Free space kept around a box placed for the user, so that arrows and labels fit in."""
STRIDE = 320.0
"""From the middle of one column of boxes to the middle of the next."""


def add_node(
    tx: Transaction,
    component: str,
    centre: Point,
    *,
    label: str = "",
    attributes: Mapping[str, AttributeValue] | None = None,
    gap: float = GAP,
    stride: float = 0.0,
) -> str:
    """Place a component with its middle at `centre`, or at the nearest place free of other boxes. Returns its id.

    With a `stride` it stands in a column of boxes where the place is taken, or in one that far aside.
    """
    id = tx.fresh_id(component)
    corner = snap_to_grid(Point(centre.x - NODE_WIDTH / 2, centre.y - NODE_HEIGHT / 2))
    wanted = Rect(corner.x, corner.y, NODE_WIDTH, NODE_HEIGHT)
    taken = _taken(tx.design)
    place = free_row(wanted, taken, stride, gap) if stride else free_place(wanted, taken, gap)
    x, y, width, height = place
    frame = enclosing_frame(tx, Rect(x, y, width, height))
    facts = dict(attributes or {})
    tx.put(Node(id=id, component=component, label=label, x=x, y=y, frame=frame, attributes=facts))
    return id


def add_note(tx: Transaction, at: Point, text: str = "", about: str | None = None) -> str:
    """Stick a note with its top-left corner at `at`. Returns its id.

    Pinned to the element `about` it lies near by where there is room: below a box, or below and right of `at`.
    """
    corner = snap_to_grid(at)
    note = Note(id=tx.fresh_id("note"), x=corner.x, y=corner.y, text=text, about=about)
    if about is not None:
        box = tx.design.boxes.get(about)
        beside = Point(box.x, box.shown_rect.bottom) if box else Point(corner.x + NOTE_GAP, corner.y)
        wanted = note.rect._replace(x=beside.x, y=beside.y + NOTE_GAP)
        place = free_place(wanted, _taken(tx.design), NOTE_GAP / 2)
        note = note.model_copy(update={"x": place.x, "y": place.y})
    tx.put(note)
    return note.id


def add_ink(tx: Transaction, points: Sequence[Point], width: float = 2.0, colour: str = "ink") -> str:
    """Draw a free stroke through `points`, `width` units wide. Returns its id."""
    id = tx.fresh_id("ink")
    tx.put(Ink(id=id, points=tuple(points), width=width, colour=colour))
    return id


def _taken(design: Design) -> list[Rect]:
    """The places of the boxes one sees: those in a collapsed group take up the group's place together."""
    hidden = hidden_nodes(design)
    boxes = [box.rect for box in (*design.nodes.values(), *design.notes.values()) if box.id not in hidden]
    return [*boxes, *(design.frames[group].shown_rect for group in sorted(set(hidden.values())))]


def enclosing_frame(tx: Transaction, rect: Rect, but: Container[str] = ()) -> str | None:
    """The innermost open frame around a box, `but` for some; a box lies in the lane that its middle lies in."""
    frames = [f for f in tx.design.frames.values() if not f.collapsed and f.id not in but]
    around = [
        f for f in frames if f.rect.encloses(rect) or (f.role == "lane" and f.rect.contains(rect.centre))
    ]
    return min(around, key=lambda f: (f.width * f.height, f.id)).id if around else None
