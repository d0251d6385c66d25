"""An attempt seen again: the board as it grew, what was missing at each moment, and where something happened."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSlider,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from mlsd_board.catalog.library import Library
from mlsd_board.desktop.forms.rows import label
from mlsd_board.desktop.look.pictures import severity_icon
from mlsd_board.desktop.practice.picture_view import PictureView
from mlsd_board.desktop.sizing import open_within_screen
from mlsd_board.drawing.theme import Theme
from mlsd_board.model.attempt import AttemptLog
from mlsd_board.model.design import Design
from mlsd_board.model.pages import first_page
from mlsd_board.practice.timeline import LOOKED_AT_MIN, Replay
from mlsd_board.workspace.checking import check_design

_FRAME_MS = 100
_SPEEDS = (10, 30, 60, 120)
_SIGNS = {
    "phase": "▸",
    "card": "◆",
    "prompt": "▾",
    "dive": "★",
    "ask": "?",
    "edit": "·",
    "hint": "!",
    "pause": "‖",
    "extend": "+",
}
_PLACE = Qt.ItemDataRole.UserRole
"""Where a line leads: to a moment, or to elements."""


class ReplayDialog(QDialog):
    """The slider is in tenths of a second."""

    def __init__(
        self, log: AttemptLog, library: Library, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Replay")
        open_within_screen(self, 1180, 760)
        self._replay, self._library, self._theme = Replay(log), library, theme
        self._shown: Design | None = None
        self.view = PictureView(library, theme)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, max(1, round(self._replay.duration_s * 10)))
        self.slider.setPageStep(600)
        self.slider.setSingleStep(50)
        self.slider.setAccessibleName("Moment of the attempt")
        self.play = QPushButton("Play")
        self.play.setProperty("look", "primary")
        self.speed = QComboBox()
        self.speed.addItems([f"{speed}× as fast" for speed in _SPEEDS])
        self.speed.setCurrentIndex(1)
        self.speed.setAccessibleName("Speed")
        self.now, self.phase = label("", "heading"), label("", "muted")
        self.jumps, self.open = QListWidget(), QListWidget()
        self.jumps.setAccessibleName("What happened")
        self.open.setAccessibleName("What was missing then")
        self.minutes = {
            m: QPushButton(f"Minute {m:g}") for m in LOOKED_AT_MIN if 60 * m <= self._replay.duration_s
        }
        self._timer = QTimer(self, interval=_FRAME_MS, timeout=self._step)
        self._settle = QTimer(self, singleShot=True, interval=150, timeout=self._check)
        self._fill()
        self._connect()
        self._lay_out()
        self.go_to(self._replay.duration_s)
        self.jumps.setFocus()

    @property
    def t_s(self) -> float:
        return self.slider.value() / 10

    def go_to(self, t_s: float) -> None:
        """Show a moment."""
        self.slider.setValue(round(t_s * 10))
        self._show()

    def toggle(self) -> None:
        """Play on, from the start when at the end; or stop."""
        if self._timer.isActive():
            self._stop()
            return
        if self.slider.value() >= self.slider.maximum():
            self.slider.setValue(0)
        self._timer.start()
        self.play.setText("Stop")

    def _step(self) -> None:
        forward = _SPEEDS[self.speed.currentIndex()] * _FRAME_MS / 100
        self.slider.setValue(min(round(self.slider.value() + forward), self.slider.maximum()))
        if self.slider.value() >= self.slider.maximum():
            self._stop()

    def _stop(self) -> None:
        self._timer.stop()
        self.play.setText("Play")

    def _show(self) -> None:
        t_s = self.t_s
        phase = self._replay.phase_at(t_s)
        self.now.setText(_minute(t_s))
        self.phase.setText(f"{phase.value} {phase.heading}")
        design = first_page(self._replay.design_at(t_s))
        if design != self._shown:
            self._shown = design
            self.view.show_design(design)
            self._settle.start()

    def _check(self) -> None:
        """What was open and due then; while the slider moves this waits."""
        if self._shown is None:
            return
        report = check_design(self._shown, self._library, phase=self._replay.phase_at(self.t_s))
        self.open.clear()
        for finding in sorted(report.findings, key=lambda f: (f.severity.rank, f.order)):
            item = QListWidgetItem(
                severity_icon(finding.severity.value, self._theme), f"{finding.code}  {finding.message}"
            )
            item.setData(_PLACE, finding.elements)
            self.open.addItem(item)
        if not report.findings:
            self.open.addItem("Nothing that was due was missing.")

    def _fill(self) -> None:
        for jump in self._replay.jumps:
            item = QListWidgetItem(f"{_minute(jump.t_s)}  {_SIGNS.get(jump.what, '·')}  {jump.text}")
            item.setData(_PLACE, jump.t_s)
            self.jumps.addItem(item)

    def _connect(self) -> None:
        self.slider.valueChanged.connect(self._show)
        self.play.clicked.connect(self.toggle)
        self.jumps.itemClicked.connect(lambda item: self.go_to(item.data(_PLACE)))
        self.jumps.itemActivated.connect(lambda item: self.go_to(item.data(_PLACE)))
        self.open.currentItemChanged.connect(
            lambda item: self.view.mark(tuple(item.data(_PLACE) or ()) if item else ())
        )
        for minute, button in self.minutes.items():
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, m=minute: self.go_to(60 * m))
        self.finished.connect(self._stop)

    def _lay_out(self) -> None:
        side = QWidget()
        beside = QVBoxLayout(side)
        beside.setContentsMargins(12, 0, 0, 0)
        for words, part in (("What happened", self.jumps), ("What was missing then", self.open)):
            beside.addWidget(label(words.upper(), "caption"))
            part.setWordWrap(True)
            part.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            beside.addWidget(part, 1)
        split = QSplitter()
        split.addWidget(self.view)
        split.addWidget(side)
        split.setSizes([800, 360])
        split.setStretchFactor(0, 1)
        row = QHBoxLayout()
        row.setSpacing(10)
        self.now.setMinimumWidth(self.now.fontMetrics().horizontalAdvance("000:00"))
        for part in (self.play, self.speed, self.now):
            row.addWidget(part)
        row.addWidget(self.slider, 1)
        row.addWidget(label(_minute(self._replay.duration_s), "hint"))
        for button in self.minutes.values():
            row.addWidget(button)
        row.addWidget(QPushButton("Close", autoDefault=False, clicked=self.accept))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.addWidget(self.phase)
        column.addWidget(split, 1)
        column.addLayout(row)


def _minute(t_s: float) -> str:
    return f"{int(t_s) // 60}:{int(t_s) % 60:02}"
