"""How much room primitives take, so that a picture is neither cut off nor padded by guess."""

from collections.abc import Iterable, Iterator

from mlsd_board.drawing.pieces.typesetting import FACES
from mlsd_board.drawing.primitives import Command, Path, Primitive, Text
from mlsd_board.layout.text import ascent, line_height, text_width
from mlsd_board.model.geometry import Rect, bounds

_BEFORE = {"start": 0.0, "middle": 0.5, "end": 1.0}


def extent(primitives: Iterable[Primitive]) -> Rect | None:
    """The box around everything drawn, or None when nothing is. Curves count with their handles."""
    return bounds(rect for primitive in primitives for rect in _rects(primitive))


def _rects(primitive: Primitive) -> Iterator[Rect]:
    if isinstance(primitive, Path):
        if primitive.commands and (primitive.fill or primitive.stroke):
            yield _of_path(primitive)
    elif isinstance(primitive, Text):
        yield _of_text(primitive)
    else:
        for child in primitive.children:
            yield from _rects(child)


def _of_path(path: Path) -> Rect:
    xs = [x for command in path.commands for x in _numbers(command)[::2]]
    ys = [y for command in path.commands for y in _numbers(command)[1::2]]
    around = Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    return around.grown(path.width / 2) if path.stroke else around


def _numbers(command: Command) -> tuple[float, ...]:
    return () if command[0] == "Z" else command[1:]


def _of_text(text: Text) -> Rect:
    width = text_width(text.text, text.size, FACES[text.weight])
    left = text.at.x - width * _BEFORE[text.anchor]
    return Rect(left, text.at.y - ascent(text.size), width, line_height(text.size))
