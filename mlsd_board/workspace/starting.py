"""New boards: blank, from a template, or with the prompt of a question."""

from collections.abc import Mapping
from typing import TypeVar

from mlsd_board.catalog.library import Library
from mlsd_board.catalog.templates import QuestionCard, Template
from mlsd_board.formats.errors import FormatError
from mlsd_board.model.brief import Brief
from mlsd_board.model.design import Design
from mlsd_board.workspace.collection import nearest, questions, templates
from mlsd_board.workspace.opening import read_board

T = TypeVar("T", Template, QuestionCard)


def from_template(id: str, library: Library) -> Design:
    """The board of a template. Raises `FormatError` with a suggestion when there is none of this name."""
    template = find_template(id)
    return read_board(template.board, library).design


def from_question(id: str) -> Design:
    """An empty board with the prompt of a question; its answers are held back until asked for."""
    return Design.of(_asked(find_question(id)))


def from_starter(id: str, library: Library) -> Design:
    """The drawing of a question's starter, with the prompt of the question and an otherwise empty brief."""
    card = find_question(id)
    if card.starter is None:
        raise FormatError(f"the problem {card.id!r} names no starter", advice="Start with an empty board.")
    brief = _asked(card)
    return Design({**from_template(card.starter, library).records, brief.id: brief})


def _asked(card: QuestionCard) -> Brief:
    return Brief(
        title=card.title, problem=card.id, prompt=card.prompt, category=card.category, tags=card.tags
    )


def find_template(id: str) -> Template:
    return _named("template", id, templates())


def find_question(id: str) -> QuestionCard:
    return _named("problem", id, questions())


def _named(sort: str, id: str, known: Mapping[str, T]) -> T:
    """What bears this id; dashes do for underscores."""
    wanted = id if id in known else id.replace("-", "_")
    if wanted not in known:
        raise nearest(sort, id, known)
    return known[wanted]
