"""New boards: blank, from a template, or with the prompt of a question."""

from difflib import get_close_matches

from mlsd_board.catalog.library import Library
from mlsd_board.catalog.templates import QuestionCard, Template, load_questions, load_templates
from mlsd_board.formats.errors import FormatError
from mlsd_board.model.brief import Brief
from mlsd_board.model.design import Design
from mlsd_board.workspace.opening import read_board


def from_template(id: str, library: Library) -> Design:
    """The board of a template. Raises `FormatError` with a suggestion when there is none of this name."""
    template = find_template(id)
    return read_board(template.board, library).design


def from_question(id: str) -> Design:
    """An empty board with the prompt of a question; its answers are held back until asked for."""
    card = find_question(id)
    brief = Brief(
        title=card.title, problem=card.id, prompt=card.prompt, category=card.category, tags=card.tags
    )
    return Design.of(brief)


def find_template(id: str) -> Template:
    templates = load_templates()
    wanted = id.replace("-", "_")
    if wanted not in templates:
        raise _unknown("template", id, list(templates))
    return templates[wanted]


def find_question(id: str) -> QuestionCard:
    cards = load_questions()
    wanted = id.replace("-", "_")
    if wanted not in cards:
        raise _unknown("problem", id, list(cards))
    return cards[wanted]


def _unknown(what: str, name: str, known: list[str]) -> FormatError:
    close = get_close_matches(name, known, n=1, cutoff=0.5)
    meant = f"Did you mean {close[0]!r}? " if close else ""
    return FormatError(f"there is no {what} {name!r}", advice=f"{meant}See `mlsd-board list {what}s`.")
