"""How much of a foreign file is read, so that no file takes the machine down."""

from collections.abc import Sized
from typing import AnyStr

from mlsd_board.formats.errors import FormatError

MOST_SHAPES = 20_000
MOST_ARROWS = 50_000
MOST_DIAGRAMS = 300
"""Diagrams in one file."""
MOST_TEXT = 20_000_000
"""Characters of a text, or of all that a file holds, unpacked."""
MOST_PARTS = 500_000
"""Lines and statements of one text."""
MOST_ELEMENTS = 2_000_000
"""Elements, lists and objects of XML and JSON; tokens of a text."""
DEEPEST = 60
"""Groups within groups."""
TOO_DEEP = f"Up to {DEEPEST} groups within each other are read; take some of them away."


def check_number(shapes: Sized, arrows: Sized) -> None:
    """Raises `FormatError` where a diagram is larger than what is read."""
    for found, most, what in ((shapes, MOST_SHAPES, "boxes"), (arrows, MOST_ARROWS, "arrows")):
        if len(found) > most:
            advice = "No one reads such a diagram either; take a part of it."
            raise FormatError(f"the diagram has more than {most:,} {what}", advice=advice)


def check_diagrams(found: Sized) -> None:
    """Raises `FormatError` where a file holds more diagrams than are read at once."""
    if len(found) > MOST_DIAGRAMS:
        advice = "Split the file, or pick one of them with --pick."
        raise FormatError(f"the file holds more than {MOST_DIAGRAMS} diagrams", advice=advice)


def check_length(text: AnyStr, parts: tuple[AnyStr, ...], most: int = MOST_PARTS) -> None:
    """Raises `FormatError` where a text is longer, or has more lines or other `parts`, than is read."""
    if len(text) > MOST_TEXT:
        msg = f"the diagram has more than {MOST_TEXT // 1_000_000} million characters"
        raise FormatError(msg, advice="Pictures inside it may be taken out.")
    check_parts(sum(text.count(part) for part in parts), most)


def check_parts(number: int, most: int = MOST_ELEMENTS) -> None:
    """Raises `FormatError` where a diagram has more lines, elements or words than are read."""
    if number > most:
        msg = f"the diagram has more than {most:,} lines or elements"
        raise FormatError(msg, advice="No one reads such a diagram either; take a part of it.")
