"""TRN001: a served model was made by something."""

from collections.abc import Iterator, Sequence

from mlsd_board.graph.typesets import ACTORS, FLOW, LIVE, ONLINE_SERVING, SERVING, SOURCES, TRANSFORMS
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity
from mlsd_board.validation.words import agree

_MODEL = frozenset({Kind.MODEL})
_LABELS = frozenset({Kind.LABELS})


@rule("TRN001", "no-model-origin", Severity.ERROR, Phase.SKETCH, when=lambda board: bool(board.of(SERVING)))
def no_model_origin(board: Board) -> Iterator[Violation]:
    """Nothing on the board produces the model that is served.

    ## What it looks for
    A trainer or a pretrained model. There is neither, although something serves predictions.

    ## Why it matters
    Half of the system is missing. What the model learns from, how it is judged and how it gets better is what
    tells a machine-learning system from an ordinary service.

    ## How to fix it
    Draw a trainer that is fed by a dataset builder and hands its model to a registry. If you use a model that
    others trained, draw it as a pretrained model.

    ## Source
    Tanner, Machine Learning System Design Interview ("select a model", "train the model"); Google Cloud, MLOps:
    Continuous delivery and automation pipelines in machine learning.

    ## The interviewer asks
    Where does this model come from?

    ## Hints
    1. Your picture shows how a model is used. What happened before that?
    2. Some box has to produce the weights that the server loads.
    3. Draw dataset builder → trainer → model registry → server.
    """
    if board.of("trainer", "pretrained_model"):
        return
    servers = board.of(SERVING)
    yield Violation(
        f"Nothing on the board produces the model that {board.names(servers)} {agree(servers, 'runs', 'run')}: "
        "draw its training, or the ready-made model it comes from.",
        subject=servers[0],
        related=tuple(servers[1:]),
        missing=("trainer",),
        values={"trainers": 0, "pretrained models": 0},
        fixes=(_train(board, servers), _take_ready_made(board, servers)),
    )


def _take_ready_made(board: Board, servers: Sequence[str]) -> Fix:
    plan = Plan(board)
    origin = plan.add("pretrained_model", near=servers[0])
    for place in board.of("model_registry")[:1] or _without_model(board, servers):
        plan.connect(origin, place, Kind.MODEL)
    return plan.fix("use-pretrained", "Use a model that others trained", "suggestion")


def _train(board: Board, servers: Sequence[str]) -> Fix:
    """A trainer with all that a trainer needs; what is on the board already is used."""
    there = bool(board.of("dataset_builder"))
    plan = Plan(board)
    trainer = plan.add("trainer", near=servers[0])
    builder = plan.ensure("dataset_builder", near=trainer)
    registry = plan.ensure("model_registry", near=servers[0])
    plan.connect(builder, trainer, Kind.DATA).connect(trainer, registry, Kind.MODEL)
    for sampler in board.of("training_sampler"):
        plan.connect(sampler, trainer, Kind.DATA)
    if not there or board.of("workflow_orchestrator"):
        orchestrator = plan.ensure("workflow_orchestrator", near=trainer)
        plan.connect(orchestrator, builder, Kind.CONTROL).connect(orchestrator, trainer, Kind.CONTROL)
    evaluator = plan.ensure("offline_evaluator", near=trainer)
    plan.connect(trainer, evaluator, Kind.MODEL).connect(builder, evaluator, Kind.DATA)
    plan.connect(evaluator, registry, Kind.CONTROL)
    for server in _without_model(board, servers):
        plan.connect(registry, server, Kind.MODEL)
    _feed(board, plan, builder, registry, servers)
    title = "Train it from the data set on the board" if there else "Draw the training half of the system"
    return plan.fix("add-trainer", title, "safe" if there else "suggestion")


def _without_model(board: Board, servers: Sequence[str]) -> list[str]:
    """The serving nodes that no release step leads to yet."""
    release = board.of("model_registry", "deployment_controller")
    return [s for s in servers if not board.queries.reach(release, [s], _MODEL)]


def _feed(board: Board, plan: Plan, builder: str, registry: str, servers: Sequence[str]) -> None:
    """Examples, labels and features for the data set, by way of logged outcomes."""
    queries = board.queries
    sourced = queries.reach(board.of(SOURCES), [builder], FLOW)
    labelled = any(
        e.target == builder or queries.reach([e.target], [builder], FLOW) for e in queries.edges(_LABELS)
    )
    shared = _shares_features(board, builder)
    looped = any(
        queries.reach(servers, [f], LIVE, both_ways=True) and queries.reach([f], [builder], FLOW)
        for f in queries.feedback()
    )
    if sourced and labelled and shared and looped:
        return
    logger = plan.ensure("event_logger", near=servers[0])
    _log_outcomes(board, plan, logger, servers)
    if not labelled or not queries.reach(board.of("event_logger")[:1], [builder], FLOW):
        joiner = plan.ensure("label_joiner", near=builder)
        plan.connect(logger, joiner, Kind.EVENTS).connect(joiner, builder, Kind.LABELS)
    if not (sourced and shared):
        lake = plan.ensure("data_lake", near=logger)
        transform = plan.add("feature_transform", near=lake, exported_with_model=True)
        plan.connect(logger, lake, Kind.EVENTS).connect(lake, transform, Kind.DATA)
        plan.connect(transform, builder, Kind.FEATURES).connect(transform, registry, Kind.MODEL)


def _log_outcomes(board: Board, plan: Plan, logger: str, servers: Sequence[str]) -> None:
    actors = board.of("client_app", "end_user")[:1] or board.of(ACTORS)[:1]
    for actor in actors:
        plan.connect(actor, logger, Kind.EVENTS)
    if not board.queries.reach(servers, actors, LIVE, both_ways=True):
        plan.connect(servers[0], logger, Kind.PREDICTIONS)


def _shares_features(board: Board, builder: str) -> bool:
    """Whether what makes the features of the data set also reaches every online model."""
    makers = [t for t in board.of(TRANSFORMS) if board.queries.reach([t], [builder], FLOW)]
    return bool(makers) and all(
        board.queries.reach(makers, [s], FLOW | {Kind.REQUEST}) for s in board.of(ONLINE_SERVING)
    )
