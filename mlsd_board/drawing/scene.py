"""What of a design is to be seen: a collapsed group hides its members and stands in for them at their arrows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Frame
from mlsd_board.model.geometry import Rect
from mlsd_board.model.kind import Kind, Mode


@dataclass(frozen=True, slots=True)
class Arrow:
    """One drawn arrow: a connection with its visible ends, and the ids of all the connections it stands for."""

    connection: Connection
    stands_for: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """The visible boxes with their places, the arrows by id, and who hides in which collapsed group."""

    boxes: Mapping[str, Rect]
    arrows: Mapping[str, Arrow]
    hidden_in: Mapping[str, str]

    def members(self, group: str) -> int:
        """How many boxes a collapsed group hides."""
        return sum(holder == group for holder in self.hidden_in.values())


def scene_of(design: Design) -> Scene:
    """The scene of a design; pure, and quick where nothing is collapsed."""
    hidden = dict(_hidden(design))
    return Scene(_boxes(design, hidden), _arrows(design, hidden), hidden)


def shown_boxes(design: Design) -> Mapping[str, Rect]:
    """The visible boxes with their places, without the arrows."""
    return _boxes(design, dict(_hidden(design)))


def _boxes(design: Design, hidden: Mapping[str, str]) -> dict[str, Rect]:
    boxes = {id: box.rect for id, box in design.boxes.items() if id not in hidden}
    for frame in design.frames.values():
        if frame.collapsed and frame.id in boxes:
            boxes[frame.id] = frame.shown_rect
    return boxes


def frames_around(design: Design, box: str) -> Iterator[Frame]:
    """The frames a box lies in, the innermost first."""
    return _around(design, design.boxes[box].frame)


def depth(design: Design, frame: str | None) -> int:
    """How many frames lie around whatever lies in `frame`."""
    return sum(1 for _ in _around(design, frame))


def _hidden(design: Design) -> Iterator[tuple[str, str]]:
    if not any(frame.collapsed for frame in design.frames.values()):
        return
    for id, box in design.boxes.items():
        collapsed = [frame.id for frame in _around(design, box.frame) if frame.collapsed]
        if collapsed:
            yield id, collapsed[-1]


def _around(design: Design, frame: str | None) -> Iterator[Frame]:
    """The frames around a place, the innermost first; a ring of frames is walked once."""
    seen: set[str] = set()
    while frame is not None and frame in design.frames and frame not in seen:
        seen.add(frame)
        yield design.frames[frame]
        frame = design.frames[frame].frame


_Bundle = tuple[str, str, Kind | None, Mode | None]


def _arrows(design: Design, hidden: Mapping[str, str]) -> dict[str, Arrow]:
    found: dict[str, Arrow] = {}
    bundles: dict[_Bundle, list[Connection]] = {}
    for _, connection in sorted(design.connections.items()):
        source = hidden.get(connection.source, connection.source)
        target = hidden.get(connection.target, connection.target)
        if (source, target) == (connection.source, connection.target):
            found[connection.id] = Arrow(connection, (connection.id,))
        elif source != target:
            bundles.setdefault((source, target, connection.kind, connection.mode), []).append(connection)
    for (source, target, _, _), bundle in bundles.items():
        found[bundle[0].id] = _bundled(source, target, bundle)
    return dict(sorted(found.items()))


def _bundled(source: str, target: str, bundle: list[Connection]) -> Arrow:
    labels = {connection.label for connection in bundle}
    ends = {"source": source, "target": target, "source_side": None, "target_side": None, "waypoints": ()}
    label = labels.pop() if len(labels) == 1 else ""
    merged = bundle[0].model_copy(update={**ends, "label": label})
    return Arrow(merged, tuple(connection.id for connection in bundle))
