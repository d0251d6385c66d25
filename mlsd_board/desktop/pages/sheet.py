"""A board in the window: its strip of pages, and below it the canvas."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mlsd_board.desktop.desk import Desk
from mlsd_board.desktop.pages import verbs
from mlsd_board.desktop.pages.strip import PageStrip


class Sheet(QWidget):
    """Lives as long as one board is open."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.strip = PageStrip(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(desk.view, 1)
        self.setFocusProxy(desk.view)
        desk.view.pointer.dive = lambda box: verbs.dive(desk, box)
