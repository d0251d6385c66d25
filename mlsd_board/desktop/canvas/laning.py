"""Verbs about swim lanes."""

from mlsd_board.desktop.canvas.contract import Canvas
from mlsd_board.editing.commands.lanes import add_lane, add_lanes, shift_lane
from mlsd_board.layout.swimlanes import Flow


def lay_lanes(view: Canvas, flow: Flow) -> None:
    """Lay three lanes around the selected boxes, else around all that is in no frame, else in the middle of the view."""
    design = view.session.design
    boxes = [id for id in view.selection if id in design.boxes]
    free = [box.id for box in design.boxes.values() if not box.frame and getattr(box, "role", "") != "lanes"]
    with view.session.edit("Lay swim lanes") as tx:
        pool = add_lanes(tx, view.visible_rect().centre, flow, boxes or free)
    view.select((pool,))
    view.centre_on((pool,), only_if_hidden=True)
    view.start_rename(pool)


def one_more(view: Canvas) -> None:
    """Add a lane after the selected one."""
    with view.session.edit("Add a lane") as tx:
        lane = add_lane(tx, view.selection[0])
    view.select((lane,))
    view.start_rename(lane)


def shift(view: Canvas, by: int) -> None:
    """Move the selected lane up or down among its neighbours."""
    with view.session.edit("Move the lane") as tx:
        shift_lane(tx, view.selection[0], by)


def in_lanes(view: Canvas, roles: tuple[str, ...] = ("lanes", "lane")) -> bool:
    """Whether one lane, or one pool, is selected."""
    frame = view.session.design.frames.get(view.selection[0]) if len(view.selection) == 1 else None
    return frame is not None and frame.role in roles
