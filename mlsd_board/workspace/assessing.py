"""A design checked and scored as one thing: with its session, its question and a person's marks where there are any."""

from collections.abc import Sequence
from dataclasses import dataclass

from mlsd_board.catalog.library import Library
from mlsd_board.catalog.templates import QuestionCard
from mlsd_board.model.design import Design
from mlsd_board.practice.facts import facts_of
from mlsd_board.practice.score.scoring import Marks, Score, score
from mlsd_board.validation.profile import Profile
from mlsd_board.validation.report import Report
from mlsd_board.validation.rule import Rule
from mlsd_board.workspace.checking import check_design
from mlsd_board.workspace.collection import questions


@dataclass(frozen=True, slots=True)
class Assessment:
    """A design, what the rules say of it, its score, and the card of its question (None: none, or not in the bank)."""

    design: Design
    report: Report
    score: Score
    card: QuestionCard | None


def assess(
    design: Design,
    library: Library,
    *,
    rules: Sequence[Rule] | None = None,
    profile: Profile | None = None,
    marks: Marks | None = None,
) -> Assessment:
    """Check a design with all phases due, and score it."""
    brief = design.brief
    session = facts_of(brief.attempt, library) if brief.attempt else None
    report = check_design(design, library, rules=rules, profile=profile, session=session)
    card = questions().get(brief.question_id)
    found = score(design, report, rules=rules, marks=marks, given=card.req if card else None)
    return Assessment(design, report, found, card)
