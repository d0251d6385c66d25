"""A card of the start page: a picture of a board, its title, and a click that opens it."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from mlsd_board.desktop.forms.rows import label

PICTURE = QSize(300, 168)
CATEGORY_WORDS = {
    "recommendation": "Recommendation",
    "transformation": "Data transformation",
    "bi": "Business intelligence",
}


class Card(QFrame):
    """Acts like a button: click, Enter and Space choose it."""

    chosen = Signal()

    def __init__(
        self, title: str, summary: str, chips: tuple[str, ...] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.setFixedWidth(PICTURE.width() + 4)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(title)
        self.setAccessibleDescription(summary)
        self.picture = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.picture.setFixedSize(PICTURE)
        words = QVBoxLayout()
        words.setContentsMargins(14, 4, 14, 14)
        words.setSpacing(6)
        words.addWidget(label(title, "name", wrap=True))
        words.addWidget(label(summary, "muted", wrap=True))
        words.addStretch()
        row = QHBoxLayout()
        for chip in chips:
            row.addWidget(label(chip, "chip"))
        row.addStretch()
        words.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self.picture)
        column.addLayout(words, 1)

    def show_picture(self, pixmap: QPixmap) -> None:
        self.picture.setPixmap(pixmap)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEvent) -> None:
        super().enterEvent(event)
        self._light(True)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._light(False)

    def _light(self, on: bool) -> None:
        self.setProperty("lit", on)
        self.style().unpolish(self)
        self.style().polish(self)
