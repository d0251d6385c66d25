"""RAI002: decisions about people, and nobody compares groups."""

from collections.abc import Iterator

from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.groups_of_people import names_people
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity

_TAGS = ("fraud", "moderation", "churn", "credit")


def _about_people(board: Board) -> bool:
    return bool(board.req.people_decision or board.req.adverse_decision or board.tagged(*_TAGS))


@rule("RAI002", "fairness-not-evaluated", Severity.WARNING, Phase.OPERATE, when=_about_people)
def fairness_not_evaluated(board: Board) -> Iterator[Violation]:
    """Decisions are made about people, and nobody compares the groups they belong to.

    ## What it looks for
    When the brief says that people are decided about, or the question is about fraud, moderation, churn or credit: a
    fairness evaluator, or an offline evaluator with a group of people among its slices (such as age, country,
    language, dialect or new accounts). There is neither.

    ## Why it matters
    A good average can hide a group that is refused twice as often. Errors gather where data is thin, and no single
    number for all shows it.

    ## How to fix it
    Compare error rates between the groups affected, agree on the largest gap you accept, and stop a release that
    exceeds it.

    ## Source
    Breck et al., The ML Test Score (2017), Model 7; Lakshmanan et al., Machine Learning Design Patterns (Fairness
    lens); AWS Well-Architected Machine Learning Lens, operational excellence 9 and reliability 9; Azure
    Well-Architected Framework, AI workloads, responsible AI.

    ## The interviewer asks
    For whom is your model wrong most often, and how would you find out?

    ## Hints
    1. Whom does a wrong decision hurt, and are they all hurt equally often?
    2. Measure the error rate per group, not only in total.
    3. Add a fairness evaluator behind the offline evaluator and name the groups.

    ## Known limits
    Groups are recognised by their names; a slice called by a name of your own is not seen.
    """
    slices = [s for n in board.of("offline_evaluator") for s in board.texts(n, "slices")]
    if board.of("fairness_evaluator") or any(names_people(text) for text in slices):
        return
    judges = board.of("offline_evaluator")
    yield Violation(
        f"This design decides about people, but {board.names(judges) or 'nothing'} compares no groups of them.",
        related=tuple(judges),
        missing=("fairness_evaluator",),
        values={"slices": tuple(sorted(slices)), "tags": board.brief.tags},
        fixes=tuple(_fixes(board)),
    )


def _fixes(board: Board) -> Iterator[Fix]:
    plan = Plan(board)
    for component, kind in (
        ("offline_evaluator", Kind.METRICS),
        ("trainer", Kind.MODEL),
        ("model_registry", Kind.MODEL),
        ("prediction_logger", Kind.PREDICTIONS),
    ):
        sources = board.of(component)
        if sources:
            plan.connect(sources[0], plan.add("fairness_evaluator", near=sources[0]), kind)
            yield plan.fix("compare-groups", "Compare the error rates of groups")
            return
    plan.add("fairness_evaluator")
    yield plan.fix("compare-groups", "Compare the error rates of groups", "suggestion")
