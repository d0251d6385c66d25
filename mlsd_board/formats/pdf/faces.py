"""The bundled variable font cut down to what a document needs: one weight, and only the letters that occur in it."""

import io
from collections.abc import Iterable
from typing import Any

from mlsd_board.layout.text import Face, axes, font_path

_UNUSED = {"GPOS", "GSUB", "GDEF"}
_ALWAYS = " ?"
"""Letters that a face has in any case, since no font may be empty."""


def static_face(weight: Face, letters: Iterable[str]) -> bytes:
    """A TrueType font of one weight with the glyphs of `letters`. Letters the font lacks are left out."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    font = TTFont(font_path(weight))
    for tag in _UNUSED.intersection(font.keys()):
        del font[tag]  # before anything reads them: kerning is most of the file
    cutter = Subsetter(Options(hinting=False, notdef_outline=True))
    cutter.populate(text=_ALWAYS + "".join(sorted(set(letters))))
    cutter.subset(font)
    return saved(instantiateVariableFont(font, dict(axes(weight)), inplace=True))


def saved(font: Any) -> bytes:
    """The bytes of a font, the same for the same letters."""
    font.recalcTimestamp = False
    buffer = io.BytesIO()
    font.save(buffer)
    return buffer.getvalue()
