"""What lies on a canvas: pieces and wires, and what is known of them while a diagram is made of them."""

from collections.abc import Container
from dataclasses import dataclass, field, replace
from statistics import median

from mlsd_board.formats.extension import Extra
from mlsd_board.formats.parsed.diagram import Heads, Outline, Style
from mlsd_board.model.geometry import Point, Rect


@dataclass(frozen=True, slots=True)
class Piece:
    """Something on the canvas. `text` marks words without a box; `inside` the container the file itself names.

    `bunch` is the same for pieces that were grouped to one picture; `line` marks strokes that are no box.
    """

    id: str
    rect: Rect
    label: str = ""
    outline: Outline = ""
    icon: str = ""
    text: bool = False
    inside: str | None = None
    container: bool = False
    bunch: str = ""
    where: str = ""
    extra: Extra | None = None


@dataclass(frozen=True, slots=True)
class Wire:
    """A line on the canvas: what it is attached to, as far as it is, where it begins and ends, and bends on the way."""

    id: str
    source: str | None = None
    target: str | None = None
    start: Point | None = None
    end: Point | None = None
    label: str = ""
    heads: Heads = "forward"
    style: Style = "solid"
    where: str = ""
    extra: Extra | None = None
    bends: tuple[Point, ...] = ()


def heads_of(tail: str, head: str, pointing: Container[str]) -> Heads:
    """Which way a line points, by what is drawn at its ends: dots and the like count only where nothing points."""
    back, forth = tail in pointing, head in pointing
    if not (back or forth) and not (tail and head):
        back, forth = bool(tail), bool(head)
    return "both" if back and forth else "backward" if back else "forward" if forth else "none"


@dataclass(slots=True)
class Canvas:
    """What is known so far; pieces that have become part of others are taken out and remembered in `became`.

    `about` are boxes by the words that speak of them.
    """

    pieces: dict[str, Piece]
    wires: list[Wire]
    remarks: list[str]
    became: dict[str, str] = field(default_factory=dict)
    groups: set[str] = field(default_factory=set)
    about: dict[str, str] = field(default_factory=dict)
    scale: float = 60.0

    def now(self, id: str | None) -> str | None:
        while id is not None and id in self.became:
            id = self.became[id]
        return id

    def merge(self, part: Piece, whole: Piece, label: str) -> None:
        """Let a piece be part of another one, and its words that one's label."""
        self.became[part.id] = whole.id
        del self.pieces[part.id]
        self.pieces[whole.id] = replace(self.pieces[whole.id], label=label)


def is_step(piece: Piece) -> bool:
    """Whether a piece is the number of a step, which wires pass more often than they are at it."""
    return len(piece.label) in (1, 2)


def usual_size(canvas: Canvas) -> float:
    """How large a box usually is here: the measure for what is near. What arrows touch counts, if there is enough."""
    wired = {end for w in canvas.wires for end in (w.source, w.target)}
    sides = {
        p.id: min(p.rect.width, p.rect.height)
        for p in canvas.pieces.values()
        if not p.text and min(p.rect.width, p.rect.height) > 12
    }
    chosen = [side for id, side in sides.items() if id in wired]
    chosen = chosen if len(chosen) > 2 else list(sides.values())
    return median(chosen) if chosen else 60.0
