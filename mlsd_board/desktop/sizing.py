"""How large a window opens."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

_SHARE = 0.93
"""How much of the screen it may take, since it has a title and the desktop its bars."""


def open_within_screen(window: QWidget, width: int, height: int) -> None:
    """Give a window its size, or what the screen has room for."""
    window.resize(QSize(width, height).boundedTo(window.screen().availableSize() * _SHARE))
