"""An attempt at work on an open board: it listens to edits, tells the rules how far it is, and is kept with the board."""

from pathlib import Path

from mlsd_board.catalog.templates import QuestionCard
from mlsd_board.editing.commands.edit_brief import edit_brief
from mlsd_board.model.attempt import AttemptLog
from mlsd_board.model.brief import DeepDive, Question
from mlsd_board.model.change import ChangeSet
from mlsd_board.practice import journal
from mlsd_board.practice.attempt import Attempt, resumed
from mlsd_board.practice.clock import Clock, SystemClock
from mlsd_board.practice.coaching import Hint
from mlsd_board.practice.interviewer import Answer
from mlsd_board.practice.journal import Unfinished
from mlsd_board.practice.plan import Plan
from mlsd_board.practice.state import News, beginning
from mlsd_board.validation.severity import Phase
from mlsd_board.workspace import recovery
from mlsd_board.workspace.collection import questions
from mlsd_board.workspace.folders import state_folder
from mlsd_board.workspace.session import Session


class Practice:
    """An attempt joined to a session. `remark` says what could not be had, such as the card of its question."""

    def __init__(self, session: Session, attempt: Attempt, kept: journal.Journal, remark: str = "") -> None:
        """Listen to the session from now on, until `finish` or `leave`."""
        self.session = session
        self.attempt = attempt
        self.remark = remark
        self._journal = kept
        session.listeners.append(self._heard)
        self._tell_rules()

    def tick(self, *, typing: bool = False) -> list[News]:
        """Let time pass, about once a second; what to tell the user now."""
        news = self.attempt.tick(typing=typing)
        self._tell_rules()
        return news

    def enter(self, phase: Phase) -> None:
        self.attempt.enter(phase)
        self._tell_rules()

    def hint(self) -> Hint | None:
        """One step of help with what the board's rules, its own among them, find open and due."""
        return self.attempt.hint(self.session.report, self.session.asked)

    def ask(self, text: str) -> Answer:
        """Put a question to the interviewer; question and answer stand in the brief then."""
        answer = self.attempt.ask(text)
        asked = Question(text=text.strip(), topic=answer.topic, answer=answer.text if answer.known else "")
        with self.session.edit("Ask a question") as tx:
            edit_brief(tx, "questions", (*tx.design.brief.questions, asked))
        return answer

    def park(self, node: str) -> None:
        """Put a box among the deep dives, to come back to it once the whole stands."""
        with self.session.edit("Park as a deep dive") as tx:
            edit_brief(tx, "deep_dives", (*tx.design.brief.deep_dives, DeepDive(node_id=node)))

    def finish(self) -> AttemptLog:
        """End the attempt and put its log into the brief, so that saving the board keeps it."""
        log = self.attempt.finish()
        self.leave()
        self.session.facts = self.attempt.facts
        self.session.phase = None
        self.session.recheck()
        with self.session.edit("Keep the attempt") as tx:
            edit_brief(tx, "attempt", log)
        return log

    @property
    def journal(self) -> Path:
        """Where the attempt is written down as it goes."""
        return self._journal.path

    @property
    def safe(self) -> bool:
        """Whether all of the board up to now can be had back from the journal."""
        return not self._journal.trouble and self._heard in self.session.listeners

    def saved(self) -> None:
        """The board lies in a file now; whoever takes up the attempt goes on with it."""
        if self.session.path:
            self._journal.move(self.session.path)

    def kept(self) -> None:
        """The board was saved or the log is in the history: the journal is needed no more."""
        self._journal.forget()

    def leave(self) -> None:
        """Stop listening; the attempt stays where it is, in its journal."""
        if self._heard in self.session.listeners:
            self.session.listeners.remove(self._heard)

    def _heard(self, changes: ChangeSet) -> None:
        label = self.session.history.done[-1].label if self.session.history.done else ""
        self.attempt.edited(changes, self.session.book, label)

    def _tell_rules(self) -> None:
        """Let the rules know phase and minute; findings are worked out anew only when one of them changes."""
        facts, phase = self.attempt.facts, self.attempt.state.phase
        known = self.session.facts
        if (
            known is None
            or phase is not self.session.phase
            or int(known.elapsed_min) != int(facts.elapsed_min)
        ):
            self.session.facts, self.session.phase = facts, phase
            self.session.recheck()


def begin(session: Session, plan: Plan, clock: Clock | None = None) -> Practice:
    """Begin an attempt on the board as it is. A question that is gone costs its facts, not the attempt."""
    card, remark = _card(plan.question)
    time = clock or SystemClock()
    kept = journal.begun(folder(), beginning(plan, time, session.book), session.path, recovery.this_program())
    attempt = Attempt(plan, session.library, start=session.book, card=card, clock=time, journal=kept)
    return Practice(session, attempt, kept, remark)


def leftovers() -> list[Unfinished]:
    """Attempts that a program which runs no more has left behind, the newest first."""
    found = journal.unfinished(folder())
    return [left for left in reversed(found) if not recovery.still_runs(left.program)]


def go_on(left: Unfinished, session: Session, clock: Clock | None = None) -> Practice:
    """Take up an attempt that a crash cut off; the board is brought to where it was."""
    card, remark = _card(left.log.question)
    attempt, design = resumed(left, session.library, card=card, clock=clock)
    session.commit("Take up the attempt", session.book.changes_to(design))
    return Practice(session, attempt, journal.Journal(left.path), remark)


def forget(left: Unfinished) -> None:
    """Give up an attempt that was left behind."""
    journal.Journal(left.path).forget()


def folder() -> Path:
    """Where journals of attempts lie."""
    return state_folder() / "attempts"


def _card(question: str) -> tuple[QuestionCard | None, str]:
    card = questions().get(question)
    if card or not question:
        return card, ""
    return (
        None,
        f"The question {question!r} is not in the bank (any longer): the interviewer knows no facts for it.",
    )
