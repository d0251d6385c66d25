"""A running attempt: the clock, the phase one is in, and what becomes of the board. The shell calls `tick` about once a second."""

from collections.abc import Iterable
from typing import Literal

from mlsd_board.catalog.library import Library
from mlsd_board.catalog.templates import QuestionCard
from mlsd_board.model.attempt import AttemptLog
from mlsd_board.model.change import ChangeSet
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Node
from mlsd_board.model.pages import first_page
from mlsd_board.practice.clock import Clock, Stopwatch, SystemClock
from mlsd_board.practice.coaching import Hint
from mlsd_board.practice.facts import facts_of
from mlsd_board.practice.interviewer import Answer, ask
from mlsd_board.practice.journal import Journal, Unfinished
from mlsd_board.practice.moments import MOST_ADDED_MIN
from mlsd_board.practice.plan import Plan
from mlsd_board.practice.prompts import Situation
from mlsd_board.practice.recorder import Recorder
from mlsd_board.practice.records import afters
from mlsd_board.practice.skeleton import progress
from mlsd_board.practice.speaking import Speaker
from mlsd_board.practice.state import News, State, beginning, extra_s, plan_of
from mlsd_board.practice.timeline import Replay
from mlsd_board.validation.report import Report
from mlsd_board.validation.rule import Rule
from mlsd_board.validation.session_facts import SessionFacts
from mlsd_board.validation.severity import Phase


