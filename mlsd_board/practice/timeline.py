"""An attempt looked at again: the board at any moment, what was missing then, and where to jump to."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from mlsd_board.model.attempt import AttemptLog, Moment
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Record
from mlsd_board.practice.cards import card_named
from mlsd_board.practice.records import from_table
from mlsd_board.validation.finding import Finding
from mlsd_board.validation.report import Report
from mlsd_board.validation.severity import Phase

LOOKED_AT_MIN = (10.0, 20.0, 30.0)
"""When one asks afterwards what was still missing."""
_KEY_EVERY = 50


class Jump(NamedTuple):
    """A place in the timeline worth going to."""

    t_s: float
    what: str
    text: str


class OpenThen(NamedTuple):
    """What was missing at a minute of an attempt."""

    minute: float
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Replay:
    """The states of one attempt. What cannot be read of its log is passed over."""

    log: AttemptLog

    @property
    def duration_s(self) -> float:
        last = self.log.moments[-1].t_s if self.log.moments else 0.0
        return max(self.log.elapsed_s, last)

    @cached_property
    def edits(self) -> tuple[Moment, ...]:
        return tuple(m for m in self.log.moments if m.what == "edit")

    def design_at(self, t_s: float) -> Design:
        """The board as it was `t_s` seconds into the attempt."""
        count = bisect_right(self._times, t_s)
        key = count // _KEY_EVERY
        records = dict(self._keys[key])
        for number in range(key * _KEY_EVERY, count):
            _apply(records, self.edits[number])
        return Design(records)

    def phase_at(self, t_s: float) -> Phase:
        """The phase that was worked in."""
        entered = [m.name for m in self.log.moments if m.what == "phase" and m.t_s <= t_s]
        return Phase(entered[-1]) if entered and entered[-1] in set(Phase) else Phase.CLARIFY

    @cached_property
    def jumps(self) -> tuple[Jump, ...]:
        """Phases, cards, prompts, deep dives, and the first edit in each minute."""
        return tuple(_jumps(self.log))

    @cached_property
    def _times(self) -> list[float]:
        return [moment.t_s for moment in self.edits]

    @cached_property
    def _keys(self) -> list[dict[str, Record]]:
        """Whole states after every so many edits, so that a jump to the end costs no more than one to the start."""
        records: dict[str, Record] = {}
        for id, table in self.log.start.items():
            _put(records, id, table)
        keys = [dict(records)]
        for number, moment in enumerate(self.edits, 1):
            _apply(records, moment)
            if number % _KEY_EVERY == 0:
                keys.append(dict(records))
        return keys


def open_at(
    replay: Replay,
    check: Callable[[Design, Phase | None], Report],
    minutes: tuple[float, ...] = LOOKED_AT_MIN,
) -> tuple[OpenThen, ...]:
    """What was open at each minute that the attempt reached, of what was due in the phase worked in."""
    reached = [minute for minute in minutes if 60 * minute <= replay.duration_s]
    return tuple(
        OpenThen(minute, check(replay.design_at(60 * minute), replay.phase_at(60 * minute)).findings)
        for minute in reached
    )


def _jumps(log: AttemptLog) -> Iterator[Jump]:
    minute = -1
    for moment in log.moments:
        if moment.what == "phase" and moment.name in set(Phase):
            yield Jump(moment.t_s, "phase", f"{moment.name} {Phase(moment.name).heading}")
        elif moment.what == "card":
            card = card_named(moment.name)
            yield Jump(moment.t_s, "card", card.text if card else moment.name)
        elif moment.what == "pause":
            yield Jump(moment.t_s, "pause", "Pause")
        elif moment.what == "extend":
            yield Jump(moment.t_s, "extend", f"{moment.name} minutes more")
        elif moment.what in ("prompt", "dive", "ask", "hint"):
            yield Jump(moment.t_s, moment.what, moment.text or moment.name)
        elif moment.what == "edit" and int(moment.t_s // 60) > minute:
            minute = int(moment.t_s // 60)
            yield Jump(moment.t_s, "edit", moment.text or "Edit")


def _apply(records: dict[str, Record], moment: Moment) -> None:
    for id, table in moment.after.items():
        if table is None:
            records.pop(id, None)
        else:
            _put(records, id, table)


def _put(records: dict[str, Record], id: str, table: Mapping[str, object]) -> None:
    try:
        records[id] = from_table(id, table)
    except ValueError:
        return
