"""EVA003: an average hides the segment in which a model fails."""

from collections.abc import Iterator

from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity
from mlsd_board.validation.words import agree


@rule(
    "EVA003",
    "no-slice-evaluation",
    Severity.WARNING,
    Phase.OPERATE,
    when=lambda board: bool(board.of("offline_evaluator")),
    after=("TRN001",),
)
def no_slice_evaluation(board: Board) -> Iterator[Violation]:
    """Quality is measured as one average only.

    ## What it looks for
    Slices named on an offline evaluator or a quality monitor, or a fairness evaluator. There is none of these.

    ## Why it matters
    A model can gain on average and lose every new user. The average is made by those you have most data about, so
    the segment where it fails is the one you see least.

    ## How to fix it
    Name two to four slices that matter for this product: new users, languages, regions, devices. Measure each on
    its own, and let the worst one decide too.

    ## Source
    Breck et al., The ML Test Score (2017), Model 6; Google Cloud, MLOps, model validation by segments; Sculley et
    al., Hidden Technical Debt in Machine Learning Systems (2015), on prediction bias by slice;
    Zinkevich, Rules of Machine Learning, rule 26.

    ## The interviewer asks
    For whom is the new model worse than the old one?

    ## Hints
    1. Your average went up. Could somebody still be worse off?
    2. Think of those with little data: new, rare, far away, on old devices.
    3. State slices on the offline evaluator, such as new_user, country, device.
    """
    judges = board.of("offline_evaluator", "quality_monitor")
    if board.of("fairness_evaluator") or any(board.texts(n, "slices") for n in judges):
        return
    evaluators = board.of("offline_evaluator")
    yield Violation(
        f"{board.names(evaluators)} {agree(evaluators, 'measures', 'measure')} one average: failing for new "
        "users would not show. Name two to four slices.",
        subject=evaluators[0],
        related=tuple(n for n in judges if n != evaluators[0]),
        values={"slices": "unset on " + board.names(judges)},
        fixes=(_slice(board, evaluators[0]), _compare_groups(board, evaluators[0])),
    )


def _slice(board: Board, evaluator: str) -> Fix:
    plan = Plan(board).set(evaluator, "slices", ("new_user", "country", "device"))
    return plan.fix("name-slices", "Measure new users, countries and devices on their own", "suggestion")


def _compare_groups(board: Board, evaluator: str) -> Fix:
    plan = Plan(board)
    judge = plan.add("fairness_evaluator", near=evaluator)
    plan.connect(evaluator, judge, Kind.METRICS)
    for builder in board.of("dataset_builder")[:1]:
        plan.connect(builder, judge, Kind.DATA)
    return plan.fix("compare-groups", "Compare quality between groups in a fairness evaluator", "suggestion")
