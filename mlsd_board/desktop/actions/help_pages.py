"""The help there is: all shortcuts, and what this program is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QMessageBox,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from mlsd_board import __version__
from mlsd_board.desktop.actions.table import ACTIONS, CANVAS_KEYS
from mlsd_board.desktop.forms.rows import label
from mlsd_board.desktop.look.pictures import window_icon


def show_shortcuts(parent: QWidget) -> None:
    """All keys, by menu."""
    dialog = QDialog(parent)
    dialog.setWindowTitle("Keyboard shortcuts")
    dialog.resize(460, 620)
    content = QWidget()
    grid = QGridLayout(content)
    grid.setHorizontalSpacing(24)
    grid.setColumnStretch(1, 1)
    menus = dict.fromkeys(action.menu for action in ACTIONS)
    groups = [("On the board", list(CANVAS_KEYS)), *((menu, _keys(menu)) for menu in menus)]
    for title, keys in groups:
        grid.addWidget(label(title.upper(), "caption"), grid.rowCount(), 0, 1, 2)
        for key, words in keys:
            row = grid.rowCount()
            grid.addWidget(label(key, "name"), row, 0)
            grid.addWidget(label(words), row, 1)
    area = QScrollArea(widgetResizable=True)
    area.setWidget(content)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    column = QVBoxLayout(dialog)
    column.addWidget(area)
    column.addWidget(buttons)
    dialog.exec()


def _keys(menu: str) -> list[tuple[str, str]]:
    return [(a.shortcut, a.title.split("\t")[0]) for a in ACTIONS if a.menu == menu and a.shortcut]


def show_about(parent: QWidget) -> None:
    box = QMessageBox(parent)
    box.setWindowTitle("About MLSD Board")
    box.setIconPixmap(window_icon().pixmap(64, 64))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(f"MLSD Board {__version__}")
    box.setInformativeText(
        "A whiteboard that understands machine-learning systems.\n"
        "MIT licence. Icons from Lucide (ISC), font Inter (OFL), made with Qt (LGPL)."
    )
    box.exec()
