"""A drawing as if by hand: the same primitives with unsteady strokes, the same ones every time on every machine.

The strokes depend on the id of an element and on the shape of its paths, not on where it lies: what is moved about
does not tremble.
"""

from collections.abc import Iterator
from dataclasses import replace
from math import sqrt
from zlib import crc32

from mlsd_board.drawing.pieces.extent import extent
from mlsd_board.drawing.pieces.rough import rough
from mlsd_board.drawing.primitives import Command, Drawing, Group, Path, Primitive

MOST = 1.5
"""Units a stroke goes astray at most."""
_LEAST, _SHARE = 0.28, 0.011
_SMALL = 40.0
"""The diagonal, in units, below which a shape is drawn with one stroke."""


def sketched(drawing: Drawing) -> Drawing:
    """The drawing by hand, with the same bounds."""
    return replace(drawing, items=tuple(sketched_group(group) for group in drawing.items))


def sketched_group(group: Group) -> Group:
    """One element by hand; ink is by hand already, and figures are to be read."""
    if group.role in ("ink", "figure"):
        return group
    names: dict[tuple[Command, ...], str] = {}
    children: list[Primitive] = []
    for child in group.children:
        if isinstance(child, Path):
            # Two lines on the same way, as of a hollow line, must go astray together.
            name = names.setdefault(child.commands, f"{group.id}\0{len(names)}")
            children += _by_hand(child, name)
        else:
            children.append(sketched_group(child) if isinstance(child, Group) else child)
    return replace(group, children=tuple(children))


def _by_hand(path: Path, name: str) -> Iterator[Path]:
    size = _size(path)
    amount = min(max(size * _SHARE, _LEAST), MOST)

    def drawn(stroke: int, *, closed: bool) -> tuple[Command, ...]:
        return rough(path.commands, crc32(f"{name}\0{stroke}".encode()), amount, closed=closed)

    if not path.stroke or size < _SMALL or ("Z",) not in path.commands:
        yield replace(path, commands=drawn(0, closed=bool(path.fill)))
        return
    if path.fill:
        yield replace(path, commands=drawn(1, closed=True), stroke="")
    # A second stroke would fill the gaps of a dashed line.
    strokes = drawn(0, closed=False) + (() if path.dash else drawn(2, closed=False))
    yield replace(path, commands=strokes, fill="")


def _size(path: Path) -> float:
    around = extent([path])
    return sqrt(around.width**2 + around.height**2) if around else 0.0
