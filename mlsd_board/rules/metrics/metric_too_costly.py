"""MET005: the metrics one lives by cost neither users nor raters anything, and they are few."""

from collections import Counter
from collections.abc import Iterator

from mlsd_board.model.brief import STAGES
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.option import Option
from mlsd_board.validation.plan import brief_fix
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity

_MOST = Option("max_metrics", 6, "metrics that are no guardrails, at most", minimum=1)
_MOST_PRIMARY = Option("max_primary", 2, "primary metrics of a stage, at most", minimum=1)


@rule(
    "MET005",
    "metric-too-costly",
    Severity.WARNING,
    Phase.FRAME,
    min_size=0,
    options=(
        _MOST,
        _MOST_PRIMARY,
    ),
)
def metric_too_costly(board: Board) -> Iterator[Violation]:
    """The metrics are too many, or too dear to read.

    ## What it looks for
    All primary online metrics take effort (medium or high) or people to say something (explicit, human); more than
    six metrics that are no guardrails; or more than two primary metrics of one stage.

    ## Why it matters
    Asking everybody for five stars after every video hurts the product, and few answer. Raters for live traffic
    are slow and dear. And who optimises nine numbers at once optimises none: they will disagree on launch day.

    ## How to fix it
    Read success from what people do anyway: what they finish, buy again, hide or appeal. Keep one primary metric
    per stage, and turn what must not get worse into guardrails.

    ## Source
    Merkow, Machine Learning Engineering Interviews (metrics too complex or costly); Zinkevich, Rules of Machine
    Learning, rules 12 and 13; Azure Well-Architected Framework, AI workloads (light-weight feedback).

    ## The interviewer asks
    What does it cost you, and your users, to read this metric every day?

    ## Hints
    1. Suppose nobody ever answers a survey. Could you still tell whether it works?
    2. Behaviour that is logged anyway is the cheapest signal. One number per stage decides, the rest stand guard.
    3. Choose an implicit signal without effort as the primary online metric; mark the others as guardrails.

    ## Known limits
    A metric whose signal and effort are not stated counts as cheap. A design without a primary online metric is
    not judged by its cost.
    """
    metrics = board.brief.metrics
    primary = [m for m in metrics if m.stage == "online" and m.primary]
    dear = [m for m in primary if m.effort in ("medium", "high") or m.signal in ("explicit", "human")]
    if primary and len(dear) == len(primary):
        names = ", ".join(repr(m.name or m.id) for m in dear)
        yield Violation(
            f"What decides online ({names}) has to be asked for or rated; prefer what people do anyway.",
            values={m.id: f"signal {m.signal or 'unset'}, effort {m.effort or 'unset'}" for m in dear},
            fixes=(brief_fix("metrics", "Choose a primary online metric that is logged anyway"),),
            key="dear",
        )
    ours = [m for m in metrics if not m.guardrail]
    if len(ours) > board.value(_MOST):
        yield Violation(
            f"{len(ours)} metrics besides the guardrails; more than {board.value(_MOST)} cannot all be followed.",
            values={"metrics": tuple(m.id for m in ours), "most": board.value(_MOST)},
            fixes=(brief_fix("metrics", "Drop metrics, or turn them into guardrails"),),
            key="many",
        )
    counts = Counter(m.stage for m in metrics if m.primary)
    for stage in STAGES:
        if counts[stage] > board.value(_MOST_PRIMARY):
            yield Violation(
                f"{counts[stage]} {stage} metrics are primary; which one decides when they disagree?",
                values={"primary": tuple(m.id for m in metrics if m.primary and m.stage == stage)},
                fixes=(brief_fix("metrics", f"Keep one primary {stage} metric"),),
                key=f"primary {stage}",
            )
