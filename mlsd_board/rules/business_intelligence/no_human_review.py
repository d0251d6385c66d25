"""BIN002: block or allow, and nothing between."""

from collections.abc import Iterator

from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity

_DECIDERS = ("decision_engine", "guardrail", "model_server", "ranker", "stream_processor")
_ACTING = ("decision_engine", "app_backend")
_LEARNERS = ("label_joiner", "dataset_builder")


@rule(
    "BIN002",
    "no-human-review",
    Severity.WARNING,
    Phase.OPERATE,
    when=lambda board: board.tagged("fraud", "moderation", "credit") and bool(board.of(_DECIDERS)),
)
def no_human_review(board: Board) -> Iterator[Violation]:
    """The system blocks or allows, and nobody looks at the cases in between.

    ## What it looks for
    In fraud, moderation and credit: a human review queue that gets `predictions` or `events` from a decision engine, a
    model server, a ranker, a guardrail or a stream processor. Where the brief says that decisions go against people, a
    queue whose verdicts only become `labels` is a remark: nothing on the board changes the case that was looked at.

    ## Why it matters
    Between clearly good and clearly bad lies a band where the model is guessing and a mistake is dear. People decide
    those cases better, and each decision is a label.

    ## How to fix it
    Cut the score twice: allow below, block above, and send the band between to people. Size the band to what they can
    decide in a day.

    ## Source
    System Overflow and Engineers of AI, notes on fraud systems; A. Dirzad, Machine Learning Interviews, harmful content
    (confidence bands); C. Huyen, machine learning systems design (low confidence).

    ## The interviewer asks
    The score is 0.5. What happens to this payment?

    ## Hints
    1. Are all decisions equally sure?
    2. The uncertain ones deserve a person.
    3. Add a human review queue behind the decision engine, and send its labels to the training set.
    """
    yield from _without_effect(board)
    queues, deciders = board.of("human_review_queue"), board.of(_DECIDERS)
    for edge in board.queries.edges({Kind.PREDICTIONS, Kind.EVENTS}):
        if edge.target in queues and edge.source in deciders:
            return
    decider = next(n for t in _DECIDERS for n in board.of(t))
    yield Violation(
        f"{board.name(decider)} decides alone: no uncertain case goes to people.",
        subject=decider,
        related=tuple(queues),
        path=(decider,),
        missing=() if queues else ("human_review_queue",),
        values={"tags": board.brief.tags},
        fixes=(_fix(board, decider, queues),),
    )


def _without_effect(board: Board) -> Iterator[Violation]:
    """Queues that teach the next model, and leave the case at hand as it was."""
    acting = next((n for t in _ACTING for n in board.of(t)), None)
    for queue in board.of("human_review_queue") if board.req.adverse_decision and acting else []:
        told = [e for e in board.queries.out(queue) if e.kind is not Kind.METRICS]
        if told and all(e.kind is Kind.LABELS for e in told):
            plan = Plan(board).connect(queue, acting or "", Kind.CONTROL)
            yield Violation(
                f"What {board.name(queue)} decides becomes a label, but changes nothing for the case at hand.",
                subject=queue,
                values={"adverse_decision": True},
                fixes=(plan.fix("act", f"Let {board.name(acting or '')} act on it", "suggestion"),),
                key="effect",
                severity=Severity.INFO,
            )


def _fix(board: Board, decider: str, queues: list[str]) -> Fix:
    plan = Plan(board)
    queue = queues[0] if queues else plan.add("human_review_queue", near=decider)
    kind = Kind.EVENTS if board.type(decider) == "stream_processor" else Kind.PREDICTIONS
    plan.connect(decider, queue, kind)
    learner = next((n for t in _LEARNERS for n in board.of(t)), None)
    if not queues and learner:
        plan.connect(queue, learner, Kind.LABELS)
    elif not queues:
        plan.connect(queue, decider, Kind.CONTROL)
    return plan.fix("review", "Send uncertain cases to people")
