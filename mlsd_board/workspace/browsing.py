"""What there is to begin with, as a person browses it: questions and boards, searched, filtered, one for each day."""

import random
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, NamedTuple, get_args

from mlsd_board.catalog.templates import QuestionCard, Template
from mlsd_board.model.brief import Category
from mlsd_board.practice.lots import by_lot

Shelf = Literal["question", "starter", "reference", "own"]


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to begin with. `starter` and `reference` are templates, `question` the question it belongs to."""

    id: str
    shelf: Shelf
    title: str
    text: str
    category: Category
    tags: tuple[str, ...] = ()
    difficulty: int = 0
    company: str = ""
    origin: str = ""
    question: str = ""
    starter: str = ""
    reference: str = ""

    @property
    def picture(self) -> str:
        """The template whose board is the picture of this entry; a question shows where one begins, not its answer."""
        return self.starter if self.shelf == "question" else self.id

    @property
    def key(self) -> str:
        return f"{self.shelf}:{self.id}"


class Wanted(NamedTuple):
    """What is being looked for; what is empty does not narrow the view."""

    shelf: Shelf = "question"
    words: str = ""
    category: str = ""
    tag: str = ""
    difficulty: int = 0
    company: str = ""
    done: bool | None = None


def entries(cards: Mapping[str, QuestionCard], boards: Mapping[str, Template]) -> list[Entry]:
    """All there is: questions by category and title, then the boards."""
    answers = {t.problem: t.id for t in boards.values() if t.kind == "reference" and t.problem}
    return [
        *(_question(card, boards, answers) for card in cards.values()),
        *(_board(board, cards) for board in boards.values()),
    ]


def found(all_of: Iterable[Entry], wanted: Wanted, done: Collection[str] = ()) -> list[Entry]:
    """The entries that fit, in their order. `done` are the questions that were practised."""
    return [entry for entry in all_of if _fits(entry, wanted, done)]


def everywhere(all_of: Sequence[Entry], wanted: Wanted) -> dict[Shelf, int]:
    """How many entries of each shelf fit by what can be asked of all of them: words and category."""
    return {s: len(found(all_of, Wanted(s, wanted.words, wanted.category))) for s in get_args(Shelf)}


def tags(all_of: Iterable[Entry], shelf: Shelf) -> list[str]:
    """The tags on a shelf, those borne most first."""
    counts: dict[str, int] = {}
    for entry in all_of:
        for tag in entry.tags if entry.shelf == shelf else ():
            counts[tag] = counts.get(tag, 0) + 1
    return sorted(counts, key=lambda tag: (-counts[tag], tag))


def companies(all_of: Iterable[Entry], shelf: Shelf) -> list[str]:
    return sorted({entry.company for entry in all_of if entry.shelf == shelf and entry.company})


def daily(all_of: Sequence[Entry], day: date | None = None) -> Entry | None:
    """The question of a day: the same for everybody on that day, and all of them in turn before one comes again.

    Without a day it is today, as the person in front of it reads the date.
    """
    day = day or datetime.now().astimezone().date()
    asked = [e for e in all_of if e.shelf == "question"]
    if not asked:
        return None
    round_, place = divmod(day.toordinal(), len(asked))
    return by_lot(asked, round_, lambda e: e.id)[place]


def any_of(
    all_of: Sequence[Entry], done: Collection[str], chance: random.Random | None = None
) -> Entry | None:
    """A question by chance, one that was not practised yet as long as there is one."""
    asked = [e for e in all_of if e.shelf == "question"]
    fresh = [e for e in asked if e.id not in done]
    return (chance or random.SystemRandom()).choice(fresh or asked) if asked else None


def _question(card: QuestionCard, boards: Mapping[str, Template], answers: Mapping[str, str]) -> Entry:
    return Entry(
        id=card.id,
        shelf="question",
        title=card.title,
        text=" ".join(card.prompt.split()),
        category=card.category,
        tags=card.tags,
        difficulty=card.difficulty,
        company=card.company,
        origin=card.origin,
        question=card.id,
        starter=card.starter if card.starter and card.starter in boards else "",
        reference=answers.get(card.id, ""),
    )


def _board(board: Template, cards: Mapping[str, QuestionCard]) -> Entry:
    card = cards.get(board.problem or "")
    told = card if board.kind == "reference" else None
    return Entry(
        id=board.id,
        shelf=board.kind,
        title=board.title,
        text=board.summary,
        category=board.category,
        tags=board.tags,
        difficulty=told.difficulty if told else 0,
        company=told.company if told else "",
        origin=told.origin if told else "",
        question=card.id if card else "",
        starter=board.id if board.kind == "starter" else "",
        reference=board.id if board.kind == "reference" else "",
    )


def _fits(entry: Entry, wanted: Wanted, done: Collection[str]) -> bool:
    if entry.shelf != wanted.shelf:
        return False
    text = _plain(" ".join((entry.title, entry.text, *entry.tags, entry.company, entry.id)))
    return (
        all(word in text for word in _plain(wanted.words).split())
        and wanted.category in ("", entry.category)
        and (not wanted.tag or wanted.tag in entry.tags)
        and wanted.difficulty in (0, entry.difficulty)
        and wanted.company in ("", entry.company)
        and wanted.done in (None, entry.question in done)
    )


def _plain(text: str) -> str:
    return text.lower().replace("_", " ")
