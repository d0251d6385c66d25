"""Boxes and lines sorted into square cells, so that painting and changing a place costs only what lies there."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from PySide6.QtCore import QLineF, QRectF

from mlsd_board.desktop.canvas.layers import Lie
from mlsd_board.desktop.canvas.picture import bounds_of
from mlsd_board.drawing.silhouette import Silhouette

CELL = 1024.0
_MANY = 400
"""What reaches into more cells than this is asked for everywhere."""
_EVERYWHERE = (1 << 40, 0)
_BADGE_ROOM = 20.0
"""The badge of an arrow lies beside its words."""
_HEAD, _SPREAD = 14.0, 24.0
"""The strokes of an arrow head: scene units, and degrees from the line."""

Key = tuple[int, int]


class Shape(NamedTuple):
    """What is painted of an element, and how high: its box, or the pieces of its line; `areas` are what it takes up near by."""

    look: Silhouette | None
    box: QRectF | None
    pieces: tuple[QLineF, ...]
    keys: tuple[Key, ...]
    areas: tuple[QRectF, ...]
    z: float


@dataclass(frozen=True)
class Batches:
    """What lies in a cell, by colour; `ends` are the last pieces of the wires."""

    grounds: Mapping[tuple[str, str], Sequence[QRectF]]
    wires: Mapping[str, Sequence[QLineF]]
    ends: Mapping[str, Sequence[QLineF]]
    boxes: Mapping[tuple[str, str], Sequence[QRectF]]
    inks: Mapping[str, Sequence[QLineF]]
    titles: list[tuple[str, QRectF]]

    @cached_property
    def heads(self) -> Mapping[str, Sequence[QLineF]]:
        """What says where the wires lead."""
        return {colour: [wing for end in ends for wing in _head(end)] for colour, ends in self.ends.items()}


def shape_of(look: Silhouette | None, lie: Lie) -> Shape:
    """The shape of an element and the cells it reaches into."""
    box, pieces = None, tuple(QLineF(a.x, a.y, b.x, b.y) for a, b in pairwise(lie.line))
    keys: dict[Key, None] = {}
    if lie.box is not None:
        box = QRectF(*lie.box)
        keys |= _cells(*lie.box)
    for a, b in zip(lie.line, lie.line[1:] or lie.line, strict=False):
        keys |= _cells(min(a.x, b.x), min(a.y, b.y), abs(a.x - b.x), abs(a.y - b.y))
    areas = [bounds_of(lie)]
    if lie.words is not None:
        words = lie.words.grown(_BADGE_ROOM)
        keys |= _cells(*words)
        areas.append(QRectF(*words))
    cells = tuple(keys) if len(keys) <= _MANY else (_EVERYWHERE,)
    return Shape(look, box, pieces, cells, tuple(areas), lie.z)


def _head(last: QLineF) -> tuple[QLineF, ...]:
    """Two strokes back from the end of an arrow, which say where it leads."""
    end, turned = last.p2(), last.angle() + 180.0
    wings = [QLineF.fromPolar(_HEAD, turned + swing).p2() for swing in (-_SPREAD, _SPREAD)]
    return tuple(QLineF(end, end + wing) for wing in wings)


def keys_of(area: QRectF) -> Iterable[Key]:
    """The cells an area reaches into."""
    return _cells(area.x(), area.y(), area.width(), area.height())


def _cells(x: float, y: float, width: float, height: float) -> dict[Key, None]:
    left, right = int(x // CELL), int((x + width) // CELL)
    top, bottom = int(y // CELL), int((y + height) // CELL)
    if left == right and top == bottom:
        return {(left, top): None}
    return {(across, down): None for across in range(left, right + 1) for down in range(top, bottom + 1)}


class Cells:
    """Shapes by cell; the batches of a cell are made anew when something in it has changed."""

    def __init__(self) -> None:
        self.shapes: dict[Key, dict[str, Shape]] = defaultdict(dict)
        self.batches: dict[Key, Batches] = {}

    def put(self, id: str, shape: Shape) -> None:
        for key in shape.keys:
            self.shapes[key][id] = shape
            self.batches.pop(key, None)

    def drop(self, id: str, shape: Shape) -> None:
        for key in shape.keys:
            self.shapes[key].pop(id, None)
            self.batches.pop(key, None)

    def copy_of(self, ids: Set[str]) -> "Cells":
        """Cells with these shapes only."""
        copy = Cells()
        for key, shapes in self.shapes.items():
            if not shapes.keys().isdisjoint(ids):
                copy.shapes[key] = {id: shape for id, shape in shapes.items() if id in ids}
        return copy

    def drop_all(self, gone: "Cells") -> None:
        """Drop the shapes that others have; where those are all of a cell, what was made of them goes along."""
        for key, dropped in gone.shapes.items():
            batches, shapes = self.batches.pop(key, None), self.shapes[key]
            if not shapes.keys() <= dropped.keys():
                self.shapes[key] = {id: s for id, s in shapes.items() if id not in dropped}
                continue
            del self.shapes[key]
            if batches is not None and len(shapes) == len(dropped):
                gone.batches[key] = batches

    def join(self, other: "Cells") -> None:
        """Take on the shapes of others, too."""
        for key, shapes in other.shapes.items():
            self.shapes[key].update(shapes)
            self.batches.pop(key, None)

    def shapes_within(self, area: QRectF) -> dict[str, Shape]:
        """The shapes of the cells that an area meets, by id."""
        found: dict[str, Shape] = {}
        for key in (_EVERYWHERE, *keys_of(area)):
            found |= self.shapes.get(key, {})
        return found

    def within(self, area: QRectF) -> Iterator[Batches]:
        """The batches of the cells that an area meets."""
        for key in (_EVERYWHERE, *keys_of(area)):
            if (found := self._made(key)) is not None:
                yield found

    def _made(self, key: Key) -> Batches | None:
        shapes = self.shapes.get(key)
        if not shapes:
            return None
        if key not in self.batches:
            self.batches[key] = batched(shapes.values())
        return self.batches[key]


def batched(shapes: Iterable[Shape]) -> Batches:
    """Shapes by what they are and by colour, the lowest first."""
    grounds, wires, ends, boxes, inks = (defaultdict(list) for _ in range(5))
    made = Batches(grounds, wires, ends, boxes, inks, [])
    for look, box, pieces, *_ in sorted(shapes, key=attrgetter("z")):
        if look is None:
            continue
        if box is None:
            (inks if look.ink else wires)[look.stroke].extend(pieces)
            if not look.ink:
                ends[look.stroke].extend(pieces[-1:])
            continue
        (grounds if look.ground else boxes)[look.fill, look.stroke].append(box)
        if look.title and not look.ground:
            made.titles.append((look.title, box))
    return made
