"""The page of templates and of the question bank, each with the id that commands know it by."""

from docs.generator import markdown
from docs.generator.markdown import code, table
from mlsd_board.catalog.templates import QuestionCard, Template, load_questions, load_templates


def page() -> str:
    boards, cards = load_templates(), load_questions()
    return markdown.page(
        "# Templates and questions",
        "What a board can start from. In the window both stand on the start page.",
        f"## {len(boards)} template{'' if len(boards) == 1 else 's'}",
        "`mlsd-board new -o BOARD --template ID`. A *starter* is begun and left with gaps on purpose, for the checker to "
        "teach on; a *reference* answers its question completely.",
        table(("id", "title", "kind", "answers", "gaps left on purpose"), map(_board, boards.values())),
        *(f"**{t.title}.** {t.summary}" for t in boards.values() if t.summary),
        f"## {len(cards)} questions",
        "`mlsd-board new -o BOARD --problem ID` opens an empty board with the prompt of a question. Each stands for one "
        "example system of the sources this program was built on, or for an interview question reported there. What a "
        "candidate should ask for is held back until asked.",
        table(("id", "question", "category", "where it comes from"), map(_card, cards.values())),
    )


def _board(template: Template) -> tuple[str, ...]:
    gaps = ", ".join(f"[{rule}](rules/{rule}.md)" for rule in template.gaps)
    problem = code([template.problem] if template.problem else [])
    return f"`{template.id}`", template.title, template.kind, problem, gaps


def _card(card: QuestionCard) -> tuple[str, ...]:
    return f"`{card.id}`", card.title, card.category, card.origin
