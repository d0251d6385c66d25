"""Numbers upon a board: what each box has to bear, and the critical path with its running total."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from mlsd_board.drawing.primitives import Command, Group, Path
from mlsd_board.drawing.shapes.chips import Chip, Tone, chips_group, step_group, tone_colour, trail_group
from mlsd_board.drawing.theme import Theme
from mlsd_board.model.geometry import Rect

Way: TypeAlias = tuple[Command, ...]
"""The line of an arrow, without its head."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What is to be shown: small words by box, the words of each step of the path, and the arrows along it."""

    chips: Mapping[str, tuple[Chip, ...]] = field(default_factory=dict)
    steps: Mapping[str, str] = field(default_factory=dict)
    arrows: tuple[str, ...] = ()
    tone: Tone = "good"
    """Whether the path keeps within its budget."""


def figure_groups(
    figures: Figures, boxes: Mapping[str, Rect], ways: Mapping[str, Way], theme: Theme
) -> Iterator[Group]:
    """The drawing of figures on the boxes and arrows (their lines) that can be seen; the arrows of the path first."""
    for id in figures.arrows:
        if ways.get(id):
            yield trail_group(id, ways[id], tone_colour(figures.tone, theme))
    for id, words in figures.steps.items():
        if id in boxes:
            yield step_group(id, words, figures.tone, boxes[id], theme)
    for id, chips in figures.chips.items():
        if id in boxes and chips:
            yield chips_group(id, chips, boxes[id], theme)


def way_of(arrow: Group) -> Way:
    """The line in the drawing of an arrow; empty where none is drawn."""
    return next((child.commands for child in arrow.children if isinstance(child, Path)), ())
