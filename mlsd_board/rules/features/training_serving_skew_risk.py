"""FEA002: training and serving get their features from one place, or the two drift apart."""

from collections.abc import Iterator, Sequence

from mlsd_board.graph.lanes import LIVE_ENDS
from mlsd_board.graph.queries import Edge, walk
from mlsd_board.graph.typesets import EXAMPLES, FEATURE_NODES, FLOW, OFFLINE_ONLY, ONLINE_SERVING, TRANSFORMS
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity
from mlsd_board.validation.wiring import allows, legal

_CARRIERS = ONLINE_SERVING | {"model_registry", "deployment_controller"}
_PIPELINES = ("batch_feature_pipeline", "streaming_feature_pipeline")
_STORES = ("data_validator", "data_lake", "data_warehouse", "event_stream", "operational_db")
_STORED = OFFLINE_ONLY | {"data_validator"}
_PER_REQUEST = ("feature_transform", "data_preprocessor")
_ASKERS = ("api_gateway", "app_backend", "client_app", "event_stream")
_INPUTS = (Kind.FEATURES, Kind.DATA, Kind.EVENTS)


@rule(
    "FEA002",
    "training-serving-skew-risk",
    Severity.ERROR,
    Phase.DATA_AND_MODEL,
    when=lambda board: bool(board.of(ONLINE_SERVING)) and bool(board.of("trainer")),
    after=("FEA001",),
)
def training_serving_skew_risk(board: Board) -> Iterator[Violation]:
    """Training and serving do not get their features from the same place.

    ## What it looks for
    For every online model a feature store, feature transform, embedding encoder or preprocessor that feeds a
    trainer and also feeds that model, is called by it, or travels with it (an arrow of kind model to the
    registry, the rollout or the model; or the step, drawn on the training side only, says so: exported with the
    model, shared with serving). Where all do: a feature step that gives `features` to an online model and to no
    training set (a warning), and a transform or preprocessor of an online model that only stored data enter, so that
    a live request finds no way through it (a remark).

    ## Why it matters
    Two programs that should compute the same feature never quite do. One counts days in UTC, the other in
    local time, and the model meets numbers it has never seen. Nothing crashes; only the answers get worse.

    ## How to fix it
    Let one feature store feed both the dataset builder and the model, or export the feature transform together
    with the model.

    ## Source
    Zinkevich, Rules of Machine Learning, rules 32 and 37; Breck et al., The ML Test Score (2017), Monitor 3;
    Lakshmanan, Robinson and Munn, Machine Learning Design Patterns (2020), Transform and Feature Store.

    ## The interviewer asks
    How do you make sure that a feature has the same value in training and at prediction time?

    ## Hints
    1. Follow one feature into training and into the live model. Do both ways start in the same box?
    2. Either both read one store, or the code that makes features travels with the model.
    3. Draw feature store → dataset builder and feature store → model, both of kind features.

    ## Known limits
    Feeding a trainer means by `data`, `features` or `events`: what comes back as a prediction or a label is no feature.
    Two boxes that do the same work count as two implementations unless the one for training says it is shared.
    """
    skewed = list(_apart(board))
    yield from skewed or _one_sided(board)


def _apart(board: Board) -> Iterator[Violation]:
    """Online models that share no feature step with training."""
    queries, trainers = board.queries, board.of("trainer")
    shared = [t for t in board.of(TRANSFORMS) if queries.reach([t], trainers, EXAMPLES)]
    if any(_says_shared(board, step) for step in shared):
        return
    if any(e.source in shared and board.type(e.target) in _CARRIERS for e in queries.edges({Kind.MODEL})):
        return
    following = queries.next(FLOW | {Kind.REQUEST})
    live = walk(following, shared, avoiding=trainers)
    live |= {e.source for e in queries.edges({Kind.REQUEST}) if e.target in shared}
    makers = shared or [p for p in board.of(_PIPELINES) if queries.reach([p], trainers, EXAMPLES)]
    for server in board.of(ONLINE_SERVING):
        if server not in live:
            yield Violation(
                f"{board.name(server)} and {board.names(trainers)} do not share a feature step: training uses "
                f"{board.names(makers)}, which {board.name(server)} never sees.",
                subject=server,
                related=tuple(makers),
                path=queries.path(makers, trainers, EXAMPLES),
                missing=() if board.of("feature_store") else ("feature_store",),
                values={"feature steps of training": tuple(board.type(m) for m in makers)},
                fixes=tuple(_ways_out(board, server, shared)),
            )


def _says_shared(board: Board, step: str) -> bool:
    """Whether a step states that it runs in serving too; one that live boxes feed has to be drawn on to the model."""
    said = board.flag(step, "exported_with_model") or board.flag(step, "shared_with_serving")
    return said and not _fed_live(board, step)


