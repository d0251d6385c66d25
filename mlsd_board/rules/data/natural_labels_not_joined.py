"""DAT004: raw events become labels only once they are joined to the prediction that caused them."""

from collections.abc import Iterator

from mlsd_board.graph.queries import Edge, walk
from mlsd_board.graph.typesets import FLOW
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity

_LEARNERS = frozenset({"dataset_builder", "trainer"})
_JOINERS = frozenset({"label_joiner", "stream_processor", "human_review_queue"})
_JUDGES = frozenset({"annotation_service", "human_evaluation"})
_RAW = (Kind.LABELS, Kind.EVENTS)
_MATTER = (Kind.DATA, Kind.FEATURES, Kind.EVENTS)


@rule(
    "DAT004",
    "natural-labels-not-joined",
    Severity.WARNING,
    Phase.DATA_AND_MODEL,
    when=lambda board: bool(board.of("event_logger")),
)
def natural_labels_not_joined(board: Board) -> Iterator[Violation]:
    """Logged events are used as labels without being joined to the prediction they answer.

    ## What it looks for
    An arrow of kind labels or events into a dataset builder or trainer that goes back to an event logger without
    passing a label joiner, stream processor or human review queue.

    ## Why it matters
    A click is not a label. It becomes one when you know what was shown, with which score, and how long you
    waited before calling silence a no. Without that join there are no negatives, and late outcomes count as
    failures.

    ## How to fix it
    Put a label joiner in between. Say on which key it joins, how long its window is, and what becomes of
    predictions that were never answered.

    ## Source
    Lakshmanan, Robinson and Munn, Machine Learning Design Patterns (2020), Keyed Predictions; Zinkevich, Rules
    of Machine Learning, rules 29 and 31; alirezadir, Machine Learning Interviews, step 4 (joining labels).

    ## The interviewer asks
    A user clicks two hours after the page was shown. To which prediction does that click belong?

    ## Hints
    1. What exactly would one row of your training set say, and where does each column come from?
    2. The event says what happened. Which box knows what you had predicted?
    3. Put a label joiner between the event logger and the dataset builder.

    ## Known limits
    Labels that an annotation service or a human evaluation makes out of logged events are made on purpose and
    are not reported, nor are events beside labels that somebody joined or made: they are the history that features
    come from. A join done inside a warehouse is not seen: draw it as a label joiner.
    """
    loggers = board.of("event_logger")
    blocked = board.of(_JOINERS | _JUDGES | _LEARNERS)
    following = board.queries.next(FLOW)
    raw = set(loggers) | (walk(following, loggers, avoiding=blocked) - set(blocked))
    answered = {e.target for e in board.queries.edges({Kind.LABELS}) if e.source not in raw}
    for edge in board.queries.edges(_RAW):
        history = edge.kind is Kind.EVENTS and edge.target in answered
        if edge.source in raw and board.type(edge.target) in _LEARNERS and not history:
            yield Violation(
                f"{board.name(edge.target)} takes {edge.kind} from {board.name(edge.source)} as they were "
                "logged, not joined to the prediction they answer.",
                subject=edge.id,
                related=(edge.source, edge.target),
                path=_way(board, loggers, edge, blocked),
                missing=("label_joiner",),
                values={"kind": str(edge.kind)},
                fixes=(_join(board, edge),),
            )


def _way(board: Board, loggers: list[str], edge: Edge, blocked: list[str]) -> tuple[str, ...]:
    if edge.source in loggers:
        return edge.source, edge.target
    return (*board.queries.path(loggers, [edge.source], FLOW, avoiding=blocked), edge.target)


def _join(board: Board, edge: Edge) -> Fix:
    """Lead the arrow through a label joiner; what it carried besides labels still arrives."""
    plan = Plan(board)
    joiner = plan.ensure("label_joiner", near=edge.source)
    plan.remove(edge.id)
    plan.connect(edge.source, joiner, edge.kind or Kind.EVENTS)
    for logger in board.of("prediction_logger")[:1]:
        plan.connect(logger, joiner, Kind.PREDICTIONS)
    plan.connect(joiner, edge.target, Kind.LABELS)
    others = (e for e in board.queries.into(edge.target, _MATTER) if e.id != edge.id)
    if next(others, None) is None:
        plan.connect(joiner, edge.target, Kind.DATA)
    return plan.fix("insert-joiner", f"Join the outcomes before {board.name(edge.target)} uses them")
