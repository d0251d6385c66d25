"""Attempts in the window: begins them, lets the clock run, takes up those that were cut off, and ends them."""

import secrets
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QTimer

from mlsd_board.desktop.practice.asking import AskDialog, answer_cards
from mlsd_board.desktop.practice.bar import PracticeBar
from mlsd_board.desktop.practice.news_line import NewsLine
from mlsd_board.desktop.practice.plan_dialog import PlanDialog
from mlsd_board.desktop.practice.results import Results
from mlsd_board.desktop.practice.typing_watch import TypingWatch
from mlsd_board.practice import cards, journal
from mlsd_board.practice.clock import Clock
from mlsd_board.practice.history.opening import HistoryError
from mlsd_board.practice.journal import Unfinished
from mlsd_board.practice.plan import Mode, Plan
from mlsd_board.practice.state import News
from mlsd_board.validation.mode import Mode as Loudness
from mlsd_board.validation.severity import Phase
from mlsd_board.workspace import practised, practising
from mlsd_board.workspace.collection import questions
from mlsd_board.workspace.practising import Practice
from mlsd_board.workspace.session import Session

_TICK_MS = 1000
_EXTRA_MIN = 5.0
_LOUDNESS = {Mode.EXAM: Loudness.EXAM, Mode.COACH: Loudness.COACH, Mode.OPEN: Loudness.REVIEW}


