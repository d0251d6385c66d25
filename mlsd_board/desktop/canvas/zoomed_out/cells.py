"""Boxes and lines sorted into square cells, so that painting and changing a place costs only what lies there."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QLineF, QRectF

from mlsd_board.drawing.silhouette import Silhouette
from mlsd_board.model.geometry import Point

CELL = 1024.0
_MANY = 400
"""What reaches into more cells than this is asked for everywhere."""
_EVERYWHERE = (1 << 40, 0)
_HEAD, _SPREAD = 14.0, 24.0
"""The strokes of an arrow head: scene units, and degrees from the line."""

Key = tuple[int, int]


class Shape(NamedTuple):
    """What is painted of an element: its box, or the pieces of its line."""

    look: Silhouette
    box: QRectF | None
    pieces: tuple[QLineF, ...]
    keys: tuple[Key, ...]


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


def shape_of(look: Silhouette, box: QRectF | None, line: Sequence[Point]) -> Shape:
    """The shape of an element and the cells it reaches into."""
    areas = [box] if box is not None else [QRectF(*p, 0, 0) for p in line[:1]]
    pieces = () if box is not None else tuple(QLineF(a.x, a.y, b.x, b.y) for a, b in pairwise(line))
    if box is None and len(line) > 1:
        areas = [
            QRectF(min(a.x, b.x), min(a.y, b.y), abs(a.x - b.x), abs(a.y - b.y)) for a, b in pairwise(line)
        ]
    keys = dict.fromkeys(key for area in areas for key in keys_of(area))
    return Shape(look, box, pieces, tuple(keys) if len(keys) <= _MANY else (_EVERYWHERE,))


def _head(last: QLineF) -> tuple[QLineF, ...]:
    """Two strokes back from the end of an arrow, which say where it leads."""
    end, turned = last.p2(), last.angle() + 180.0
    wings = [QLineF.fromPolar(_HEAD, turned + swing).p2() for swing in (-_SPREAD, _SPREAD)]
    return tuple(QLineF(end, end + wing) for wing in wings)


def keys_of(area: QRectF) -> Iterator[Key]:
    """The cells an area reaches into."""
    right, bottom = int(area.right() // CELL), int(area.bottom() // CELL)
    for x in range(int(area.left() // CELL), right + 1):
        for y in range(int(area.top() // CELL), bottom + 1):
            yield x, y


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
            if len(dropped) < len(shapes):
                self.shapes[key] = {id: s for id, s in shapes.items() if id not in dropped}
                continue
            del self.shapes[key]
            if batches is not None:
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
    """Shapes by what they are and by colour."""
    grounds, wires, ends, boxes, inks = (defaultdict(list) for _ in range(5))
    made = Batches(grounds, wires, ends, boxes, inks, [])
    for look, box, pieces, _ in shapes:
        if box is None:
            (inks if look.ink else wires)[look.stroke].extend(pieces)
            if not look.ink:
                ends[look.stroke].extend(pieces[-1:])
            continue
        (grounds if look.ground else boxes)[look.fill, look.stroke].append(box)
        if look.title and not look.ground:
            made.titles.append((look.title, box))
    return made
