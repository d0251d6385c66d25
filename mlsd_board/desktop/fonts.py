"""The bundled font in Qt, pinned to the same axes as text measure and export, so that words end where they should."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from mlsd_board.layout.font import FAMILY, Face, axes, font_files


@cache
def register_font() -> str:
    """Make the bundled font known to Qt; its family name. Needs an application."""
    for path in font_files():
        number = QFontDatabase.addApplicationFont(str(path))
        families = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
        if families:
            return families[0]
    return FAMILY


@cache
def board_font(size: float, weight: Face = Face.REGULAR) -> QFont:
    """The font of the board; `size` in scene units or pixels."""
    font = QFont(register_font())
    font.setPixelSize(max(1, round(size)))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setWeight(QFont.Weight(int(weight)))
    for tag, value in axes(weight).items():
        font.setVariableAxis(QFont.Tag(tag), value)
    return font
