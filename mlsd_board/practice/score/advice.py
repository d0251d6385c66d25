"""What to do about a rule that is broken or owed, and which question to try next."""

from collections.abc import Collection, Iterable

from mlsd_board.catalog.templates import QuestionCard
from mlsd_board.practice.score.judging import Judged


def what_is_wrong(judged: Judged) -> str:
    """One line on what a rule that is broken or owed says of this board."""
    if judged.findings:
        return judged.findings[0].message
    if judged.told:
        return " ".join(judged.rule.page.summary.split())
    return f"There is nothing to judge yet: {judged.rule.name.replace('-', ' ')}."


def what_to_do(judged: Judged) -> str:
    """One line on how to put a rule right: its first fix on this board, else what its page says."""
    fixes = (fix.title for finding in judged.findings for fix in finding.fixes)
    return next(fixes, " ".join(judged.rule.page.fix.split()))


def next_question(
    cards: Iterable[QuestionCard], current: QuestionCard | None, done: Collection[str] = ()
) -> QuestionCard | None:
    """A question of the same category that was not done yet, with as much new in it as there is; else any not done."""
    known = [card for card in cards if current is None or card.id != current.id]
    fresh = [card for card in known if card.id not in done] or known
    near = [card for card in fresh if current and card.category == current.category] or fresh
    tags = set(current.tags) if current else set()
    return min(near, key=lambda card: (len(tags & set(card.tags)), card.id), default=None)
