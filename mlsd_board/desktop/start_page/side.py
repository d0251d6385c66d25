"""The side of the start page: the name of the program, new and open, recovered and recent boards."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from mlsd_board.catalog.locate import BOARD_SUFFIX
from mlsd_board.desktop.forms.rows import label
from mlsd_board.desktop.look.pictures import sign, window_icon
from mlsd_board.drawing.theme import Theme
from mlsd_board.practice.journal import Unfinished
from mlsd_board.workspace.collection import questions
from mlsd_board.workspace.recovery import Recovered

_SHOWN = 8
_APART = 12


class Side(QFrame):
    """Signals say what the user wants; the window does it."""

    blank_wanted = Signal()
    open_wanted = Signal()
    recent_wanted = Signal(object)
    recovered_wanted = Signal(object)
    discard_wanted = Signal(object)
    resume_wanted = Signal(object)
    give_up_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("look", "side")
        self.blank = QPushButton(" New blank board")
        self.blank.setProperty("look", "primary")
        self.blank.clicked.connect(self.blank_wanted)
        self.open = QPushButton(" Open…")
        self.open.clicked.connect(self.open_wanted)
        self._lists = QVBoxLayout()
        self._lists.setSpacing(4)
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addLayout(self._lists)
        inner.addStretch()
        area = QScrollArea(widgetResizable=True, focusPolicy=Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 26, 20, 20)
        column.setSpacing(8)
        column.addLayout(_name())
        column.addWidget(
            label("Draw an ML system. See what is missing, and why it matters.", "muted", wrap=True)
        )
        column.addSpacing(10)
        column.addWidget(self.blank)
        column.addWidget(self.open)
        column.addSpacing(14)
        column.addWidget(area, 1)
        column.addWidget(label("Everything stays on this computer.", "hint", wrap=True))
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.blank.setIcon(sign("plus", theme, "#0b0f16" if theme.dark else "#ffffff"))
        self.open.setIcon(sign("open", theme))

    def show_boards(
        self, recovered: list[Recovered], recent: list[Path], attempts: Sequence[Unfinished] = ()
    ) -> None:
        """List the boards that can be taken up again."""
        while self._lists.count():
            widget = self._lists.takeAt(0).widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if recovered:
            self._lists.addWidget(label("NOT SAVED LAST TIME", "caption"))
            for board in recovered:
                self._lists.addWidget(self._recovered(board))
            self._lists.addSpacing(_APART)
        if attempts:
            self._lists.addWidget(label("ATTEMPTS CUT OFF", "caption"))
            for attempt in attempts:
                self._lists.addWidget(self._attempt(attempt))
            self._lists.addSpacing(_APART)
        self._lists.addWidget(label("RECENT BOARDS", "caption"))
        for path in recent[:_SHOWN]:
            button = _line(path.name.removesuffix(BOARD_SUFFIX), str(path))
            button.setIcon(sign("board", self._theme, self._theme.muted))
            button.clicked.connect(lambda _=False, p=path: self.recent_wanted.emit(p))
            self._lists.addWidget(button)
        if not recent:
            self._lists.addWidget(label("Boards you save will be listed here.", "hint", wrap=True))

    def _recovered(self, board: Recovered) -> QWidget:
        when = datetime.fromtimestamp(board.seconds, tz=UTC).astimezone()
        name = (
            board.original.name.removesuffix(BOARD_SUFFIX)
            if board.original
            else board.title or "Untitled board"
        )
        notice, take, drop = _notice(name, f"kept {when:%d %B, %H:%M}", "Recover", "Discard")
        take.clicked.connect(lambda: self.recovered_wanted.emit(board))
        drop.clicked.connect(lambda: self.discard_wanted.emit(board))
        return notice

    def _attempt(self, left: Unfinished) -> QWidget:
        card = questions().get(left.log.question)
        name = card.title if card else left.log.question.replace("_", " ").capitalize() or "An attempt"
        minutes = f" of {left.log.minutes + left.log.extra_min:g}" if left.log.minutes else ""
        told = f"after {left.log.elapsed_s / 60:.0f}{minutes} minutes"
        notice, take, drop = _notice(name, told, "Go on", "Give up")
        take.clicked.connect(lambda: self.resume_wanted.emit(left))
        drop.clicked.connect(lambda: self.give_up_wanted.emit(left))
        return notice


def _notice(name: str, told: str, yes: str, no: str) -> tuple[QFrame, QPushButton, QPushButton]:
    """A box with something to take up or to drop."""
    notice = QFrame()
    notice.setProperty("look", "notice")
    column = QVBoxLayout(notice)
    column.setContentsMargins(10, 8, 6, 6)
    column.setSpacing(2)
    column.addWidget(label(name, "name", wrap=True))
    column.addWidget(label(told, "hint"))
    column.addSpacing(4)
    row = QHBoxLayout()
    take, drop = QPushButton(yes), QPushButton(no)
    take.setAccessibleName(f"{yes}: {name}")
    drop.setAccessibleName(f"{no}: {name}")
    drop.setProperty("look", "quiet")
    row.addWidget(take)
    row.addWidget(drop)
    row.addStretch()
    column.addLayout(row)
    return notice, take, drop


def _line(words: str, tip: str) -> QPushButton:
    button = QPushButton(f" {words if len(words) <= 30 else words[:29] + '…'}")
    button.setProperty("look", "section")
    button.setToolTip(tip)
    button.setAccessibleName(words)
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return button


def _name() -> QHBoxLayout:
    picture = QLabel()
    picture.setPixmap(window_icon().pixmap(QSize(38, 38)))
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addWidget(picture)
    row.addWidget(label("MLSD Board", "title"), 1, Qt.AlignmentFlag.AlignVCenter)
    return row
