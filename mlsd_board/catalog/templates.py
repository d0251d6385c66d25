"""The boards one can start from: each a native file with a small table beside it that says what it is."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple, TypeVar

from mlsd_board.catalog.library import LibraryFault, checked, read_table
from mlsd_board.catalog.locate import BOARD_SUFFIX, data_folder
from mlsd_board.model.brief import Category, Requirements
from mlsd_board.model.values import Value

TemplateKind = Literal["starter", "reference", "own"]
_FOLDERS: dict[str, TemplateKind] = {"starters": "starter", "references": "reference", "own": "own"}


class Template(Value):
    """A board to start from. `gaps` are the rules its drawing breaks on purpose, so that the checker has something
    to teach; `unfilled` are those that ask for the parts of the brief which are left to whoever starts from it.

    A reference bears the id of the question it answers; a starter names the question it is closest to. Templates that
    users saved for themselves are `own`.
    """

    id: str
    kind: TemplateKind
    title: str
    summary: str = ""
    category: Category
    tags: tuple[str, ...] = ()
    problem: str | None = None
    gaps: tuple[str, ...] = ()
    unfilled: tuple[str, ...] = ()
    board: Path


class Clarification(NamedTuple):
    """A question worth asking, and its answer; '' where the card fixes none."""

    question: str
    answer: str


class QuestionCard(Value):
    """A question of the bank: the prompt as an interviewer would put it, and the facts held back until asked.

    `difficulty` is 1 to 3; `backbone` the components its answer is built around; `starter` the template that
    is begun in its shape; `twist` one changed condition, for whoever has answered it before.
    """

    id: str
    title: str
    category: Category
    origin: str
    company: str = ""
    tags: tuple[str, ...] = ()
    difficulty: Literal[1, 2, 3] = 2
    starter: str | None = None
    backbone: tuple[str, ...] = ()
    prompt: str
    clarify: tuple[str, ...] = ()
    req: Requirements = Requirements()
    basis: str = ""
    business_metric: str = ""
    online_metric: str = ""
    offline_metric: str = ""
    guardrails: str = ""
    deep_dives: tuple[str, ...] = ()
    mistakes: tuple[str, ...] = ()
    twist: str = ""

    @property
    def clarifications(self) -> tuple[Clarification, ...]:
        """What `clarify` lists; an answer stands in brackets behind its question."""
        parts = [(text, _ANSWER.search(text)) for text in self.clarify]
        return tuple(
            Clarification(_ANSWER.sub("", text).strip(), found[1].strip() if found else "")
            for text, found in parts
        )


_ANSWER = re.compile(r"\s*\[([^\]]*)\]\s*$")
T = TypeVar("T", Template, QuestionCard)


def load_templates(
    faults: list[LibraryFault] | None = None, extra: Sequence[Path] = ()
) -> dict[str, Template]:
    """Every template by id, starters first; `extra` are folders like `templates/`, which add to what ships.

    A table that is broken, or whose id is taken, is added to `faults`; the rest loads.
    """
    found: dict[str, Template] = {}
    for folder, kind in _FOLDERS.items():
        for path in _tables(folder, extra):
            board = path.with_name(path.stem + BOARD_SUFFIX)
            made = _load(Template, path, {"kind": kind, "board": board}, faults)
            if made and _is_new(made.id, found, path, faults):
                found[made.id] = made
    return found


def load_questions(
    faults: list[LibraryFault] | None = None, extra: Sequence[Path] = ()
) -> dict[str, QuestionCard]:
    """Every question of the bank by id, in the order of the categories and then by title; `extra` as for templates."""
    found: dict[str, QuestionCard] = {}
    for path in _tables("questions", extra):
        card = _load(QuestionCard, path, {}, faults)
        if card and _is_new(card.id, found, path, faults):
            found[card.id] = card
    order = ("recommendation", "transformation", "bi")
    return {
        card.id: card for card in sorted(found.values(), key=lambda c: (order.index(c.category), c.title))
    }


def read_question(path: Path, faults: list[LibraryFault]) -> QuestionCard | None:
    """The question in a file, or None after adding to `faults` what is wrong with it."""
    return _load(QuestionCard, path, {}, faults)


def read_template(path: Path, faults: list[LibraryFault]) -> Template | None:
    """The template that a table describes, the board beside it, or None after adding to `faults` what is wrong."""
    board = path.with_name(path.stem + BOARD_SUFFIX)
    return _load(Template, path, {"kind": "own", "board": board}, faults)


def _tables(folder: str, extra: Sequence[Path]) -> Iterable[Path]:
    """The tables in a folder of what ships, and then in that of each further collection."""
    for root in (data_folder("templates"), *extra):
        yield from sorted((root / folder).glob("*.toml"))


def _is_new(id: str, found: Iterable[str], path: Path, faults: list[LibraryFault] | None) -> bool:
    new = id not in found
    if not new and faults is not None:
        faults.append(LibraryFault(path, 0, f"there is another {id!r} already; rename the file"))
    return new


def _load(model: type[T], path: Path, more: dict[str, Any], faults: list[LibraryFault] | None) -> T | None:
    found = faults if faults is not None else []
    table = read_table(path, found)
    return None if table is None else checked(model, {**table, **more, "id": path.stem}, path, found)
