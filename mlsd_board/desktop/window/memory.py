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


def keep(window: QMainWindow, put_away: set[str], folded: bool | None = None) -> None:
    """`folded` says what was made of the panels below the board; None: nothing."""
    file = _file()
    file.setValue("geometry", window.saveGeometry())
    file.setValue("put_away", " ".join(sorted(put_away)))
    if folded is not None:
        file.setValue("folded", "yes" if folded else "no")


def panels_put_away() -> set[str]:
    """The panels that the user did not want to see."""
    return set(str(_file().value("put_away", "")).split())


def panels_folded() -> bool | None:
    """Whether the user folded the panels below the board, or unfolded them; None: neither."""
    return {"yes": True, "no": False}.get(str(_file().value("folded", "")))


def _file() -> QSettings:
    return QSettings(str(config_folder() / "window.ini"), QSettings.Format.IniFormat)
