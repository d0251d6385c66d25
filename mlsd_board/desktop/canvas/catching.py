"""Which elements a band or a loop catches."""

from collections.abc import Callable

from mlsd_board.drawing.scene import scene_of
from mlsd_board.model.design import Design


def caught(design: Design, within: Callable[[float, float], bool]) -> list[str]:
    """The visible elements that lie wholly within, and the arrows both ends of which do."""
    scene = scene_of(design)
    found = [
        id
        for id, rect in scene.boxes.items()
        if all(within(x, y) for x in (rect.x, rect.right) for y in (rect.y, rect.bottom))
    ]
    ends = set(found)
    arrows = ((id, arrow.connection) for id, arrow in scene.arrows.items())
    found += [id for id, wire in arrows if wire.source in ends and wire.target in ends]
    return found + [id for id, ink in design.inks.items() if all(within(x, y) for x, y in ink.points)]
