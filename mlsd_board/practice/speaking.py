"""What is said in an attempt, and when: cards, prompts, hints, and that time is up."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from mlsd_board.catalog.templates import QuestionCard
from mlsd_board.model.attempt import AttemptLog
from mlsd_board.practice.cards import AT_MIN, Card, drawn
from mlsd_board.practice.coaching import Hint, next_hint
from mlsd_board.practice.plan import Mode, Plan
from mlsd_board.practice.prompts import EVERY_S, Prompt, Situation, due_prompts, entry_prompt
from mlsd_board.practice.recorder import Recorder
from mlsd_board.practice.state import News, State
from mlsd_board.validation.report import Report
from mlsd_board.validation.rule import Rule


class Speaker:
    """Says each thing once, also in an attempt that is taken up again; cards and prompts are written down as they are said."""

    def __init__(self, plan: Plan, card: QuestionCard | None, log: AttemptLog, recorder: Recorder) -> None:
        self._mode = plan.mode
        self._recorder = recorder
        self._told = _told_before(log)
        self._drawn: tuple[Card, ...] = (
            drawn(card.category if card else None, plan.seed) if plan.cards else ()
        )

    def at_the_end(self, state: State) -> Iterator[News]:
        """That the attempt cannot be kept safe, and that time is up."""
        trouble = self._recorder.journal.trouble if self._recorder.journal else ""
        if trouble and not self._told.trouble:
            self._told.trouble = True
            text = f"The attempt cannot be kept safe at the moment ({trouble}). It goes on; only a crash would lose it."
            yield News("remark", "journal", text)
        if state.left_s is not None and state.left_s <= 0 and not self._told.over:
            self._told.over = True
            yield News("over", "over", "Time is up. Finish, or give yourself some more minutes.")

    def time_was_added(self) -> None:
        """The end is told again when it comes."""
        self._told.over = False

    def due(self, situation: Situation) -> list[News]:
        """A card that is due; else, outside an exam, a prompt if the last one is long enough ago."""
        now = situation.elapsed_s
        if (
            situation.timed
            and self._told.cards < len(self._drawn)
            and now >= 60 * AT_MIN[self._told.cards] * situation.scale
        ):
            card = self._drawn[self._told.cards]
            self._told.cards += 1
            self._recorder.note(now, "card", card.id)
            return [News("card", card.id, card.text)]
        if self._mode is Mode.EXAM or now - self._told.last_s < EVERY_S:
            return []
        waiting = due_prompts(situation, self._told.prompts)
        entry = entry_prompt(situation.phase)
        waiting += [entry] if entry.id not in self._told.prompts else []
        return [self._say(waiting[0], now)] if waiting else []

    def hint(self, report: Report, rules: Iterable[Rule]) -> Hint | None:
        """One more step of help with what is open and due. None in an exam, and when nothing is left to hint at."""
        if self._mode is Mode.EXAM:
            return None
        found = next_hint(report, rules, self._told.hints, self._told.hinted)
        if found:
            self._told.hints[found.code], self._told.hinted = found.step, found.code
        return found

    def _say(self, prompt: Prompt, now: float) -> News:
        self._told.prompts.add(prompt.id)
        self._told.last_s = now
        self._recorder.note(now, "prompt", prompt.id, prompt.text)
        return News("prompt", prompt.id, prompt.text, prompt.action)


@dataclass
class _Told:
    """What was said already, and when."""

    prompts: set[str] = field(default_factory=set)
    last_s: float = -EVERY_S
    cards: int = 0
    over: bool = False
    trouble: bool = False
    hints: dict[str, int] = field(default_factory=dict)
    hinted: str = ""


def _told_before(log: AttemptLog) -> _Told:
    said = [m for m in log.moments if m.what == "prompt"]
    hints = [m.name for m in log.moments if m.what == "hint"]
    return _Told(
        prompts={m.name for m in said},
        last_s=said[-1].t_s if said else -EVERY_S,
        cards=sum(m.what == "card" for m in log.moments),
        hints={code: hints.count(code) for code in hints},
        hinted=hints[-1] if hints else "",
    )
