"""What to do on an empty page, said in its middle until something lies there."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel

from mlsd_board.desktop.canvas.contract import Canvas

_WORDS = "Press a letter and type what you need: “feed”, “kafka”, “trainer” …\nTab goes on to what usually follows."

_EDGE, _WIDEST = 16, 480


class EmptyHint(QLabel):
    """The mouse goes through it."""

    def __init__(self, view: Canvas) -> None:
        super().__init__(_WORDS, view)
        self._view = view
        self.setProperty("look", "muted")
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        view.viewport().installEventFilter(self)
        self.refresh()

    def refresh(self) -> None:
        """Come up or go away as the page now is."""
        design = self._view.session.design
        self.setVisible(not (design.boxes or design.inks))
        room = self._view.viewport().rect()
        width = min(room.width() - 2 * _EDGE, _WIDEST)
        self.resize(width, self.heightForWidth(width))
        self.move(room.center() - self.rect().center())

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.refresh()
        return False
