"""TRF002: only automatic scores judge what the system generates."""

from collections.abc import Iterator

from mlsd_board.graph.typesets import SERVING
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity

_TASKS = frozenset({"sequence_generation", "image_generation", "quality_scoring"})


def _needs_taste(board: Board) -> bool:
    images = board.tagged("image") and board.brief.category == "transformation"
    return images or board.tagged("translation", "generative") or board.task in _TASKS


@rule("TRF002", "no-human-quality-evaluation", Severity.WARNING, Phase.OPERATE, when=_needs_taste)
def no_human_quality_evaluation(board: Board) -> Iterator[Violation]:
    """Only automatic scores judge the quality of what comes out.

    ## What it looks for
    For translation, generated output, and transformed or chosen images: a human evaluation, or an annotation service
    or review queue whose `labels` go to the offline evaluator, the quality monitor or a golden dataset. There is none.

    ## Why it matters
    Overlap with a reference text says little about meaning, tone and harm, least of all in languages with few
    references. Two systems with the same score can be worlds apart for a reader.

    ## How to fix it
    Have people rate a small sample, some hundred outputs per release, beside the automatic scores.

    ## Source
    Papers on translation for low-resource languages (Bapna et al. 2022, KokborokMT) and on accessible evaluation; A.
    Dirzad, Machine Learning Interviews (language metrics); E. Yan, patterns for building systems with large language
    models; Zinkevich, Rules of Machine Learning, rule 23.

    ## The interviewer asks
    Your score went up by one point. Would a reader notice, and in which direction?

    ## Hints
    1. What does your automatic score not see?
    2. Somebody has to read, look or listen to a sample.
    3. Add a human evaluation fed by the new model, and send its labels to the offline evaluator.

    ## Known limits
    The tag `image` counts only in transformation systems, where an image is the answer. In fraud or moderation it is
    evidence, and reviewers judge the decision.
    """
    evaluators = board.of("offline_evaluator")
    golden = [n for n in board.of("dataset_builder") if board.text(n, "role") == "golden"]
    labels = frozenset({Kind.LABELS})
    judged = [*evaluators, *golden, *board.of("quality_monitor")]
    raters = board.of("annotation_service", "human_review_queue")
    if board.of("human_evaluation") or board.queries.reach(raters, judged, labels):
        return
    yield Violation(
        "Only automatic scores judge the output; nobody reads, looks or listens to a sample.",
        related=tuple(evaluators),
        missing=("human_evaluation",),
        values={"tags": board.brief.tags, "task": board.brief.task.type},
        fixes=tuple(_fixes(board, evaluators)),
    )


def _fixes(board: Board, evaluators: list[str]) -> Iterator[Fix]:
    trainers, serving = board.of("trainer"), board.of(SERVING)
    source = (*trainers, *serving)[:1]
    plan = Plan(board)
    raters = plan.add("human_evaluation", near=source[0] if source else None)
    if source:
        plan.connect(source[0], raters, Kind.MODEL if trainers else Kind.PREDICTIONS)
    reader = (*evaluators, *board.of("dataset_builder"), *trainers)[:1]
    if reader:
        plan.connect(raters, reader[0], Kind.LABELS)
    yield plan.fix("rate", "Let people rate a sample", "safe" if source and reader else "suggestion")
