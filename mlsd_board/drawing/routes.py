"""The route of every visible arrow of a design: one pure function for screen, exporters and node-link files."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from mlsd_board.drawing.scene import Arrow, Scene, scene_of
from mlsd_board.drawing.shapes.frame import frame_tab
from mlsd_board.drawing.shapes.label import plate_size
from mlsd_board.layout.routing.elastic import elastic
from mlsd_board.layout.routing.router import Pause, Route, RouteCache, Wire, route
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Frame, Record, Side
from mlsd_board.model.geometry import Point, Rect, Size

_DOOR = 16.0
_ACROSS: Mapping[Side, Side] = {"left": "right", "right": "left", "top": "bottom", "bottom": "top"}


class Door(NamedTuple):
    """Where an arrow meets an open frame, and to which side it goes from there."""

    place: Rect
    side: Side


def routes(
    design: Design, cache: RouteCache | None = None, pause: Pause = lambda: None
) -> Mapping[str, Route]:
    """Lines and label places by connection id. What hides in a collapsed group has no route of its own."""
    scene = scene_of(design)
    wires, doors = _wires(design, scene, scene.arrows.values())
    boxes = obstacles(design, scene) | doors
    return route(wires, boxes, outlines=_outlines(design, scene), cache=cache, pause=pause)


def quick_routes(design: Design, scene: Scene, arrows: Iterable[Arrow]) -> dict[str, Route]:
    """Plain lines for some arrows, for as long as nobody has worked out better ones; no box is minded on the way."""
    wires, doors = _wires(design, scene, arrows)
    ends = {end for wire in wires for end in (wire.source, wire.target)}
    return elastic(wires, {end: scene.boxes[end] for end in ends if end in scene.boxes} | doors)


def _wires(design: Design, scene: Scene, arrows: Iterable[Arrow]) -> tuple[list[Wire], dict[str, Rect]]:
    """The arrows as the router knows them, and the doors at which they meet open frames."""
    wires: list[Wire] = []
    all_doors: dict[str, Rect] = {}
    for arrow in arrows:
        doors = dict(_doors(design, scene, arrow))
        all_doors |= {id: door.place for id, door in doors.items()}
        wires.append(_wire(arrow, doors))
    return wires, all_doors


def obstacles(design: Design, scene: Scene) -> dict[str, Rect]:
    """What lines keep clear of: boxes, and the titles of open frames, which themselves bar no way."""
    boxes = {id: rect for id, rect in scene.boxes.items() if not _is_open(design.records[id])}
    return boxes | _tabs(design, scene)


def _outlines(design: Design, scene: Scene) -> list[Rect]:
    """What lines may cross but do well not to lie on: open frames."""
    return [rect for id, rect in sorted(scene.boxes.items()) if _is_open(design.records[id])]


def label_size(connection: Connection) -> Size | None:
    """How much room the words on a connection need, for whoever leaves space between boxes; None where it has none."""
    return plate_size(Arrow(connection, (connection.id,)))


def _tabs(design: Design, scene: Scene) -> dict[str, Rect]:
    """The titles of open frames: no line may strike one through."""
    frames = (frame for id, frame in sorted(design.frames.items()) if id in scene.boxes)
    return {f"{frame.id}\0tab": tab for frame in frames if (tab := frame_tab(frame))}


def _wire(arrow: Arrow, doors: Mapping[str, Door]) -> Wire:
    connection = arrow.connection
    source, target = _door_id(arrow, connection.source), _door_id(arrow, connection.target)
    return Wire(
        connection.id,
        source if source in doors else connection.source,
        target if target in doors else connection.target,
        doors[source].side if source in doors else connection.source_side,
        doors[target].side if target in doors else connection.target_side,
        connection.bends,
        plate_size(arrow),
    )


def _is_open(box: Record) -> bool:
    return isinstance(box, Frame) and not box.collapsed


def _doors(design: Design, scene: Scene, arrow: Arrow) -> Iterator[tuple[str, Door]]:
    """Where arrows meet an open frame: a slim box on its border, since the frame itself bars no way."""
    wire = arrow.connection
    for end, other, wished in (
        (wire.source, wire.target, wire.source_side),
        (wire.target, wire.source, wire.target_side),
    ):
        if end in scene.boxes and other in scene.boxes and _is_open(design.records[end]):
            yield _door_id(arrow, end), _door(scene.boxes[end], scene.boxes[other].centre, wished)


def _door_id(arrow: Arrow, frame: str) -> str:
    return f"{frame}\0{arrow.connection.id}"


def _door(frame: Rect, towards: Point, wished: Side | None) -> Door:
    """A slim box on the side of the frame that is wished, else nearest to a place; lines lead straight through it."""
    reach = min(_DOOR, frame.width, frame.height)
    x = min(max(towards.x, frame.x + reach / 2), frame.right - reach / 2)
    y = min(max(towards.y, frame.y + reach / 2), frame.bottom - reach / 2)
    beyond: dict[Side, float] = {
        "left": frame.x - towards.x,
        "right": towards.x - frame.right,
        "top": frame.y - towards.y,
        "bottom": towards.y - frame.bottom,
    }
    nearest = max(beyond, key=lambda side: beyond[side])
    side = wished or nearest
    places: dict[Side, Rect] = {
        "left": Rect(frame.x, y - reach / 2, 1.0, reach),
        "right": Rect(frame.right - 1.0, y - reach / 2, 1.0, reach),
        "top": Rect(x - reach / 2, frame.y, reach, 1.0),
        "bottom": Rect(x - reach / 2, frame.bottom - 1.0, reach, 1.0),
    }
    return Door(places[side], wished or (side if beyond[side] > 0 else _ACROSS[side]))
