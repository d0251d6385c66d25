"""How wide text is in the bundled font, and how it is broken and shortened to fit a box; sizes in px."""

import unicodedata
from functools import cache, lru_cache

from mlsd_board.layout.font import (
    FAMILY,
    SVG_FONT_STYLE,
    Face,
    axes,
    font_files,
    font_path,
    metrics,
)

__all__ = [
    "FAMILY",
    "SVG_FONT_STYLE",
    "Face",
    "ascent",
    "axes",
    "beyond_the_font",
    "elide",
    "font_files",
    "font_path",
    "line_height",
    "text_width",
    "wrap",
]

ELLIPSIS = "…"
# The font draws these as arrows; measured as typed they would come out up to a third too wide.
_DRAWN_AS = {"<->": "↔", "-->": "⟶", "->": "→", "<-": "←", "=>": "⇒"}


def text_width(text: str, size: float, weight: Face = Face.REGULAR) -> float:
    """The advance of one line of text at a font size of `size` px."""
    return _units(text, weight) * size / metrics(weight).units_per_em


def line_height(size: float) -> float:
    """The distance between two baselines."""
    face = metrics(Face.REGULAR)
    return (face.ascent + face.descent) * size / face.units_per_em


def ascent(size: float) -> float:
    """From the top of a line down to its baseline."""
    face = metrics(Face.REGULAR)
    return face.ascent * size / face.units_per_em


def elide(text: str, size: float, weight: Face, max_width: float) -> str:
    """The text when it fits, else as much of its start as fits before an ellipsis."""
    if text_width(text, size, weight) <= max_width:
        return text
    room = max_width - text_width(ELLIPSIS, size, weight)
    count = _fitting(text, size, weight, room)
    while count > 0:
        short = text[:count].rstrip() + ELLIPSIS
        if text_width(short, size, weight) <= max_width:
            return short
        count = _cut(text, count - 1)
    return ELLIPSIS


def wrap(text: str, size: float, weight: Face, max_width: float, max_lines: int) -> list[str]:
    """At most `max_lines` lines that fit: broken at white space, inside a word only where it is too long.

    A line break in the text is kept; what does not fit in the last line is elided.
    """
    lines: list[str] = []
    rest = _Remaining(text)
    while not rest.empty and len(lines) < max_lines:
        if len(lines) == max_lines - 1:
            lines.append(_last_line(rest, size, weight, max_width))
            break
        lines.append(rest.take_line(size, weight, max_width))
    return lines


class _Remaining:
    """The words still to be set, paragraph by paragraph."""

    def __init__(self, text: str) -> None:
        self.paragraphs = [words for line in text.splitlines() if (words := line.split())][::-1]
        for words in self.paragraphs:
            words.reverse()

    @property
    def empty(self) -> bool:
        return not self.paragraphs

    def take_line(self, size: float, weight: Face, max_width: float) -> str:
        words = self.paragraphs[-1]
        line = words.pop()
        if text_width(line, size, weight) > max_width:
            count = max(_fitting(line, size, weight, max_width), 1)
            words.append(line[count:])
            line = line[:count]
            if words[-1]:
                return line
            words.pop()
        while words and text_width(f"{line} {words[-1]}", size, weight) <= max_width:
            line = f"{line} {words.pop()}"
        if not words:
            self.paragraphs.pop()
        return line


def _last_line(rest: _Remaining, size: float, weight: Face, max_width: float) -> str:
    words = rest.paragraphs.pop()
    line = " ".join(reversed(words))
    if rest.empty or text_width(line, size, weight) > max_width:
        return elide(line, size, weight, max_width)
    return elide(line + ELLIPSIS, size, weight, max_width)


def beyond_the_font(text: str) -> frozenset[str]:
    """The characters of a text that the bundled font has no letter for."""
    face = metrics(Face.REGULAR)
    return frozenset(c for c in set(text) if c.isprintable() and not _joins(c) and face.advance(c) is None)


@lru_cache(maxsize=4096)
def _units(text: str, weight: Face) -> float:
    face = metrics(weight)
    for typed, drawn in _DRAWN_AS.items():
        text = text.replace(typed, drawn)
    total = sum(_advance(char, weight) for char in text)
    return total + sum(map(face.kern, text, text[1:]))


def _advance(char: str, weight: Face) -> float:
    if _joins(char):
        return 0.0
    advance = metrics(weight).advance(char)
    return float(metrics(weight).units_per_em) if advance is None else advance


def _fitting(text: str, size: float, weight: Face, room: float) -> int:
    """How many leading characters fit, never parting a character from its accents or modifiers."""
    face = metrics(weight)
    limit = room * face.units_per_em / size
    used, before = 0.0, ""
    for count, char in enumerate(text):
        used += _advance(char, weight) + (face.kern(before, char) if before else 0.0)
        if used > limit:
            return _cut(text, count) or count
        before = char
    return len(text)


def _cut(text: str, count: int) -> int:
    while 0 < count < len(text) and (_joins(text[count]) or text[count - 1] == "\u200d"):
        count -= 1
    return count


@cache
def _joins(char: str) -> bool:
    """Whether a character is drawn on top of the one before it, or not at all."""
    return unicodedata.category(char) in {"Mn", "Me", "Cc", "Cf"} or "\U0001f3fb" <= char <= "\U0001f3ff"
