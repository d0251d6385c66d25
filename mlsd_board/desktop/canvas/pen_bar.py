"""A small bar over the board while the pen is in hand: its widths and its colours."""

from PySide6.QtCore import QEvent, QObject, QPointF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton

from mlsd_board.desktop.canvas.board_view import BoardView
from mlsd_board.desktop.canvas.painting import qcolor
from mlsd_board.desktop.canvas.tools.nib import COLOURS, WIDTHS, colour_of, take

_GAP, _SIDE, _SHARP = 12, 20, 2.0


class PenBar(QFrame):
    """Comes and goes with the pen."""

    def __init__(self, view: BoardView) -> None:
        super().__init__(view)
        self._view = view
        self.setProperty("look", "floating")
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 4, 6, 4)
        row.setSpacing(2)
        self.widths = {width: self._button(f"{title} pen") for title, width in WIDTHS.items()}
        self.colours = {colour: self._button(_spoken(colour)) for colour in COLOURS}
        for width, button in self.widths.items():
            row.addWidget(button)
            button.clicked.connect(lambda _=False, width=width: take(view, width=width))
        row.addSpacing(10)
        for colour, button in self.colours.items():
            row.addWidget(button)
            button.clicked.connect(lambda _=False, colour=colour: take(view, colour=colour))
        view.tool_changed.connect(lambda _: self.refresh())
        view.head_changed.connect(self._place)
        view.installEventFilter(self)
        self.hide()

    def refresh(self) -> None:
        """Show what the pen writes with, if it is in hand."""
        nib, theme = self._view.pointer.nib, self._view.theme
        for width, button in self.widths.items():
            button.setIcon(_dot(colour_of(nib.colour, theme), width + 2.0))
            button.setChecked(width == nib.width)
        for colour, button in self.colours.items():
            button.setIcon(_dot(colour_of(colour, theme), 13.0))
            button.setChecked(colour == nib.colour)
        self.setVisible(self._view.tool.id == "pen")
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._view and event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        self.adjustSize()
        self.move((self._view.width() - self.width()) // 2, self._view.head + _GAP)

    def _button(self, words: str) -> QToolButton:
        button = QToolButton(toolTip=words, accessibleName=words, checkable=True)
        button.setIconSize(QSize(_SIDE, _SIDE))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setProperty("look", "swatch")
        return button


def _spoken(colour: str) -> str:
    return "Colour of writing" if colour == "ink" else colour.capitalize()


def _dot(colour: str, size: float) -> QIcon:
    pixmap = QPixmap(int(_SIDE * _SHARP), int(_SIDE * _SHARP))
    pixmap.setDevicePixelRatio(_SHARP)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(Qt.PenStyle.NoPen))
    painter.setBrush(qcolor(colour))
    painter.drawEllipse(QPointF(_SIDE / 2, _SIDE / 2), size / 2, size / 2)
    painter.end()
    return QIcon(pixmap)
