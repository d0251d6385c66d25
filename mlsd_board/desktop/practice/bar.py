"""The bar above the board while the clock runs: time, phases with what is left of their budget, and what can be done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QPushButton,
    QSizePolicy,
    QToolBar,
    QVBoxLayout,
)

from mlsd_board.desktop.forms.rows import label
from mlsd_board.desktop.practice.phase_tab import PhaseTab
from mlsd_board.drawing.theme import Theme
from mlsd_board.practice.plan import Mode, Plan
from mlsd_board.practice.state import State


class PracticeBar(QFrame):
    """Shows a state and says what the user wants. It never takes the focus by itself."""

    phase_wanted = Signal(object)
    pause_wanted = Signal()
    extend_wanted = Signal()
    ask_wanted = Signal()
    card_wanted = Signal()
    hint_wanted = Signal()
    finish_wanted = Signal()

    def __init__(self, plan: Plan, theme: Theme) -> None:
        super().__init__()
        self.setProperty("look", "practice")
        self.setAccessibleName("Attempt")
        self._place: QToolBar | None = None
        self._told = _told(plan)
        self.clock, self.rest = label("0:00", "clock"), label("", "hint")
        self.tabs = {phase: PhaseTab(phase, theme) for phase in plan.phases}
        self.pause = self._button("Pause", self.pause_wanted, "Stop the clock, or let it go on")
        self.more = self._button("+5 min", self.extend_wanted, "Give this phase five more minutes")
        self.ask = self._button("Ask…", self.ask_wanted, "Ask the interviewer a question")
        self.card = self._button("Answer…", self.card_wanted, "Answer what the interviewer has asked")
        self.hint = self._button("Hint", self.hint_wanted, "One step of help with what is missing")
        self.finish = self._button("Finish", self.finish_wanted, "End the attempt and see the report")
        self.finish.setProperty("look", "primary")
        self.more.setVisible(plan.minutes is not None)
        self.hint.setVisible(plan.mode is not Mode.EXAM)
        self.card.hide()
        if plan.level:
            self.clock.setToolTip(f"An interviewer at this level listens for: {plan.level.emphasis}")
        for phase, tab in self.tabs.items():
            tab.clicked.connect(lambda _=False, p=phase: self.phase_wanted.emit(p))
        self._lay_out()

    def set_theme(self, theme: Theme) -> None:
        for tab in self.tabs.values():
            tab.set_theme(theme)

    def put_into(self, window: QMainWindow) -> None:
        """Take a row of the window for oneself, over the board and everything beside it."""
        self._place = QToolBar("Attempt")
        self._place.setObjectName("attempt")
        self._place.setProperty("look", "practice")
        self._place.setMovable(False)
        self._place.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._place.addWidget(self)
        window.addToolBarBreak()
        window.addToolBar(self._place)

    def take_out(self) -> None:
        """Give the row back."""
        if self._place:
            window = self._place.parentWidget()
            window.removeToolBarBreak(self._place)
            window.removeToolBar(self._place)
            self._place.deleteLater()
            self._place = None

    def show_state(self, state: State) -> None:
        """The clock, and how far each phase is."""
        shown = state.elapsed_s if state.left_s is None else state.left_s
        self.clock.setText(_minutes(shown))
        self.clock.setAccessibleName(f"{_minutes(shown)} {_rest(state)}")
        self.rest.setText(f"{_rest(state)}{self._told}")
        late = state.left_s is not None and state.left_s < 0
        if self.clock.property("late") != late:
            self.clock.setProperty("late", late)
            self.clock.style().polish(self.clock)
        self.pause.setText("Go on" if state.paused else "Pause")
        for phase, tab in self.tabs.items():
            spent, budget = state.phase_s.get(phase, 0.0), state.budgets.get(phase)
            tab.show_time(spent, budget, current=phase is state.phase)

    def show_cards(self, count: int) -> None:
        """How many of the interviewer's cards wait for an answer."""
        self.card.setVisible(count > 0)
        self.card.setText("Answer…" if count < 2 else f"Answer {count}…")

    def _button(self, words: str, signal: Signal, tip: str) -> QPushButton:
        button = QPushButton(words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        button.setToolTip(tip)
        button.clicked.connect(signal)
        return button

    def _lay_out(self) -> None:
        # The row is as wide as the window, whatever stands in it.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(1)
        times = QVBoxLayout()
        times.setSpacing(0)
        times.addWidget(self.clock)
        times.addWidget(self.rest)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 2, 12, 2)
        row.setSpacing(6)
        row.addLayout(times)
        row.addSpacing(14)
        for tab in self.tabs.values():
            row.addWidget(tab, 1)
        row.addSpacing(14)
        for button in (self.ask, self.card, self.hint, self.pause, self.more, self.finish):
            row.addWidget(button)
        self.clock.setMinimumWidth(96)


def _minutes(seconds: float) -> str:
    sign, whole = ("−", -seconds) if seconds < 0 else ("", seconds)
    return f"{sign}{int(whole) // 60}:{int(whole) % 60:02}"


def _rest(state: State) -> str:
    if state.paused:
        return "paused"
    if state.left_s is None:
        return "no limit"
    return "over time" if state.left_s < 0 else "time to sum up" if state.summing_up else "left"


def _told(plan: Plan) -> str:
    """What goes without change: the mode, and the level that is aimed for."""
    return f" · {plan.mode.value}{f', {plan.level.value}' if plan.level else ''}"
