"""The bar above the board while the clock runs: time, phases with what is left of their budget, and one line of news."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout

from mlsd_board.desktop.forms.rows import label
from mlsd_board.desktop.practice.phase_tab import PhaseTab
from mlsd_board.drawing.theme import Theme
from mlsd_board.practice.plan import Mode, Plan
from mlsd_board.practice.state import News, State


class PracticeBar(QFrame):
    """Shows a state and says what the user wants. It never takes the focus by itself."""

    phase_wanted = Signal(object)
    pause_wanted = Signal()
    extend_wanted = Signal()
    ask_wanted = Signal()
    hint_wanted = Signal()
    finish_wanted = Signal()
    dismissed = Signal(object)
    acted = Signal(object)

    def __init__(self, plan: Plan, theme: Theme) -> None:
        super().__init__()
        self.setProperty("look", "practice")
        self._plan = plan
        self.news: News | None = None
        self.clock = label("0:00", "clock")
        self.clock.setAccessibleName("Time left")
        self.rest = label("", "hint")
        self.tabs = {phase: PhaseTab(phase, theme) for phase in plan.phases}
        self.pause = self._button("Pause", self.pause_wanted)
        self.more = self._button("+5 min", self.extend_wanted, "Give this phase five more minutes")
        self.ask = self._button("Ask…", self.ask_wanted, "Ask the interviewer a question")
        self.hint = self._button("Hint", self.hint_wanted, "One step of help with what is missing")
        self.finish = self._button("Finish", self.finish_wanted, "End the attempt and see the report")
        self.finish.setProperty("look", "primary")
        self.more.setVisible(plan.minutes is not None)
        self.hint.setVisible(plan.mode is not Mode.EXAM)
        self.line = _Line()
        self.line.dismissed.connect(self._dismiss)
        self.line.acted.connect(lambda: self.acted.emit(self.news))
        for phase, tab in self.tabs.items():
            tab.clicked.connect(lambda _=False, p=phase: self.phase_wanted.emit(p))
        self._lay_out()

    def show_state(self, state: State) -> None:
        """The clock, and how far each phase is."""
        shown = state.elapsed_s if state.left_s is None else state.left_s
        self.clock.setText(_minutes(shown))
        self.rest.setText(_rest(state))
        self.clock.setProperty("late", state.left_s is not None and state.left_s < 0)
        self.clock.style().polish(self.clock)
        self.pause.setText("Go on" if state.paused else "Pause")
        for phase, tab in self.tabs.items():
            spent, budget = state.phase_s.get(phase, 0.0), state.budgets.get(phase)
            tab.show_time(spent, budget, current=phase is state.phase)

    def show_news(self, news: News) -> None:
        """Say one thing; what was said before goes."""
        self.news = news
        self.line.show_text(
            news.text, {"park": "Park it", "card": "Answer…"}.get(news.action or news.kind, "")
        )

    def hush(self) -> None:
        """Take the line away."""
        self.news = None
        self.line.hide()

    def _dismiss(self) -> None:
        news = self.news
        self.hush()
        if news:
            self.dismissed.emit(news)

    def _button(self, words: str, signal: Signal, tip: str = "") -> QPushButton:
        button = QPushButton(words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolTip(tip)
        button.clicked.connect(signal)
        return button

    def _lay_out(self) -> None:
        times = QVBoxLayout()
        times.setSpacing(0)
        times.addWidget(self.clock)
        times.addWidget(self.rest)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addLayout(times)
        row.addSpacing(10)
        for tab in self.tabs.values():
            row.addWidget(tab, 1)
        row.addSpacing(10)
        for button in (self.pause, self.more, self.ask, self.hint, self.finish):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.line)


class _Line(QFrame):
    """One line of words with what can be done about it."""

    dismissed = Signal()
    acted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "notice")
        self.words = label("", wrap=True)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.act, self.close_ = QPushButton(), QPushButton("Got it")
        for button in (self.act, self.close_):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setProperty("look", "quiet")
        self.act.clicked.connect(self.acted)
        self.close_.clicked.connect(self.dismissed)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 6, 4)
        row.addWidget(self.words, 1)
        row.addWidget(self.act)
        row.addWidget(self.close_)
        self.hide()

    def show_text(self, text: str, action: str) -> None:
        self.words.setText(text)
        self.act.setText(action)
        self.act.setVisible(bool(action))
        self.show()


def _minutes(seconds: float) -> str:
    sign, whole = ("−", -seconds) if seconds < 0 else ("", seconds)
    return f"{sign}{int(whole) // 60}:{int(whole) % 60:02}"


def _rest(state: State) -> str:
    if state.paused:
        return "paused"
    if state.left_s is None:
        return "without a limit"
    return "over time" if state.left_s < 0 else "time to sum up" if state.summing_up else "left"
