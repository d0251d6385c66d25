"""The primitives of a drawing as operators of a PDF page."""

from collections.abc import Iterator
from typing import Any

from mlsd_board.drawing.pieces.typesetting import FACES
from mlsd_board.drawing.pieces.wording import one_line
from mlsd_board.drawing.primitives import Command, Drawing, Path, Primitive, Text
from mlsd_board.formats.pdf.writing import Colour, Line, Writer
from mlsd_board.layout.text import text_width
from mlsd_board.model.geometry import Point, Rect

_ANCHORS = {"start": 0.0, "middle": 0.5, "end": 1.0}
_ROUND = 1
_SOLID = 255


def paint(writer: Writer, drawing: Drawing, scale: float) -> None:
    """Put a drawing onto the current page, `scale` points for a scene unit."""
    page = _Page(writer, drawing.bounds, scale)
    page.path(Path(_outline(drawing.bounds), fill=drawing.background))
    for primitive in _flat(drawing.items):
        if isinstance(primitive, Path):
            page.path(primitive)
        else:
            page.text(primitive)


def texts_of(drawing: Drawing) -> Iterator[Text]:
    """Every line of text in a drawing."""
    return (p for p in _flat(drawing.items) if isinstance(p, Text))


class _Page:
    """One page under the pen, in scene units from the drawing's corner."""

    def __init__(self, writer: Writer, bounds: Rect, scale: float) -> None:
        self._writer, self._pdf, self._bounds, self._scale = writer, writer.pdf, bounds, scale

    def path(self, path: Path) -> None:
        if not (path.fill or path.stroke):
            return
        with self._pdf.new_path() as drawn:
            style = drawn.style
            style.auto_close = False
            style.fill_color = path.fill or None
            style.stroke_color = path.stroke or None
            if path.stroke:
                style.stroke_width = path.width * self._scale
                style.stroke_cap_style = style.stroke_join_style = _ROUND
                style.stroke_dash_pattern = [length * self._scale for length in path.dash] or None
            for command in path.commands:
                self._draw(drawn, command)

    def text(self, text: Text) -> None:
        words = one_line(text.text)
        if words:
            width = text_width(words, text.size, FACES[text.weight]) * self._scale
            x, y = self._at(*text.at)
            line = Line(words, text.size * self._scale, FACES[text.weight], _channels(text.fill), width)
            self._writer.write(line, x, y, _ANCHORS[text.anchor])

    def _draw(self, drawn: Any, command: Command) -> None:
        if command[0] == "M":
            drawn.move_to(*self._at(command[1], command[2]))
        elif command[0] == "L":
            drawn.line_to(*self._at(command[1], command[2]))
        elif command[0] == "C":
            _, ax, ay, bx, by, x, y = command
            drawn.curve_to(*self._at(ax, ay), *self._at(bx, by), *self._at(x, y))
        else:
            drawn.close()

    def _at(self, x: float, y: float) -> Point:
        return Point((x - self._bounds.x) * self._scale, (y - self._bounds.y) * self._scale)


def _flat(primitives: tuple[Primitive, ...]) -> Iterator[Path | Text]:
    for primitive in primitives:
        if isinstance(primitive, Path | Text):
            yield primitive
        else:
            yield from _flat(primitive.children)


def _outline(b: Rect) -> tuple[Command, ...]:
    return (("M", b.x, b.y), ("L", b.right, b.y), ("L", b.right, b.bottom), ("L", b.x, b.bottom), ("Z",))


def _channels(colour: str) -> Colour:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return Colour(red, green, blue, int(colour[7:9], 16) / _SOLID if len(colour) == 9 else 1.0)
