"""What this program is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from mlsd_board import __version__
from mlsd_board.desktop.look.pictures import window_icon


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
