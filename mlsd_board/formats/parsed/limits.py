"""How much of a foreign file is read, so that no file takes the machine down."""

from collections.abc import Sized

from mlsd_board.formats.errors import FormatError

MOST_SHAPES = 20_000
MOST_ARROWS = 50_000
MOST_TEXT = 20_000_000
"""Characters of one diagram, unpacked."""
DEEPEST = 60
"""Groups within groups."""


def check_number(shapes: Sized, arrows: Sized) -> None:
    """Raises `FormatError` where a diagram is larger than what is read."""
    for found, most, what in ((shapes, MOST_SHAPES, "boxes"), (arrows, MOST_ARROWS, "arrows")):
        if len(found) > most:
            advice = "No one reads such a diagram either; take a part of it."
            raise FormatError(f"the diagram has more than {most:,} {what}", advice=advice)


def check_length(text: Sized) -> None:
    """Raises `FormatError` where a text is longer than what is read."""
    if len(text) > MOST_TEXT:
        msg = f"the diagram has more than {MOST_TEXT // 1_000_000} million characters"
        raise FormatError(msg, advice="Pictures inside it may be taken out.")
