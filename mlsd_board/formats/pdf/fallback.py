"""Fonts of the system for letters that the bundled font lacks, cut down to those letters. Where there are none, none."""

import os
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from mlsd_board.formats.pdf.faces import saved

_MOST_FONTS = 150
"""So many are looked into; the likely ones come first."""
_SPECIAL = re.compile(
    r"bold|italic|oblique|mono|serif|light|thin|black|medium|condensed|math|symbol|emoji|[_-][bi]+\b",
    re.IGNORECASE,
)
_ENDINGS = (".ttf", ".otf", ".ttc", ".otc")


class Fallback(NamedTuple):
    """A font with just the `letters` it stands in for."""

    letters: frozenset[str]
    font: bytes


@cache
def fallbacks(letters: frozenset[str]) -> tuple[Fallback, ...]:
    """As many fonts as it takes; letters that no font of the system has are in none of them."""
    found: list[Fallback] = []
    left = set(letters)
    for path in sorted(_system_fonts(), key=_unlikely)[:_MOST_FONTS]:
        if not left:
            break
        made = _cut(path, frozenset(left))
        if made:
            found.append(made)
            left -= made.letters
    return tuple(found)


def _cut(path: Path, letters: frozenset[str]) -> Fallback | None:
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with path.open("rb") as file, TTFont(file, fontNumber=0, lazy=True) as font:
            has = frozenset(c for c in letters if ord(c) in (font.getBestCmap() or {}))
            usable = ("glyf" in font or "CFF " in font) and "fvar" not in font
            return Fallback(has, _only(font, has)) if has and usable else None
    except (TTLibError, OSError, ValueError, KeyError, AssertionError):
        return None  # a broken font is the system's matter; the next one may do


def _only(font: Any, letters: frozenset[str]) -> bytes:
    from fontTools.subset import Options, Subsetter

    cutter = Subsetter(Options(hinting=False, notdef_outline=True, layout_features=[], name_IDs=[1, 2, 6]))
    cutter.populate(text="".join(sorted(letters)) + " ")
    cutter.subset(font)
    if "CFF " in font:
        _as_truetype(font)
    return saved(font)


def _as_truetype(font: Any) -> None:
    """Give a font of cubic curves the quadratic ones that the writer of PDF can put in."""
    from fontTools.pens.cu2quPen import Cu2QuPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    from fontTools.ttLib import newTable

    glyphs, order, made = font.getGlyphSet(), font.getGlyphOrder(), {}
    for name in order:
        pen = TTGlyphPen(glyphs)
        glyphs[name].draw(Cu2QuPen(pen, font["head"].unitsPerEm / 1000, reverse_direction=True))
        made[name] = pen.glyph()
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = order, made
    del font["CFF "]
    if "VORG" in font:
        del font["VORG"]
    most = font["maxp"]
    most.tableVersion = 0x00010000
    for name in [
        "maxZones",
        "maxTwilightPoints",
        "maxStorage",
        "maxFunctionDefs",
        "maxInstructionDefs",
        "maxStackElements",
        "maxSizeOfInstructions",
        "maxComponentElements",
        "maxPoints",
        "maxContours",
        "maxCompositePoints",
        "maxCompositeContours",
        "maxComponentDepth",
    ]:
        setattr(most, name, 1 if name == "maxZones" else 0)
    font["post"].formatType, font["post"].extraNames, font["post"].mapping = 2.0, [], {}
    font.sfntVersion = "\000\001\000\000"


def _unlikely(path: Path) -> tuple[int, str]:
    return len(_SPECIAL.findall(path.stem)), path.name


def _system_fonts() -> Iterator[Path]:
    for folder in _folders():
        for place, _, names in os.walk(folder):
            yield from (Path(place, name) for name in names if name.lower().endswith(_ENDINGS))


def _folders() -> list[Path]:
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", home))
        return [
            Path(os.environ.get("WINDIR", r"C:\Windows"), "Fonts"),
            local / "Microsoft" / "Windows" / "Fonts",
        ]
    if sys.platform == "darwin":
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts"]
    shared = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    own = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    return [own / "fonts", home / ".fonts", *(Path(place, "fonts") for place in shared.split(":") if place)]
