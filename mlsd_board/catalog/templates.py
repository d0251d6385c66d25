"""The boards one can start from: each a native file with a small table beside it that says what it is."""

from pathlib import Path
from typing import Any, Literal, TypeVar

from mlsd_board.catalog.library import LibraryFault, checked, read_table
from mlsd_board.catalog.locate import BOARD_SUFFIX, data_folder
from mlsd_board.model.brief import Category, Requirements
from mlsd_board.model.values import Value

_FOLDERS: dict[str, Literal["starter", "reference"]] = {"starters": "starter", "references": "reference"}


class Template(Value):
    """A board to start from. `gaps` are the rules it breaks on purpose, so that the checker has something to teach.

    A reference bears the id of the question it answers; a starter names the question it is closest to.
    """

    id: str
    kind: Literal["starter", "reference"]
    title: str
    summary: str = ""
    category: Category
    tags: tuple[str, ...] = ()
    problem: str | None = None
    gaps: tuple[str, ...] = ()
    board: Path


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


T = TypeVar("T", Template, QuestionCard)


def load_templates(faults: list[LibraryFault] | None = None) -> dict[str, Template]:
    """Every template by id, starters first. A broken table is added to `faults`; the rest loads."""
    found: dict[str, Template] = {}
    for folder, kind in _FOLDERS.items():
        for path in sorted((data_folder("templates") / folder).glob("*.toml")):
            board = path.with_name(path.stem + BOARD_SUFFIX)
            made = _load(Template, path, {"kind": kind, "board": board}, faults)
            if made:
                found[made.id] = made
    return found


def load_questions(faults: list[LibraryFault] | None = None) -> dict[str, QuestionCard]:
    """Every question of the bank by id, in the order of the categories and then by title."""
    paths = sorted((data_folder("templates") / "questions").glob("*.toml"))
    cards = [card for path in paths if (card := _load(QuestionCard, path, {}, faults))]
    order = ("recommendation", "transformation", "bi")
    return {card.id: card for card in sorted(cards, key=lambda c: (order.index(c.category), c.title))}


def _load(model: type[T], path: Path, more: dict[str, Any], faults: list[LibraryFault] | None) -> T | None:
    found = faults if faults is not None else []
    table = read_table(path, found)
    return None if table is None else checked(model, {**table, **more, "id": path.stem}, path, found)
