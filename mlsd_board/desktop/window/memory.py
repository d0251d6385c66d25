"""The size and place of the window and its panels, kept from one run to the next. Losing them is never an error."""

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QMainWindow

from mlsd_board.workspace.folders import config_folder

_SMALL_SCREEN = 1440
"""Screens up to this width (px) are filled by a new user's window."""


def restore(window: QMainWindow) -> None:
    """Give the window its last size and place; the first time, all of a small screen."""
    geometry = _file().value("geometry")
    if geometry is not None:
        window.restoreGeometry(geometry)
    elif window.screen().availableSize().width() <= _SMALL_SCREEN:
        window.setWindowState(window.windowState() | window.windowState().WindowMaximized)


def keep(window: QMainWindow, put_away: set[str]) -> None:
    file = _file()
    file.setValue("geometry", window.saveGeometry())
    file.setValue("put_away", " ".join(sorted(put_away)))


def panels_put_away() -> set[str]:
    """The panels that the user did not want to see."""
    return set(str(_file().value("put_away", "")).split())


def _file() -> QSettings:
    return QSettings(str(config_folder() / "window.ini"), QSettings.Format.IniFormat)