def _fed_live(board: Board, step: str) -> bool:
    return any(board.type(e.source) in LIVE_ENDS for e in board.queries.into(step))


def _one_sided(board: Board) -> Iterator[Violation]:
    """Feature steps that only serving sees, and those of a live model that nothing live enters."""
    for step in board.of(FEATURE_NODES):
        online = [
            e for e in board.queries.out(step, {Kind.FEATURES}) if board.type(e.target) in ONLINE_SERVING
        ]
        entering = board.queries.into(step, FLOW | {Kind.REQUEST})
        stored = bool(entering) and all(board.type(e.source) in _STORED for e in entering)
        if online and not board.queries.reach([step], board.of("trainer"), EXAMPLES):
            plan = Plan(board).connect(step, _learner(board), Kind.FEATURES)
            yield Violation(
                f"{board.name(online[0].target)} sees features of {board.name(step)} that it never learned from.",
                subject=step,
                related=(online[0].target,),
                path=(step, online[0].target),
                fixes=(plan.fix("learn", "Give them to training too", "suggestion"),),
                key="unlearned",
                severity=Severity.WARNING,
            )
        elif online and stored and board.type(step) in _PER_REQUEST:
            yield Violation(
                f"Only stored data enter {board.name(step)}: what does {board.name(online[0].target)} learn of the "
                "request at hand?",
                subject=step,
                related=(online[0].target,),
                path=(step, online[0].target),
                fixes=tuple(_let_in(board, step)),
                key="stored only",
                severity=Severity.INFO,
            )


def _let_in(board: Board, step: str) -> Iterator[Fix]:
    askers = [n for t in _ASKERS for n in board.of(t) if allows(board, n, step, Kind.REQUEST)]
    for asker in askers[:1]:
        plan = Plan(board).connect(asker, step, Kind.REQUEST)
        yield plan.fix("enter", "Let the live request through it", "suggestion")


def _ways_out(board: Board, server: str, shared: Sequence[str]) -> Iterator[Fix]:
    """`safe` only where training already reads a store: then one arrow is missing and nothing is decided."""
    stores = board.of("feature_store")
    in_use = [s for s in stores if s in shared]
    plan = Plan(board)
    store = in_use[0] if in_use else plan.ensure("feature_store", near=server)
    if not in_use:
        _fill(board, plan, store)
        plan.connect(store, _learner(board), Kind.FEATURES)
    plan.connect(store, server, Kind.FEATURES)
    yield plan.fix(
        "share-store",
        f"Feed {board.name(server)} and training from one feature store",
        "safe" if in_use else "suggestion",
    )
    for step in [n for n in shared if board.type(n) == "data_preprocessor" and not _fed_live(board, n)][:1]:
        stated = Plan(board).set(step, "shared_with_serving", True)
        yield stated.fix(
            "share-step", f"Say that {board.name(server)} runs {board.name(step)} too", "suggestion"
        )
    yield from _export(board, server, shared)


def _learner(board: Board) -> str:
    trainers = board.of("trainer")
    builders = board.of("dataset_builder")
    return next((b for b in builders if board.queries.reach([b], trainers, FLOW)), trainers[0])


def _fill(board: Board, plan: Plan, store: str) -> None:
    if board.queries.into(store, {Kind.DATA, Kind.FEATURES}):
        return
    pipelines = board.of(_PIPELINES)
    for pipeline in pipelines:
        plan.connect(pipeline, store, Kind.FEATURES)
    giver = next((n for component in _STORES for n in board.of(component)), None)
    if giver and not pipelines:
        plan.connect(giver, store, Kind.DATA)


def _export(board: Board, server: str, shared: Sequence[str]) -> Iterator[Fix]:
    """Let the transform travel with the model; where training has none, make one of what enters training."""
    plan = Plan(board)
    transform = next((t for t in shared if board.type(t) == "feature_transform"), None)
    if transform:
        plan.set(transform, "exported_with_model", True)
    else:
        edge = _entrance(board)
        if edge is None:
            return
        kinds = (edge.kind or Kind.DATA, Kind.FEATURES)
        transform = plan.insert(edge.id, "feature_transform", kinds, exported_with_model=True)
    carrier = next(iter([*board.of("model_registry"), *board.of("deployment_controller")]), server)
    plan.connect(transform, carrier, Kind.MODEL)
    yield plan.fix("export-transform", "Ship the feature transform together with the model", "suggestion")


def _entrance(board: Board) -> Edge | None:
    learner = _learner(board)
    incoming = (e for e in board.queries.into(learner, _INPUTS) if legal(board, e))
    return min(incoming, key=lambda e: (_INPUTS.index(e.kind or Kind.DATA), e.id), default=None)
