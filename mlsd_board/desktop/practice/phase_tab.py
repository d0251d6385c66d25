"""A phase on the bar: its name, and how much of its time is used, as a line that fills."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from mlsd_board.desktop.canvas.painting import qcolor
from mlsd_board.drawing.theme import Theme
from mlsd_board.validation.severity import Phase

_SHORT = {
    Phase.CLARIFY: "Clarify",
    Phase.FRAME: "Metrics",
    Phase.SKETCH: "Sketch",
    Phase.DATA_AND_MODEL: "Data, model",
    Phase.OPERATE: "Operate",
    Phase.DEEP_DIVES: "Deep dives",
}


_AROUND, _LEAST = 20, 32


class PhaseTab(QPushButton):
    """Checked while it is the phase one is in. Where there is no room for its name it shows its number."""

    def __init__(self, phase: Phase, theme: Theme) -> None:
        super().__init__(_SHORT[phase])
        self._theme = theme
        self._name, self._number = _SHORT[phase], phase.value.removeprefix("P")
        self._share = 0.0
        self.setCheckable(True)
        self.setAutoExclusive(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty("look", "phase")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._heading = phase.heading

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def show_time(self, spent: float, budget: float | None, *, current: bool) -> None:
        self.setChecked(current)
        self._share = spent / budget if budget else 0.0
        told = f"{spent / 60:.0f} of {budget / 60:g} minutes" if budget else f"{spent / 60:.0f} minutes"
        self.setToolTip(f"{self._heading}: {told}")
        self.setAccessibleName(f"{self._heading}, {told}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(
            self.fontMetrics().horizontalAdvance(self._name) + _AROUND, super().sizeHint().height() + 6
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setText(self._name if self.width() >= self.sizeHint().width() else self._number)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        track = QRectF(8, self.height() - 7, self.width() - 16, 3)
        painter.setBrush(qcolor(self._theme.border))
        painter.drawRoundedRect(track, 1.5, 1.5)
        if self._share > 0:
            over = self._share > 1
            painter.setBrush(
                qcolor(self._theme.severities["warning"].fill if over else self._theme.window.selection)
            )
            track.setWidth(max(track.width() * min(self._share, 1.0), 3))
            painter.drawRoundedRect(track, 1.5, 1.5)
        painter.end()
