"""DAT003: supervised learning needs labels, and labels come from somewhere."""

from collections.abc import Iterator, Sequence

from mlsd_board.graph.typesets import FLOW
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.privacy import connect_privately
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity
from mlsd_board.validation.tasks import learns_from_labels

_OUTCOMES = ("event_logger", "event_stream", "downstream_system")
_STORES = ("data_lake", "data_warehouse", "data_validator", "operational_db", "external_source")


def _supervised(board: Board) -> bool:
    return bool(board.of("trainer")) and learns_from_labels(board)


@rule("DAT003", "no-label-source", Severity.ERROR, Phase.DATA_AND_MODEL, when=_supervised)
def no_label_source(board: Board) -> Iterator[Violation]:
    """Nothing that gives labels reaches the trainer.

    ## What it looks for
    An arrow of kind labels that ends at a trainer, or from whose end data flows on to one. There is none.

    ## Why it matters
    Which labels you can get decides what can be learned at all, how soon and at what price. Clicks come for
    free but are biased, experts are right but slow, fraud is known for sure only after weeks.

    ## How to fix it
    Where the world tells you the outcome, add a label joiner behind the event logger. Where people have to
    judge, add an annotation service. Send its labels to the dataset builder.

    ## Source
    alirezadir, Machine Learning Interviews, step 4 (labelling); Chip Huyen, Machine
    Learning Systems Design, data pipeline; AWS Well-Architected Machine Learning Lens, MLCOST-05.

    ## The interviewer asks
    Where do your labels come from, and how long does it take until you have them?

    ## Hints
    1. Take one training example. Who or what told you its right answer?
    2. Does the product itself reveal the outcome later, or does somebody have to look?
    3. Draw event logger → label joiner → dataset builder, the last arrow of kind labels.

    ## Known limits
    A task whose type is not stated counts as supervised. Clustering, unsupervised, self-supervised,
    dimensionality reduction and density estimation do not.
    """
    trainers = board.of("trainer")
    labels = list(board.queries.edges({Kind.LABELS}))
    learning = board.queries.leading_to(trainers, FLOW) | set(trainers)
    if any(edge.target in learning for edge in labels):
        return
    givers = {edge.source for edge in labels}
    yield Violation(
        f"No labels reach {board.names(trainers)}: nothing tells it what the right answer would have been.",
        subject=trainers[0],
        related=tuple(trainers[1:]),
        missing=() if board.of("label_joiner", "annotation_service") else ("label_joiner",),
        values={"boxes that send labels": len(givers), "task.type": board.brief.task.type or "unset"},
        fixes=tuple(sorted(_ways_out(board, trainers), key=lambda fix: fix.applicability)),
    )


def _ways_out(board: Board, trainers: Sequence[str]) -> Iterator[Fix]:
    """`safe` only where the box for labels is drawn already and lacks no more than its arrow."""
    joiner = Plan(board)
    source = joiner.ensure("label_joiner", near=_learner(board, trainers))
    _feed(board, joiner, source, (*_OUTCOMES, *_STORES))
    joiner.connect(source, _learner(board, trainers), Kind.LABELS)
    there = bool(board.of("label_joiner"))
    yield joiner.fix(
        "join-outcomes",
        "Join outcomes to predictions and use them as labels",
        "safe" if there else "suggestion",
    )
    service = Plan(board)
    source = service.ensure("annotation_service", near=_learner(board, trainers))
    _feed(board, service, source, (*_STORES, *_OUTCOMES))
    service.connect(source, _learner(board, trainers), Kind.LABELS)
    only = bool(board.of("annotation_service")) and not there
    yield service.fix("annotate", "Have people or rules label examples", "safe" if only else "suggestion")


def _learner(board: Board, trainers: Sequence[str]) -> str:
    """Where labels go in: a dataset builder that feeds a trainer, else the trainer."""
    builders = board.of("dataset_builder")
    return next((b for b in builders if board.queries.reach([b], trainers, FLOW)), trainers[0])


def _feed(board: Board, plan: Plan, node: str, from_these: Sequence[str]) -> None:
    """Give a label-making box the input it needs, if it has none yet."""
    if any(edge.target == node and edge.kind in FLOW for edge in board.queries.edges()):
        return
    giver = next((n for component in from_these for n in board.of(component)), None)
    if giver:
        outcomes = board.type(giver) in _OUTCOMES
        connect_privately(plan, board, giver, node, Kind.EVENTS if outcomes else Kind.DATA)
