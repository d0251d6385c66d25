"""Going from box to box by keys, and growing the board from the selected one."""

from collections.abc import Mapping

from mlsd_board.desktop.canvas.contract import Canvas
from mlsd_board.desktop.canvas.quick_insert import Order
from mlsd_board.model.geometry import Point, Rect

_ROW = 64
_CLEARANCE = 112.0
_ASIDE = 2.5
"""How much farther a place to the side counts than one straight ahead."""

Way = tuple[int, int]
"""Which way, across and down: one of the two is 1 or -1, the other 0."""


def step_through(view: Canvas, *, back: bool) -> None:
    """Select the next box in reading order; from a connection the one it leads to, and back the one it comes from."""
    shown = _shown(view)
    ends = _ends(view, shown)
    if ends:
        _go_to(view, ends[0 if back else -1])
        return
    order = sorted(shown, key=lambda id: (round(shown[id].y / _ROW), shown[id].x, id))
    if not order:
        return
    here = view.selection[0] if view.selection else None
    at = order.index(here) if here in order else (0 if back else -1)
    _go_to(view, order[(at + (-1 if back else 1)) % len(order)])


def step_towards(view: Canvas, way: Way) -> None:
    """Select the nearest box that way: of a connection the end there, without a selection the nearest to the middle of the view."""
    shown = _shown(view)
    here = shown.get(view.selection[-1]) if view.selection else None
    ends = _ends(view, shown)
    if ends:
        found = max(ends, key=lambda id: shown[id].centre.x * way[0] + shown[id].centre.y * way[1])
    elif here is None:
        middle = view.visible_rect().centre
        found = min(shown, key=lambda id: (_apart(shown[id].centre, middle), id), default=None)
    else:
        found = nearest({id: rect for id, rect in shown.items() if id != view.selection[-1]}, here, way)
    if found is None:
        view.message.emit("There is no box that way.")
    else:
        _go_to(view, found)


def insert_towards(view: Canvas, way: Way) -> None:
    """Open the quick insert for a box beside the selected one: to its left what comes before it."""
    node = view.session.design.nodes.get(view.selection[0]) if len(view.selection) == 1 else None
    if node is None:
        view.message.emit("Select one component first.")
        return
    across, down = way
    centre = node.rect.centre
    spot = Point(centre.x, centre.y + down * (node.height / 2 + _CLEARANCE)) if down else None
    order = Order(spot=spot, before=node.id) if across < 0 else Order(spot=spot, after=node.id)
    view.start_insert(order=order)


def nearest(rects: Mapping[str, Rect], here: Rect, way: Way) -> str | None:
    """The box one comes to first going that way from `here`; what lies aside counts as farther."""
    found: list[tuple[float, str]] = []
    for id, rect in rects.items():
        dx, dy = rect.centre.x - here.centre.x, rect.centre.y - here.centre.y
        ahead = dx * way[0] + dy * way[1]
        aside = (
            _gap(here.y, here.bottom, rect.y, rect.bottom)
            if way[0]
            else _gap(here.x, here.right, rect.x, rect.right)
        )
        if ahead > 1 and aside <= _ASIDE * ahead:
            found.append((ahead + _ASIDE * aside, id))
    return min(found)[1] if found else None


def _gap(start: float, end: float, other_start: float, other_end: float) -> float:
    return max(0.0, other_start - end, start - other_end)


def _apart(a: Point, b: Point) -> float:
    return abs(a.x - b.x) + abs(a.y - b.y)


def _shown(view: Canvas) -> dict[str, Rect]:
    boxes = view.session.design.boxes
    return {id: box.rect for id, box in boxes.items() if id in view.board.pictures}


def _ends(view: Canvas, shown: Mapping[str, Rect]) -> list[str]:
    """The boxes seen at the ends of the selected connection, in the direction of its arrow."""
    wire = view.session.design.connections.get(view.selection[0]) if len(view.selection) == 1 else None
    return [id for id in (wire.source, wire.target) if id in shown] if wire else []


def _go_to(view: Canvas, id: str) -> None:
    view.select((id,))
    view.centre_on((id,), only_if_hidden=True)
