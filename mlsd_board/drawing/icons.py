"""Component icons: stroked paths on a 24 × 24 grid, read once and scaled into a box of the drawing."""

import re
from functools import cache
from pathlib import Path as FilePath

from mlsd_board.drawing.primitives import Command, Path
from mlsd_board.model.geometry import Rect

GRID = 24.0
LARGEST_FILE_BYTES = 64_000
_STROKE = 2.0
_ARITY = {"M": 2, "L": 2, "C": 6, "Z": 0}
_TOKEN = re.compile(r"([A-Za-z])|(-?\d*\.?\d+(?:e[+-]?\d+)?)|[\s,]+|(.)", re.DOTALL)

Outline = tuple[tuple[Command, ...], ...]

# A rounded square with a question mark: what stands for an icon that is missing or cannot be read.
_SUBSTITUTE = (
    "M 6 3 L 18 3 C 19.657 3 21 4.343 21 6 L 21 18 C 21 19.657 19.657 21 18 21 L 6 21 C 4.343 21 3 19.657 3 18 "
    "L 3 6 C 3 4.343 4.343 3 6 3 Z M 9.5 9.5 C 9.5 8 10.6 7.2 12 7.2 C 13.4 7.2 14.5 8.1 14.5 9.5 "
    "C 14.5 11.4 12 11.4 12 13.4 M 12 16.6 L 12 16.7"
)


def icon(file: FilePath | None, box: Rect, colour: str) -> tuple[Path, ...]:
    """The icon drawn into the box; a missing or unreadable file gives a neutral sign, never an error."""
    scale = min(box.width, box.height) / GRID
    left = box.x + (box.width - GRID * scale) / 2
    top = box.y + (box.height - GRID * scale) / 2
    return tuple(
        Path(_placed(commands, left, top, scale), stroke=colour, width=_STROKE * scale)
        for commands in outline(file)
    )


@cache
def outline(file: FilePath | None) -> Outline:
    """The paths of an icon file in its own 24 × 24 units."""
    if file is not None:
        try:
            return _read(file)
        except (OSError, ValueError, SyntaxError):
            pass
    return (parse(_SUBSTITUTE),)


def parse(data: str) -> tuple[Command, ...]:
    """Path data of absolute M, L, C and Z. Raises `ValueError` for anything else."""
    commands: list[Command] = []
    letter, numbers = "", list[float]()
    for match in _TOKEN.finditer(data):
        if match[1]:
            if match[1] not in _ARITY or numbers or (not commands and match[1] != "M"):
                raise ValueError(f"{match[0]!r} is not expected in an icon's path")
            letter = match[1]
            if letter == "Z":
                commands.append(("Z",))
        elif match[2] and letter and letter != "Z":
            numbers.append(float(match[2]))
            if len(numbers) == _ARITY[letter]:
                commands.append(_command(letter, numbers))
                numbers = []
        elif match[2] or match[3]:
            raise ValueError(f"{match[0]!r} is not expected in an icon's path")
    if numbers or not commands:
        raise ValueError("the icon's path is incomplete")
    return tuple(commands)


def _read(file: FilePath) -> Outline:
    # Read as needed: the parser costs time that a board without icons should not pay.
    from defusedxml.ElementTree import fromstring

    with file.open("rb") as stream:
        text = stream.read(LARGEST_FILE_BYTES)
    tree = fromstring(text)
    found = tuple(parse(e.get("d", "")) for e in tree.iter() if e.tag.rpartition("}")[2] == "path")
    if not found:
        raise ValueError("the icon has no path")
    return found


def _command(letter: str, n: list[float]) -> Command:
    if letter == "C":
        return ("C", n[0], n[1], n[2], n[3], n[4], n[5])
    return ("M", n[0], n[1]) if letter == "M" else ("L", n[0], n[1])


def _placed(commands: tuple[Command, ...], left: float, top: float, scale: float) -> tuple[Command, ...]:
    def x(value: float) -> float:
        return left + value * scale

    def y(value: float) -> float:
        return top + value * scale

    placed: list[Command] = []
    for c in commands:
        if c[0] == "C":
            placed.append(("C", x(c[1]), y(c[2]), x(c[3]), y(c[4]), x(c[5]), y(c[6])))
        elif c[0] == "Z":
            placed.append(c)
        elif c[0] == "M":
            placed.append(("M", x(c[1]), y(c[2])))
        else:
            placed.append(("L", x(c[1]), y(c[2])))
    return tuple(placed)