class Practising(QObject):
    """What the start page and the Practice menu ask for. `running` is the attempt on the open board, if there is one.

    `clock` is the system's unless a test brings another.
    """

    def __init__(self, shell: Any, clock: Clock | None = None) -> None:
        super().__init__(shell)
        self._shell, self.clock = shell, clock
        self.running: Practice | None = None
        self.bar: PracticeBar | None = None
        self.line: NewsLine | None = None
        self.results = Results(shell)
        self._next: _Next | None = None
        self._ended: Practice | None = None
        self._left: list[Unfinished] = []
        self._typing = TypingWatch(self)
        self._timer = QTimer(self, interval=_TICK_MS, timeout=self.tick)
        shell.documents.keeping.elsewhere = lambda: self.running is not None and self.running.safe
        shell.documents.opened.connect(self._opened)
        shell.documents.closed.connect(self.leave)
        shell.documents.saved.connect(self._saved)
        shell.start_page.side.resume_wanted.connect(self.resume)
        shell.start_page.side.give_up_wanted.connect(self.give_up)
        shell.start_page.offer_practice(self)

    def done(self) -> Mapping[str, str]:
        """The questions that were practised, with how often and when."""
        entries, remark = practised.attempts()
        if remark:
            self._shell.status.say(remark)
        return practised.tried(entries)

    def unfinished(self) -> list[Unfinished]:
        """Attempts that can be taken up: left by a crash, or by closing their board."""
        mine = [left for old in self._left if (left := journal.read(old.path)) and not left.finished]
        known = {left.path for left in mine}
        return [
            *mine,
            *(left for left in practising.leftovers() if left.path not in known and not left.finished),
        ]

    def start(self, question: str) -> None:
        """Ask how, and begin an attempt at a question of the bank."""
        card = questions().get(question)
        seed = secrets.randbelow(1_000_000)
        dialog = PlanDialog(question, card.title if card else question, seed, self._shell.window)
        if dialog.exec():
            self.begin(dialog.plan)

    def begin(self, plan: Plan) -> None:
        """Begin an attempt on a board with only the prompt."""
        self._next = _Next(None, lambda session: practising.begin(session, plan, self.clock))
        self._shell.documents.new_from_question(plan.question)
        self._next = None

    def resume(self, left: Unfinished) -> None:
        """Take up an attempt where it was cut off."""
        board = left.board if left.board and left.board.is_file() else None
        self._next = _Next(board, lambda session: self._go_on(left, session))
        if board:
            self._shell.documents.open(board)  # which takes a moment; the attempt goes on once it is there
        else:
            self._shell.documents.new_blank()
            self._next = None

    def give_up(self, left: Unfinished) -> None:
        """Forget an attempt that was left behind."""
        self._forget(left)
        practising.forget(left)
        self._shell.start_page.refresh()

    def tick(self) -> None:
        """Let time pass; called once a second."""
        if self.running and self.bar:
            phase = self.running.session.phase
            for news in self.running.tick(typing=self._typing.typing):
                self._tell(news)
            self._show_state()
            if self.running.session.phase is not phase:
                self._show_phase()

    def enter(self, phase: Phase) -> None:
        if self.running:
            self.running.enter(phase)
            self._show_phase()
            self.tick()

    def pause(self) -> None:
        """Stop the clock, or let it go on."""
        if self.running:
            attempt = self.running.attempt
            (attempt.resume if attempt.state.paused else attempt.pause)()
            self.tick()

    def extend(self) -> None:
        if self.running:
            self.running.attempt.extend(_EXTRA_MIN)
            self.tick()

    def ask(self) -> None:
        """Ask the interviewer."""
        if self.running:
            AskDialog(self.running.ask, self._shell.window).exec()

    def hint(self) -> None:
        """One step of help, on the bar."""
        if self.running:
            hint = self.running.hint()
            text = hint.text if hint else "Nothing that is due is missing. Go on."
            self._tell(News("remark", "hint", text))
            if hint and hint.last:
                self._shell.desk.show(hint.finding.elements)

    def finish(self) -> None:
        """End the attempt: everything is checked, kept in the history, and reported on."""
        if not self.running:
            return
        running, desk = self.running, self._shell.desk
        running.finish()
        self._stop()
        self._ended = running
        self._shell.documents.keeping.now()
        desk.set_mode(Loudness.REVIEW)
        self._show_phase()
        self._keep(running)
        self.results.report()

    def _keep(self, ended: Practice) -> None:
        """Put what has ended into the history; only then its journal may go."""
        session = ended.session
        try:
            _, remark = practised.keep(session.design, session.library, session.path)
            ended.kept()
        except HistoryError as error:
            remark = str(error)
        if remark:
            self._shell.status.say(remark)

    def leave(self) -> None:
        """The board goes; an attempt on it can be taken up later."""
        if self.running:
            self.running.attempt.pause()  # so that the journal knows the time to the second
            self.running.leave()
            if left := journal.read(self.running.journal):
                self._left.append(left)
            self._stop()
            self._shell.start_page.refresh()

    def close(self) -> None:
        """The window goes; an attempt can be taken up when it opens again."""
        if self.running:
            self.running.attempt.pause()
        self._timer.stop()
        self._typing.close()

    def _opened(self) -> None:
        self.leave()
        self._ended = None
        awaited, self._next = self._next, None
        session = self._shell.documents.session
        if awaited is None or awaited.board != session.path:
            return
        self.running = awaited.begin(session)
        desk = self._shell.desk
        self.bar = PracticeBar(self.running.attempt.plan, self._shell.theme)
        self.bar.put_into(self._shell.window)
        self.line = NewsLine(desk.view)
        self._connect(self.bar, self.line)
        desk.set_mode(_LOUDNESS[self.running.attempt.plan.mode])
        self._show_phase()
        self._timer.start()
        self.tick()
        if session.design.boxes:  # taken up again: all of it is seen, once the bar has taken its room
            QTimer.singleShot(0, desk.view, desk.view.zoom_fit)
        if self.running.remark:
            self._tell(News("remark", "question", self.running.remark))
        self._shell.menus.refresh()

    def _go_on(self, left: Unfinished, session: Session) -> Practice:
        self._forget(left)
        return practising.go_on(left, session, self.clock)

    def _forget(self, left: Unfinished) -> None:
        self._left = [old for old in self._left if old.path != left.path]

    def _connect(self, bar: PracticeBar, line: NewsLine) -> None:
        bar.phase_wanted.connect(self.enter)
        bar.pause_wanted.connect(self.pause)
        bar.extend_wanted.connect(self.extend)
        bar.ask_wanted.connect(self.ask)
        bar.card_wanted.connect(lambda: answer_cards(self))
        bar.hint_wanted.connect(self.hint)
        bar.finish_wanted.connect(self.finish)
        line.dismissed.connect(self._dismissed)
        line.acted.connect(self._act)

    def _tell(self, news: News) -> None:
        self.line.show_news(news)

    def _show_phase(self) -> None:
        """What is due is another thing now."""
        self._shell.desk.recheck()
        self._shell.desk.mode_changed.emit()

    def _show_state(self) -> None:
        attempt = self.running.attempt
        self.bar.show_state(attempt.state)
        self.bar.show_cards(len(cards.waiting(attempt.log)))

    def _dismissed(self, news: News) -> None:
        if self.running and news.kind == "prompt":
            self.running.attempt.dismiss(news.id)

    def _act(self, news: News) -> None:
        """Do what is offered beside a line of news."""
        if not self.running:
            return
        if news.kind == "card":
            answer_cards(self)
        elif news.action == "park":
            chosen = [id for id in self._shell.desk.view.selection if id in self.running.session.design.nodes]
            if chosen:
                self.running.park(chosen[0])
                self.line.hush()
            else:
                self._shell.status.say("Select the box to park first.")

    def _saved(self) -> None:
        """The board has a file (now): the attempt on it is to be found there."""
        if self.running:
            self.running.saved()
        elif self._ended and self._ended.session is self._shell.documents.session:
            self._keep(self._ended)

    def _stop(self) -> None:
        self._timer.stop()
        self.running = None
        if self.bar:
            self.bar.take_out()
            self.bar = None
        if self.line:
            self.line.hush()
            self.line.deleteLater()
            self.line = None
        self._shell.menus.refresh()


class _Next(NamedTuple):
    """An attempt to be begun on the board that opens next, if that is this one (None: one without a file)."""

    board: Path | None
    begin: Callable[[Session], Practice]
