"""A design checked and scored as one thing: with its session, its question and a person's marks where there are any."""

from collections.abc import Sequence
from dataclasses import dataclass

from mlsd_board.catalog.library import Library
from mlsd_board.catalog.templates import QuestionCard
from mlsd_board.model.brief import Requirements
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

    def checked(state: Design) -> Report:
        return check_design(state, library, rules=rules, profile=profile, session=session)

    report, card = checked(design), questions().get(brief.question_id)
    told = _with_facts(design, card.req) if card else design
    full = report if told is design else checked(told)
    askable = {*full.passed, *(finding.code for finding in full.findings)}
    found = score(design, report, rules=rules, marks=marks, askable=askable)
    return Assessment(design, report, found, card)


def _with_facts(design: Design, given: Requirements) -> Design:
    """The design with the facts of its question in the brief where that leaves them out; the same if it states all."""
    stated, nothing = design.brief.req, Requirements()
    left_out = {name: fact for name, fact in given if fact != getattr(nothing, name) == getattr(stated, name)}
    if not left_out:
        return design
    brief = design.brief.model_copy(update={"req": stated.model_copy(update=left_out)})
    return Design({**design.records, brief.id: brief}, design.page, design.elsewhere)
