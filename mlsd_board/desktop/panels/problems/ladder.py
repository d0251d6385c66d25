"""The three hints of a rule, one at a time: each rung says more than the one before."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mlsd_board.desktop.forms.rows import label


class Ladder(QWidget):
    """How many hints are shown is told by `climbed`, and kept by whoever made this."""

    climbed = Signal(int)

    def __init__(self, hints: Sequence[str], shown: int) -> None:
        super().__init__()
        self._hints, self.shown = hints, shown
        self._rungs = [label(f"{number}.  {hint}", wrap=True) for number, hint in enumerate(hints, 1)]
        self.more = QPushButton()
        self.more.clicked.connect(self.climb)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for rung in self._rungs:
            rung.setMaximumWidth(760)
            column.addWidget(rung)
        row = QHBoxLayout()
        row.addWidget(self.more)
        row.addStretch()
        column.addLayout(row)
        self._show()

    def climb(self) -> None:
        """One hint more, if there is one."""
        if self.shown < len(self._hints):
            self.shown += 1
            self._show()
            self.climbed.emit(self.shown)

    def _show(self) -> None:
        for number, rung in enumerate(self._rungs):
            rung.setVisible(number < self.shown)
        self.more.setText(
            f"{'Next hint' if self.shown else 'A hint'} ({self.shown + 1} of {len(self._hints)})"
        )
        self.more.setVisible(self.shown < len(self._hints))
