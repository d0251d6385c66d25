"""What to practise next: every rule one has missed is a card, and spaced repetition says when it is due again."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from mlsd_board.practice.history.entry import Entry
from mlsd_board.practice.history.progress import MISSED
from mlsd_board.practice.history.store import Review

AGAIN, HARD, GOOD, EASY = 1, 2, 3, 4


class Drill(NamedTuple):
    """A rule to practise: when it is due, how often it was missed, and how likely it is still known (0–1)."""

    code: str
    due: datetime
    missed: int
    known: float


def drills(entries: Iterable[Entry], reviews: Sequence[Review], now: datetime) -> list[Drill]:
    """All cards, the one that is due first first. The same history gives the same drills."""
    from fsrs import Card, Rating, Scheduler

    scheduler = Scheduler(enable_fuzzing=False)
    cards: dict[str, Card] = {}
    missed: dict[str, int] = {}
    marks = sorted([*ratings(entries), *reviews], key=lambda r: (r.at, r.code))
    for number, mark in enumerate(marks, 1):
        if mark.rating == AGAIN:
            missed[mark.code] = missed.get(mark.code, 0) + 1
        if mark.code in cards or mark.rating == AGAIN:
            card = cards.get(mark.code) or Card(card_id=number, due=mark.at)
            at = max(mark.at, card.last_review or mark.at)
            cards[mark.code], _ = scheduler.review_card(card, Rating(mark.rating), at)
    found = [
        Drill(code, card.due, missed.get(code, 0), round(scheduler.get_card_retrievability(card, now), 3))
        for code, card in cards.items()
    ]
    return sorted(found, key=lambda d: (d.due, d.known, d.code))


def due(found: Iterable[Drill], now: datetime) -> list[Drill]:
    """The drills that wait, the least known first."""
    return sorted((d for d in found if d.due <= now), key=lambda d: (d.known, d.code))


def ratings(entries: Iterable[Entry]) -> Iterator[Review]:
    """What attempts say about rules: missed, kept only with hints, kept, kept for the third time in a row."""
    row: dict[str, int] = {}
    for entry in sorted(entries, key=lambda e: (e.when, e.id or 0)):
        for code, verdict in sorted(entry.rules.items()):
            if verdict == "advice":
                continue
            if verdict in MISSED:
                row[code] = 0
                yield Review(code, entry.when, AGAIN)
            elif code in row:
                row[code] += 1
                helped = entry.hints.get(code, 0) > 0
                yield Review(code, entry.when, HARD if helped else EASY if row[code] > 2 else GOOD)
