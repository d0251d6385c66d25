"""FEA001: the step from raw inputs to features is drawn, so that it can be repeated when predicting."""

from collections.abc import Iterator, Sequence

from mlsd_board.graph.queries import Edge
from mlsd_board.graph.typesets import EXAMPLES, FEATURE_NODES, FLOW, ONLINE_SERVING
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity
from mlsd_board.validation.wiring import legal
from mlsd_board.validation.words import agree

_RAW = (Kind.DATA, Kind.EVENTS, Kind.FEATURES)
_GIVERS = (
    "dataset_builder",
    "data_validator",
    "data_lake",
    "data_warehouse",
    "event_stream",
    "operational_db",
)
_RELEASE = ("model_registry", "deployment_controller")


@rule(
    "FEA001",
    "no-feature-step",
    Severity.WARNING,
    Phase.DATA_AND_MODEL,
    when=lambda board: bool(board.of("trainer")),
)
def no_feature_step(board: Board) -> Iterator[Violation]:
    """Nothing turns raw inputs into features on the way to the trainer.

    ## What it looks for
    A feature pipeline, feature store, feature transform, embedding encoder or data preprocessor from which `data`,
    `features` or `events` flow to a trainer. There is none.

    ## Why it matters
    A model does not learn from logs, texts or pictures but from numbers made of them. The same numbers must be
    made again for every live request. A step that is not drawn is a step that will be written twice.

    ## How to fix it
    Put a feature transform in front of the dataset builder and ship it with the model, or compute features in a
    pipeline and keep them in a feature store that serving reads too.

    ## Source
    Lakshmanan, Robinson and Munn, Machine Learning Design Patterns (2020), Transform; Tanner, Machine Learning
    System Design Interview; alirezadir, Machine Learning Interviews, step 5 (features).

    ## The interviewer asks
    What does the model actually see, and who computes it?

    ## Hints
    1. Name three inputs of the model. Are they stored anywhere in that form?
    2. Some box has to turn raw records into numbers, for training now and for requests later.
    3. Put a feature transform (or a batch feature pipeline with a feature store) before the dataset builder.
    """
    trainers = board.of("trainer")
    makers = board.of(FEATURE_NODES)
    if board.queries.reach(makers, trainers, EXAMPLES):
        return
    edge = _entrance(board, trainers)
    aside = f"; {board.names(makers)} does not lead there" if len(makers) == 1 else ""
    yield Violation(
        f"{board.names(trainers)} {agree(trainers, 'gets', 'get')} raw data: "
        f"no step that makes features lies before {agree(trainers, 'it', 'them')}{aside}.",
        subject=trainers[0],
        related=(*trainers[1:], *makers),
        path=(edge.source, edge.target) if edge else (),
        missing=("feature_transform",),
        values={"feature steps": len(makers)},
        fixes=tuple(_ways_out(board, edge, trainers[0])),
    )


def _entrance(board: Board, trainers: Sequence[str]) -> Edge | None:
    """The arrow that brings raw data in: into a dataset builder if there is one."""
    builders = [b for b in board.of("dataset_builder") if board.queries.reach([b], trainers, FLOW)]
    incoming = (
        e for e in board.queries.edges(_RAW) if e.target in (*builders, *trainers) and legal(board, e)
    )
    return min(
        incoming, key=lambda e: (e.target in trainers, _RAW.index(e.kind or Kind.DATA), e.id), default=None
    )


def _ways_out(board: Board, edge: Edge | None, trainer: str) -> Iterator[Fix]:
    plan = Plan(board)
    if edge:
        kinds = (edge.kind or Kind.DATA, Kind.FEATURES)
        transform = plan.insert(edge.id, "feature_transform", kinds, exported_with_model=True)
    else:
        transform = plan.add("feature_transform", near=trainer, exported_with_model=True)
        plan.connect(transform, trainer, Kind.FEATURES)
        for giver in board.of(_GIVERS)[:1]:
            plan.connect(giver, transform, Kind.DATA)
    for place in _release(board):
        plan.connect(transform, place, Kind.MODEL)
    yield plan.fix("add-transform", "Make the features in a transform that ships with the model")
    if (
        edge and board.req.feature_freshness_s is None
    ):  # what a batch makes may be older than the brief allows
        yield _shared_store(board, edge)


def _release(board: Board) -> list[str]:
    """Where a transform joins the model on its way to serving."""
    for component in _RELEASE:
        if board.of(component):
            return board.of(component)[:1]
    return board.of(ONLINE_SERVING)


def _shared_store(board: Board, edge: Edge) -> Fix:
    plan = Plan(board)
    plan.remove(edge.id)
    store = plan.ensure("feature_store", near=edge.target)
    source = edge.source
    if edge.kind is not Kind.FEATURES:
        source = plan.ensure("batch_feature_pipeline", near=edge.source)
        plan.connect(edge.source, source, edge.kind or Kind.DATA)
    plan.connect(source, store, Kind.FEATURES)
    plan.connect(store, edge.target, Kind.FEATURES)
    for server in board.of(ONLINE_SERVING):
        plan.connect(store, server, Kind.FEATURES)
    return plan.fix(
        "share-store", "Compute features in a pipeline and share them through a feature store", "suggestion"
    )
