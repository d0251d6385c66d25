"""The sizes and weights of words in the window."""

from functools import cache

from PySide6.QtGui import QFont

from mlsd_board.desktop.fonts import register_font
from mlsd_board.layout.font import Face

_LOOKS = {
    "title": (26, Face.SEMIBOLD),
    "clock": (22, Face.SEMIBOLD),
    "band": (34, Face.SEMIBOLD),
    "heading": (16, Face.SEMIBOLD),
    "statement": (14, Face.SEMIBOLD),
    "name": (13, Face.SEMIBOLD),
    "caption": (11, Face.SEMIBOLD),
    "chip": (11, Face.SEMIBOLD),
    "hint": (12, Face.REGULAR),
    "small": (11, Face.REGULAR),
    "tiny": (10, Face.REGULAR),
    "caution": (12, Face.REGULAR),
}


@cache
def text_font(look: str = "") -> QFont:
    """The font of a look of the style sheet.

    The weight is set as an axis of the variable font: Qt lists only its regular style, so a style sheet cannot.
    """
    size, weight = _LOOKS.get(look, (13, Face.REGULAR))
    font = QFont(register_font())
    font.setPixelSize(size)
    if weight != Face.REGULAR:
        font.setVariableAxis(QFont.Tag("wght"), float(weight))
    return font
