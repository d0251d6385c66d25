"""BIN001: positives are rare, and training does not know."""

import re
from collections.abc import Iterator

from mlsd_board.estimate.figures import plain
from mlsd_board.graph.queries import Edge
from mlsd_board.graph.typesets import SERVING
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.option import Option
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity
from mlsd_board.validation.wiring import allows

_RARE = Option("rare_below", 0.05, "share of positives below which a class is rare", maximum=1)
_BALANCES = frozenset(
    {
        "oversample",
        "undersample",
        "class_weight",
        "smote",
        "negative_sampling",
        "stratified",
    }
)
_SHIFTS = frozenset({"undersample", "negative_sampling"})
_WEIGHTED = re.compile(r"class.?weight|focal|weighted|scale_pos_weight|cost.?sensitive", re.IGNORECASE)


def _imbalanced(board: Board) -> bool:
    rate = board.req.positive_rate
    rare = (rate is not None and rate < board.value(_RARE)) or board.tagged("imbalanced")
    return rare and bool(board.of("trainer"))


@rule(
    "BIN001",
    "imbalance-not-handled",
    Severity.WARNING,
    Phase.DATA_AND_MODEL,
    when=_imbalanced,
    options=(_RARE,),
)
def imbalance_not_handled(board: Board) -> Iterator[Violation]:
    """Positives are rare, and nothing in training takes notice.

    ## What it looks for
    With fewer than 5 % positives, or a question tagged imbalanced: a training sampler that rebalances (over- or
    undersampling, class weights, synthetic or sampled negatives, stratified sampling), or a trainer whose rationale,
    algorithm or description mentions class weights or a weighted loss. Where examples are dropped and neither the
    sampler corrects the probabilities nor anything calibrates them, that is noted as well (information only).

    ## Why it matters
    A model that always says no is right 99.9 % of the time when one case in a thousand is a yes. Dropping negatives
    helps, but then a score of 0.5 no longer means one in two.

    ## How to fix it
    Weight the classes or resample, judge by a metric that survives the imbalance (precision and recall), and correct or
    calibrate the scores.

    ## Source
    D. Tanner, "Machine learning system design interview" (pattern Rebalancing); Lakshmanan et al., Machine Learning
    Design Patterns (Rebalancing); A. Dirzad, Machine Learning Interviews (class imbalance); Azure Well-Architected
    Framework, AI workloads, training data; Zinkevich, Rules of Machine Learning, rule 30.

    ## The interviewer asks
    One payment in a thousand is fraud. What does your loss function make of that?

    ## Hints
    1. How good is a model that always answers no?
    2. Training has to see, or weigh, the rare class more.
    3. Put a training sampler with class weights between the training set and the trainer.
    """
    samplers = board.of("training_sampler")
    techniques = {t for s in samplers for t in board.texts(s, "technique")}
    if techniques & _BALANCES:
        yield from _uncorrected(board, samplers, techniques)
    elif not any(_WEIGHTED.search(_words(board, t)) for t in board.of("trainer")):
        trainer, rate = board.of("trainer")[0], board.req.positive_rate
        share = f"about {plain(100 * rate)} % of the cases" if rate is not None else "rare"
        yield Violation(
            f"Positives are {share}, and {board.name(trainer)} treats all examples alike: saying "
            "no every time would be nearly right.",
            subject=trainer,
            related=tuple(samplers),
            missing=() if samplers else ("training_sampler",),
            values={"positive_rate": rate, "techniques": tuple(sorted(techniques))},
            fixes=tuple(_fixes(board, trainer, samplers)),
        )


def _words(board: Board, trainer: str) -> str:
    return " ".join(board.text(trainer, a) for a in ("rationale", "algorithm", "description", "label"))


def _uncorrected(board: Board, samplers: list[str], techniques: set[str]) -> Iterator[Violation]:
    calibrated = any(board.text(n, "calibration") not in ("", "none") for n in board.of(SERVING, "trainer"))
    if not techniques & _SHIFTS or calibrated or any(board.flag(s, "corrects_probability") for s in samplers):
        return
    plan = Plan(board).set(samplers[0], "corrects_probability", True)
    yield Violation(
        f"{board.name(samplers[0])} drops negatives, so scores come out too high. Correct or calibrate them.",
        subject=samplers[0],
        values={"techniques": tuple(sorted(techniques))},
        key="correction",
        severity=Severity.INFO,
        fixes=(plan.fix("correct", "Correct the scores for the changed mix", "suggestion"),),
    )


def _fixes(board: Board, trainer: str, samplers: list[str]) -> Iterator[Fix]:
    plan = Plan(board)
    if samplers:
        known = tuple(sorted(board.texts(samplers[0], "technique")))
        plan.set(samplers[0], "technique", (*known, "class_weight"))
        yield plan.fix("weigh", f"Let {board.name(samplers[0])} weigh the classes", "suggestion")
        return
    edge = _entrance(board, trainer)
    if edge:
        kind = edge.kind or Kind.DATA
        plan.insert(edge.id, "training_sampler", (kind, kind), technique=("class_weight",))
        yield plan.fix("weigh", "Weigh the classes before training")
    plan = Plan(board).set(trainer, "description", "class-weighted loss")
    yield plan.fix("weighted-loss", "Use a class-weighted loss", "suggestion")


def _entrance(board: Board, trainer: str) -> Edge | None:
    kinds = (Kind.DATA, Kind.FEATURES)
    found = [
        e
        for e in board.queries.edges(kinds)
        if e.target == trainer and allows(board, e.source, trainer, e.kind or Kind.DATA)
    ]
    return min(found, key=lambda e: (kinds.index(e.kind or Kind.DATA), e.id), default=None)
