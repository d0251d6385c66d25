"""The page of templates and of the question bank, each with the id that commands know it by."""

from collections.abc import Iterable, Iterator, Mapping

from docs.generator import contact_sheet, markdown
from docs.generator.markdown import code, table
from mlsd_board.catalog.library import load_library
from mlsd_board.catalog.templates import QuestionCard, Template, load_questions, load_templates
from mlsd_board.workspace.opening import read_board

SHEET = "images/references.svg"
_ARTICLES = {
    "Interview Kickstart article": "Interview Kickstart, *Machine Learning Engineering Interviews: What to Expect From System "
    "Design Rounds*",
    "D. Tanner": "D. Tanner, *Machine Learning System Design Interview*",
}
_CATEGORIES = {
    "recommendation": "Recommendation",
    "transformation": "Data transformation",
    "bi": "Business intelligence",
}


def page() -> str:
    boards, cards = load_templates(), load_questions()
    return markdown.page(
        "# Templates and questions",
        "What a board can start from. In the window all of it stands on the start page.",
        *_seeds(boards, cards),
        *_references(boards),
        *_starters(boards),
        *_questions(cards),
    )


def picture() -> str:
    """The sheet of all references, in the order of the page."""
    library = load_library()
    return contact_sheet.sheet(
        [(t, read_board(t.board, library).design) for t in _of_kind(load_templates(), "reference")], library
    )


def _seeds(boards: Mapping[str, Template], cards: Mapping[str, QuestionCard]) -> Iterator[str]:
    yield "## The example systems of the two articles"
    yield (
        "The program was built on two articles. Every system they name as an example is a question here, and has a "
        "reference design under the same id."
    )
    for start, article in _ARTICLES.items():
        inside = [card for card in cards.values() if card.origin.startswith(start)]
        rows = sorted((_example(card), card.title, *_of_question(card, boards)) for card in inside)
        yield f"**{article}**"
        yield table(("example", "question", "template", "starter"), rows)


def _example(card: QuestionCard) -> str:
    return card.origin.partition(": ")[2]


def _of_question(card: QuestionCard, boards: Mapping[str, Template]) -> tuple[str, str]:
    return code([card.id] if card.id in boards else []), code([card.starter] if card.starter else [])


def _references(boards: Mapping[str, Template]) -> Iterator[str]:
    found = _of_kind(boards, "reference")
    yield f"## {len(found)} reference designs"
    yield (
        "`mlsd-board new -o BOARD --template ID`. Each answers its question completely, brief included, and no rule "
        "finds anything. One strong answer among several: numbers and choices are assumptions that the brief states."
    )
    yield f"![All reference designs]({SHEET})"
    yield table(("id", "title", "what to look at"), ((f"`{t.id}`", t.title, t.summary) for t in found))


def _starters(boards: Mapping[str, Template]) -> Iterator[str]:
    found = _of_kind(boards, "starter")
    yield f"## {len(found)} starters"
    yield (
        "Begun and half filled. Two pieces of each drawing are missing on purpose, for the checker to teach on; the rest of the "
        "brief is yours. `mlsd-board new -o BOARD --problem ID --starter` begins any question with the drawing of its starter."
    )
    yield table(
        ("id", "title", "what it is", "gaps left on purpose"),
        ((f"`{t.id}`", t.title, t.summary, _gaps(t)) for t in found),
    )


def _questions(cards: Mapping[str, QuestionCard]) -> Iterator[str]:
    yield f"## {len(cards)} questions"
    yield (
        "`mlsd-board new -o BOARD --problem ID` opens an empty board with the prompt of a question. What a candidate should ask "
        "for is held back until asked. Difficulty is 1 to 3."
    )
    for category, words in _CATEGORIES.items():
        inside = [card for card in cards.values() if card.category == category]
        yield f"### {words}"
        yield table(("id", "question", "difficulty", "starter", "where it comes from"), map(_card, inside))


def _card(card: QuestionCard) -> tuple[str, ...]:
    starter = code([card.starter] if card.starter else [])
    return f"`{card.id}`", card.title, str(card.difficulty), starter, card.origin


def _gaps(template: Template) -> str:
    return ", ".join(f"[{rule}](rules/{rule}.md)" for rule in template.gaps)


def _of_kind(boards: Mapping[str, Template], kind: str) -> list[Template]:
    """The references in the order of their questions, recommendation first."""
    order = [*load_questions()]
    found: Iterable[Template] = (t for t in boards.values() if t.kind == kind)
    return sorted(found, key=lambda t: (order.index(t.problem) if t.problem in order else len(order), t.id))
