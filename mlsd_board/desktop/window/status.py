"""The status bar: what just happened, how many findings there are, and the zoom."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QProgressBar, QPushButton, QStatusBar

from mlsd_board.desktop.forms.rows import label
from mlsd_board.desktop.look.pictures import severity_icon, sign
from mlsd_board.desktop.panels.problems.top_bar import mode_words
from mlsd_board.drawing.theme import Theme
from mlsd_board.model.counting import counted
from mlsd_board.validation.mode import Mode
from mlsd_board.validation.severity import Phase, Severity

_SHOWN_MS = 8000


class Status(QStatusBar):
    """Severity is shape, number and word; a click leads to the findings."""

    bucket_wanted = Signal(str)
    fit_wanted = Signal()
    cancel_wanted = Signal()
    modes_wanted = Signal(QPoint)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self.busy = label("", "muted")
        self.moving = QProgressBar(maximum=0, textVisible=False, accessibleName="Busy")
        self.moving.setFixedSize(72, 6)
        self.cancel = QPushButton("Cancel")
        self.cancel.setProperty("look", "count")
        self.cancel.clicked.connect(self.cancel_wanted)
        for part in (self.busy, self.moving, self.cancel):
            self.addPermanentWidget(part)
        self.show_busy("")
        self.calm = label("", "muted")
        self.addPermanentWidget(self.calm)
        self.counts = {severity: self._button(severity) for severity in Severity}
        self.mode = QPushButton(toolTip="How loud checking is, and from which phase on")
        self.mode.setProperty("look", "count")
        self.mode.clicked.connect(lambda: self.modes_wanted.emit(self.mode.mapToGlobal(QPoint(0, 0))))
        self.addPermanentWidget(self.mode)
        self.zoom = QPushButton("100 %", toolTip="Show the whole board")
        self.zoom.setProperty("look", "count")
        self.zoom.clicked.connect(self.fit_wanted)
        self.addPermanentWidget(self.zoom)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        for severity, button in self.counts.items():
            button.setIcon(severity_icon(severity, theme))
        self.zoom.setIcon(sign("fit", theme, theme.muted))

    def say(self, words: str) -> None:
        self.showMessage(words, _SHOWN_MS)

    def show_busy(self, words: str) -> None:
        """What is being done beside the window; nothing when it is done."""
        self.busy.setText(words)
        for part in (self.busy, self.moving, self.cancel):
            part.setVisible(bool(words))

    def show_counts(self, counts: dict[str, int], *, judged: bool = True) -> None:
        """How many findings there are; `judged` is False until the board was checked for the first time."""
        for severity, button in self.counts.items():
            number = counts[severity]
            button.setText(counted(number, severity))
            button.setVisible(number > 0)
        found = any(counts[s] for s in Severity)
        self.calm.setText("" if found else "No findings" if judged else "Checking…")

    def show_mode(self, mode: Mode, phase: Phase | None) -> None:
        self.mode.setText(mode_words(mode, phase))

    def show_zoom(self, factor: float) -> None:
        self.zoom.setText(f"{round(factor * 100)} %")

    def show_board_parts(self, visible: bool) -> None:
        """Hide what only makes sense with a board; its findings are shown when they are counted."""
        for widget in (self.mode, self.zoom, self.calm):
            widget.setVisible(visible)
        for button in self.counts.values():
            button.hide()

    def _button(self, severity: str) -> QPushButton:
        button = QPushButton(toolTip="Show these findings")
        button.setProperty("look", "count")
        button.clicked.connect(lambda: self.bucket_wanted.emit(severity))
        self.addPermanentWidget(button)
        return button