class Attempt:
    """One attempt in time. Every method takes effect at once and is written down; `log` is all of it."""

    def __init__(
        self,
        plan: Plan,
        library: Library,
        *,
        start: Design | None = None,
        card: QuestionCard | None = None,
        clock: Clock | None = None,
        journal: Journal | None = None,
        log: AttemptLog | None = None,
    ) -> None:
        """Begin, or go on after `log`. `card` is the question's, None when there is none (any longer)."""
        self.plan = plan
        self.card = card
        self._library = library
        self._design = start or Design()
        self._log = log or beginning(plan, clock or SystemClock(), self._design)
        self._watch = Stopwatch(clock or SystemClock(), self._log.elapsed_s)
        self._recorder = Recorder(journal, self._log.moments)
        self._speaker = Speaker(plan, card, self._log, self._recorder)
        self._phase_s = {Phase(p): s for p, s in self._log.phase_s.items() if p in set(Phase)}
        self._phase = Replay(self._log).phase_at(self._log.elapsed_s)
        self._extra = extra_s(self._log)
        self._finished = False
        self._news: list[News] = []
        self._progress = progress(first_page(self._design), library)
        known = facts_of(self._log, library)
        self._dive_min, self._skeleton_min = known.first_deep_dive_min, known.skeleton_done_min
        self._box, self._box_since, self._box_last = "", 0.0, 0.0
        if not self._log.moments:
            self._recorder.note(0.0, "phase", self._phase.value)

    @property
    def state(self) -> State:
        budgets = {p: s + self._extra.get(p, 0.0) for p, s in self.plan.budgets().items()}
        total = None if self.plan.minutes is None else 60 * (self.plan.minutes + self._log.extra_min)
        paused = not self._watch.running and not self._finished
        return State(
            self._watch.elapsed_s, self._phase, dict(self._phase_s), budgets, total, paused, self._finished
        )

    @property
    def log(self) -> AttemptLog:
        """All that happened so far, as it is kept with the board."""
        spent = {phase.value: round(seconds, 3) for phase, seconds in self._phase_s.items()}
        update = {
            "elapsed_s": round(self._watch.elapsed_s, 3),
            "phase_s": spent,
            "finished": self._finished,
            "moments": self._recorder.all(),
        }
        return self._log.model_copy(update=update)

    @property
    def facts(self) -> SessionFacts:
        """What the rules about a session go by."""
        phase = Phase.DEEP_DIVES if self._finished else self._phase
        return SessionFacts(self._watch.elapsed_s / 60, phase, self._dive_min, self._skeleton_min)

    def tick(self, *, typing: bool = False) -> list[News]:
        """Let time pass and say what is due now. While the user types, prompts and cards wait."""
        if self._finished:
            return []
        self._pass_time()
        news, self._news = self._news, []
        if self._watch.running:
            news += self._speaker.at_the_end(self.state)
            news += [] if typing else self._speaker.due(self._situation())
        self._beat()
        return news

    def enter(self, phase: Phase) -> None:
        """Go to a phase; one may go anywhere at any time."""
        self._pass_time()
        if phase is not self._phase and not self._finished:
            self._phase = phase
            self._recorder.note(self._watch.elapsed_s, "phase", phase.value)

    def edited(self, changes: ChangeSet, design: Design, label: str = "") -> None:
        """Take note of a change of the board that has just been made; `design` is the board with all its pages."""
        after = afters(changes)
        if self._finished or not after:
            return
        self._pass_time()
        now = self._watch.elapsed_s
        self._design = design
        self._recorder.edit(now, label, after)
        self._follow_box(changes, now)
        before, self._progress = self._progress, progress(first_page(design), self._library)
        if self._progress.skeleton and self._skeleton_min is None:
            self._skeleton_min = round(now, 3) / 60
        if self._progress.dives > before.dives:
            self._mark_dive(now, "", "")

    def ask(self, text: str) -> Answer:
        """Put a clarifying question to the interviewer."""
        answer = ask(self.card, text)
        self._note("ask", answer.topic, text)
        return answer

    def dismiss(self, prompt: str) -> None:
        self._note("dismiss", prompt)

    def reply(self, card: str, text: str) -> None:
        """Answer a what-if card in words. A change of the board after the card counts as an answer too."""
        self._note("reply", card, text)

    def dive(self, topic: str = "", node: str = "") -> None:
        """Mark that a deep dive begins now."""
        self._pass_time()
        self._mark_dive(self._watch.elapsed_s, node, topic)

    def hint(self, report: Report, rules: Iterable[Rule]) -> Hint | None:
        """One more step of help with what is open and due. None in an exam, and when nothing is left to hint at."""
        found = self._speaker.hint(report, rules)
        if found:
            self._note("hint", found.code, found.text)
        return found

    def pause(self) -> None:
        self._pass_time()
        if self._watch.running and not self._finished:
            self._watch.stop()
            self._note("pause")

    def resume(self) -> None:
        """Go on after a pause; the time in between does not count."""
        if not self._finished:
            self._watch.go_on()

    def extend(self, minutes: float) -> None:
        """Give the phase one is in, and the whole, some more minutes."""
        if self.plan.minutes is None or self._finished or not 0 < minutes <= MOST_ADDED_MIN:
            return
        self._note("extend", f"{minutes:g}")
        self._log = self._log.model_copy(update={"extra_min": self._log.extra_min + minutes})
        self._extra[self._phase] = self._extra.get(self._phase, 0.0) + 60 * minutes
        self._speaker.time_was_added()

    def finish(self) -> AttemptLog:
        """End the attempt, early or in time. The log to keep; the journal stays until that is done."""
        self._pass_time()
        if not self._finished:
            self._watch.stop()
            self._finished = True
            self._beat(force=True)
            if self._recorder.journal:
                self._recorder.journal.end()
        return self.log

    def _pass_time(self) -> None:
        before = self._watch.elapsed_s
        gap = self._watch.advance()
        self._phase_s[self._phase] = self._phase_s.get(self._phase, 0.0) + self._watch.elapsed_s - before
        if gap:
            self._recorder.note(self._watch.elapsed_s, "gap", f"{gap.seconds:.0f}", gap.reason)
            said = f"{gap.reason[:1].upper()}{gap.reason[1:]}"
            text = f"{said} ({abs(gap.seconds) / 60:.0f} min). That time is not counted."
            self._news.append(News("remark", "gap", text))

    def _beat(self, *, force: bool = False) -> None:
        if journal := self._recorder.journal:
            spent = {phase.value: seconds for phase, seconds in self._phase_s.items()}
            journal.beat(self._watch.elapsed_s, spent, force=force)

    def _situation(self) -> Situation:
        planned, total = self.plan.minutes, self.state.total_s
        stretch = total / (60 * planned) if planned and total else 1.0
        return Situation(
            elapsed_s=self._watch.elapsed_s,
            phase=self._phase,
            progress=self._progress,
            timed=planned is not None,
            scale=self.plan.scale * stretch,
            same_box_s=self._box_last - self._box_since,
            visited=frozenset(p for p, s in self._phase_s.items() if s > 0),
            topics=self.card.deep_dives if self.card else (),
            end=self.plan.phases[-1],
        )

    def _follow_box(self, changes: ChangeSet, now: float) -> None:
        """Keep track of how long the edits have stayed inside one and the same box."""
        edits = list(changes.changes.items())
        inside = (
            len(edits) == 1 and isinstance(edits[0][1].before, Node) and isinstance(edits[0][1].after, Node)
        )
        box = edits[0][0] if inside else ""
        if box != self._box:
            self._box, self._box_since = box, now
        self._box_last = now if box else self._box_since

    def _mark_dive(self, now: float, node: str, topic: str) -> None:
        self._dive_min = round(now, 3) / 60 if self._dive_min is None else self._dive_min
        self._recorder.note(now, "dive", node, topic)

    def _note(
        self,
        what: Literal["ask", "dismiss", "reply", "hint", "pause", "extend"],
        name: str = "",
        text: str = "",
    ) -> None:
        self._pass_time()
        self._recorder.note(self._watch.elapsed_s, what, name, text)


def resumed(
    left: Unfinished, library: Library, *, card: QuestionCard | None = None, clock: Clock | None = None
) -> tuple[Attempt, Design]:
    """An attempt that a crash cut off, going on at the elapsed time it had, and the board as it was then."""
    design = Replay(left.log).design_at(float("inf"))
    attempt = Attempt(
        plan_of(left.log),
        library,
        start=design,
        card=card,
        clock=clock,
        journal=Journal(left.path),
        log=left.log,
    )
    return attempt, design
