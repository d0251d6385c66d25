"""The bundled font file and its numbers: how far each glyph advances and how pairs are kerned, in font units.

There is one file, a variable font, so that text measure, the window and the rasteriser share it. They agree
as long as each pins the axes of `axes()`: left alone, a renderer picks its own optical size per font size.
"""

from collections.abc import Callable, Mapping
from enum import IntEnum
from functools import cache
from pathlib import Path
from threading import RLock
from typing import Any

FAMILY = "Inter"
OPTICAL_SIZE = 14.0
# What an SVG says beside font-family and font-weight so that the optical size stays at 14 whatever the font size.
SVG_FONT_STYLE = "font-optical-sizing:none"


class Face(IntEnum):
    """The weights the board uses, as CSS numbers."""

    REGULAR = 400
    SEMIBOLD = 600


# The font is unpacked piece by piece as it is asked for, which only one thread may do at a time.
_READING = RLock()
# One variable file holds every weight.
_FILES = dict.fromkeys(Face, "Inter[opsz,wght].ttf")


def font_path(weight: Face = Face.REGULAR) -> Path:
    """Where the font file of a weight is."""
    import fontpkg_inter

    return Path(fontpkg_inter.ROOT) / "files" / _FILES[weight]


def font_files() -> tuple[Path, ...]:
    """Every font file a renderer has to load, each once."""
    return tuple(sorted({font_path(weight) for weight in Face}))


def axes(weight: Face = Face.REGULAR) -> Mapping[str, float]:
    """The axis values a renderer sets on the variable font to draw a weight as it was measured."""
    return {"opsz": OPTICAL_SIZE, "wght": float(weight)}


class FaceMetrics:
    """Advances and kerning of one weight, read from the file when first asked for."""

    def __init__(self, weight: Face) -> None:
        font = _font()
        glyphs = font.getGlyphSet(location=axes(weight))
        self.units_per_em: int = font["head"].unitsPerEm
        self.ascent: int = font["hhea"].ascent
        self.descent: int = -font["hhea"].descent
        self._names: dict[int, str] = font.getBestCmap()
        self._width_of: Callable[[str], float] = lambda name: float(glyphs[name].width)
        self._kerning = _Kerning(font, axes(weight))
        self._advances: dict[str, float | None] = {}
        self._pairs: dict[tuple[str, str], float] = {}

    def advance(self, char: str) -> float | None:
        """How far one character moves the pen, or None when the font has no glyph for it."""
        if char not in self._advances:
            name = self._names.get(ord(char))
            with _READING:
                self._advances[char] = None if name is None else self._width_of(name)
        return self._advances[char]

    def kern(self, left: str, right: str) -> float:
        """What is added between two neighbouring characters; mostly nothing, often negative."""
        pair = (left, right)
        if pair not in self._pairs:
            first, second = self._names.get(ord(left)), self._names.get(ord(right))
            with _READING:
                self._pairs[pair] = self._kerning.between(first, second) if first and second else 0.0
        return self._pairs[pair]


def metrics(weight: Face) -> FaceMetrics:
    """The numbers of one weight."""
    found = _MADE.get(weight)
    if found is None:
        with _READING:
            found = _MADE.get(weight) or _MADE.setdefault(weight, FaceMetrics(weight))
    return found


_MADE: dict[Face, FaceMetrics] = {}


class _Kerning:
    """Pair kerning of the font's `kern` feature at one place of its design space."""

    def __init__(self, font: Any, location: Mapping[str, float]) -> None:
        from fontTools.varLib.models import normalizeLocation
        from fontTools.varLib.varStore import VarStoreInstancer

        table = font["GPOS"].table
        used = {
            index
            for record in table.FeatureList.FeatureRecord
            if record.FeatureTag == "kern"
            for index in record.Feature.LookupListIndex
        }
        self._lookups = [
            [getattr(sub, "ExtSubTable", sub) for sub in table.LookupList.Lookup[index].SubTable]
            for index in sorted(used)
        ]
        spans = {a.axisTag: (a.minValue, a.defaultValue, a.maxValue) for a in font["fvar"].axes}
        place = normalizeLocation(location, spans)
        if "avar" in font:
            place = font["avar"].renormalizeLocation(place, font)
        self._deltas = VarStoreInstancer(font["GDEF"].table.VarStore, font["fvar"].axes, place)

    def between(self, left: str, right: str) -> float:
        return sum(self._in_lookup(subtables, left, right) for subtables in self._lookups)

    def _in_lookup(self, subtables: list[Any], left: str, right: str) -> float:
        for subtable in subtables:
            value = _pair_value(subtable, left, right)
            if value is not None:
                return self._x_advance(value)
        return 0.0

    def _x_advance(self, value: Any) -> float:
        advance = float(getattr(value, "XAdvance", 0) or 0)
        device = getattr(value, "XAdvDevice", None)
        if device is not None:
            advance += self._deltas[(device.StartSize << 16) + device.EndSize]
        return advance


def _pair_value(subtable: Any, left: str, right: str) -> Any | None:
    """The first value record of a pair in one PairPos subtable, or None where the subtable is silent."""
    if left not in subtable.Coverage.glyphs:
        return None
    if subtable.Format == 1:
        pairs = subtable.PairSet[subtable.Coverage.glyphs.index(left)].PairValueRecord
        return next((pair.Value1 for pair in pairs if pair.SecondGlyph == right), None)
    row = subtable.Class1Record[subtable.ClassDef1.classDefs.get(left, 0)]
    return row.Class2Record[subtable.ClassDef2.classDefs.get(right, 0)].Value1


@cache
def _font() -> Any:
    from fontTools.ttLib import TTFont

    return TTFont(font_path(), lazy=True)
