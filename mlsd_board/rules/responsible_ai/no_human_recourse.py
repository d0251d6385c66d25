"""RAI004: nobody can appeal against a wrong decision."""

from collections.abc import Iterator

from mlsd_board.graph.typesets import SERVING
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.plan import Plan, brief_fix
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity

_KINDS = frozenset({Kind.LABELS, Kind.CONTROL, Kind.EVENTS, Kind.PREDICTIONS})
_LESSONS = frozenset({Kind.LABELS, Kind.EVENTS, Kind.DATA})
_ACTING = (
    "decision_engine",
    "app_backend",
    "operational_db",
    "downstream_system",
    "event_stream",
    "client_app",
)
_LEARNERS = ("label_joiner", "dataset_builder")


@rule(
    "RAI004",
    "no-human-recourse",
    Severity.WARNING,
    Phase.OPERATE,
    when=lambda board: bool(board.req.adverse_decision) or board.tagged("moderation"),
)
def no_human_recourse(board: Board) -> Iterator[Violation]:
    """Nobody can have a wrong decision looked at by a person.

    ## What it looks for
    When a decision can go against somebody, or in moderation: a human review queue whose verdicts get to the decision
    engine, the label joiner, the training set, a backend, a database, a stream, an application or a business system
    along `labels`, `control`, `events` or `predictions`. Where a model is trained, verdicts that are acted on but not
    learned from are a remark.

    ## Why it matters
    A machine will be wrong about somebody. A person must be able to put that right, and each correction is one of the
    best labels you can get.

    ## How to fix it
    Add a review queue for uncertain and appealed cases, act on its verdicts, and learn from them.

    ## Source
    C. Huyen, machine learning systems design (refer to a specialist); A. Dirzad, Machine Learning Interviews, harmful
    content (valid appeals); AWS Well-Architected Machine Learning Lens, performance 18; E. Yan, More design patterns
    for machine learning systems (human in the loop).

    ## The interviewer asks
    Your system removed a harmless post. What can its author do?

    ## Hints
    1. Who can overrule the model?
    2. Verdicts of people have to change the outcome and reach the training set.
    3. Add a human review queue behind the decision engine, and send its labels to the training set.
    """
    queues, trained = board.of("human_review_queue"), board.of("trainer")
    acts = board.queries.reach(queues, board.of(_ACTING), _KINDS)
    learns = board.queries.reach(queues, board.of(_LEARNERS), _LESSONS)
    if acts and trained and not learns:
        yield _unlearned(board, queues[0])
    if acts or learns:
        return
    heard = f"{board.names(queues)} leads nowhere" if queues else "no person can look at it again"
    yield Violation(
        f"A wrong decision cannot be corrected: {heard}.",
        subject=queues[0] if queues else None,
        related=tuple(board.of("decision_engine")),
        path=tuple(queues[:1]),
        missing=() if queues else ("human_review_queue",),
        values={"adverse_decision": board.req.adverse_decision, "tags": board.brief.tags},
        fixes=tuple(_fixes(board, queues)),
    )


def _unlearned(board: Board, queue: str) -> Violation:
    """Verdicts that are acted on, but forgotten."""
    learner = next(n for t in (*_LEARNERS, "trainer") for n in board.of(t))
    fix = Plan(board).connect(queue, learner, Kind.LABELS).fix("learn", "Learn from the verdicts")
    return Violation(
        f"The verdicts of {board.name(queue)} are not learned from.",
        subject=queue,
        related=(learner,),
        values={"acted on": True, "learned from": False},
        fixes=(fix,),
        key="learn",
        severity=Severity.INFO,
    )


def _fixes(board: Board, queues: list[str]) -> Iterator[Fix]:
    learner = next((n for t in _LEARNERS for n in board.of(t)), None)
    decider = next(iter([*board.of("decision_engine"), *board.of(SERVING)]), None)
    if learner is None or decider is None:
        yield brief_fix("req.adverse_decision", "Check whether decisions can go against somebody")
        return
    plan = Plan(board)
    queue = queues[0] if queues else plan.add("human_review_queue", near=decider)
    if not queues:
        plan.connect(decider, queue, Kind.PREDICTIONS)
    plan.connect(queue, learner, Kind.LABELS)
    yield plan.fix("review", "Let people review, and learn from their verdicts")
