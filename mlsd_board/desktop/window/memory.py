"""The size and place of the window, kept from one run to the next. Losing them is never an error."""

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QMainWindow

from mlsd_board.workspace.settings import config_folder


def restore(window: QMainWindow) -> None:
    geometry = _file().value("geometry")
    if geometry is not None:
        window.restoreGeometry(geometry)


def keep(window: QMainWindow) -> None:
    _file().setValue("geometry", window.saveGeometry())


def _file() -> QSettings:
    return QSettings(str(config_folder() / "window.ini"), QSettings.Format.IniFormat)
