"""What is said while the clock runs: one notice over the board, which moves nothing and never takes the focus."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy

from mlsd_board.desktop.canvas.board_view import BoardView
from mlsd_board.desktop.canvas.tools.tool import SELECT
from mlsd_board.desktop.forms.rows import label
from mlsd_board.practice.state import News

_WIDEST, _MARGIN = 860, 12
_ACTIONS = {"park": "Park it", "card": "Answer…"}
_SPEAKERS = {"card": "THE INTERVIEWER ASKS", "hint": "HINT", "prompt": "COACH"}


class NewsLine(QFrame):
    """`news` is what is shown, None when there is nothing. Esc takes it away while the board has the focus."""

    dismissed = Signal(object)
    acted = Signal(object)

    def __init__(self, view: BoardView) -> None:
        super().__init__(view)
        self.setProperty("look", "news")
        self._view = view
        self.news: News | None = None
        self.speaker, self.words = label("", "caption"), label("", wrap=True)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.act, self.close_ = QPushButton(), QPushButton("Got it")
        for button in (self.act, self.close_):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.close_.setProperty("look", "quiet")
        self.close_.setToolTip("Take this away (Esc)")
        self.act.clicked.connect(lambda: self.news and self.acted.emit(self.news))
        self.close_.clicked.connect(self.dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.setSpacing(10)
        row.addWidget(self.speaker)
        row.addWidget(self.words, 1)
        row.addWidget(self.act)
        row.addWidget(self.close_)
        self.hide()
        view.installEventFilter(self)

    def show_news(self, news: News) -> None:
        """Say one thing; what was said before goes."""
        self.news = news
        speaker = _SPEAKERS.get("hint" if news.id == "hint" else news.kind, "")
        action = _ACTIONS.get(news.action or news.kind, "")
        self.speaker.setText(speaker)
        self.speaker.setVisible(bool(speaker))
        self.words.setText(news.text)
        self.setAccessibleName(f"{speaker.capitalize()}: {news.text}" if speaker else news.text)
        self.act.setText(action)
        self.act.setVisible(bool(action))
        self.close_.setText("Later" if news.kind == "card" else "Got it")
        self.show()
        self.raise_()
        self._place()

    def hush(self) -> None:
        """Take it away."""
        had_focus = self.isAncestorOf(self.window().focusWidget()) if self.window().focusWidget() else False
        self.news = None
        self.hide()
        self._view.set_head(0)
        if had_focus:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def dismiss(self) -> None:
        """Take it away because the user has read it."""
        news = self.news
        self.hush()
        if news:
            self.dismissed.emit(news)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.news:
            self._place()
        if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape and self._idle():
            self.dismiss()
            return True
        return False

    def _idle(self) -> bool:
        """Whether Esc has nothing nearer to give up than this line."""
        return self.news is not None and self._view.gesture is None and self._view.tool is SELECT

    def _place(self) -> None:
        width = min(self._view.width() - 2 * _MARGIN, _WIDEST)
        height = max(self.layout().heightForWidth(width), self.layout().minimumSize().height())
        self.setGeometry((self._view.width() - width) // 2, _MARGIN, width, height)
        self._view.set_head(_MARGIN + height)
