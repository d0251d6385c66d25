"""DEP001: between training and serving a model is kept, named and versioned."""

from collections.abc import Iterator, Sequence

from mlsd_board.graph.queries import Edge
from mlsd_board.graph.typesets import SERVING
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.gates import CHECKS
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity

_MODEL = frozenset({Kind.MODEL})


@rule(
    "DEP001",
    "model-not-registered",
    Severity.WARNING,
    Phase.OPERATE,
    when=lambda board: bool(board.of("trainer")) and bool(board.of(SERVING)),
)
def model_not_registered(board: Board) -> Iterator[Violation]:
    """Models go from training to serving without a registry.

    ## What it looks for
    A model registry on some path of model arrows from a trainer to a serving component. There is none.

    ## Why it matters
    "Which model is live, what was it trained on, and where is the one before it?" A registry answers that.
    Without versions there is nothing to compare with, nothing to audit and nothing to go back to.

    ## How to fix it
    Let the trainer hand its models to a registry, and let serving (or the rollout) fetch them there.

    ## Source
    Google Cloud, MLOps level 2; Lakshmanan, Robinson and Munn, Machine Learning Design Patterns (2020), Model
    Versioning; AWS Well-Architected Machine Learning Lens; the model registry of MLflow.

    ## The interviewer asks
    The new model misbehaves. Where is the old one, and how do you know which it was?

    ## Hints
    1. Where is yesterday's model now?
    2. Models need a shelf with names and versions between those who make them and those who run them.
    3. Draw trainer → model registry → server, both arrows of kind model.
    """
    trainers, servers, queries = board.of("trainer"), board.of(SERVING), board.queries
    registries = board.of("model_registry")
    if any(queries.reach(trainers, [r], _MODEL) and queries.reach([r], servers, _MODEL) for r in registries):
        return
    path = queries.path(trainers, servers, _MODEL)
    how = f": {board.trail(path)}" if path else ""
    yield Violation(
        f"No registry keeps the models between {board.names(trainers)} and {board.names(servers)}{how}.",
        subject=trainers[0],
        related=(*trainers[1:], *registries, *servers),
        path=path,
        missing=() if registries else ("model_registry",),
        values={"model registries": len(registries)},
        fixes=(_register(board, trainers, servers),),
    )


def _register(board: Board, trainers: Sequence[str], servers: Sequence[str]) -> Fix:
    plan = Plan(board)
    registry = plan.ensure("model_registry", near=servers[0])
    hand_overs = list(_hand_overs(board, trainers, servers))
    for edge in hand_overs:
        plan.remove(edge.id)
        plan.connect(edge.source, registry, Kind.MODEL).connect(registry, edge.target, Kind.MODEL)
    if not hand_overs:
        _join(board, plan, registry, trainers, servers)
    return plan.fix("add-registry", "Keep the models in a registry")


def _hand_overs(board: Board, trainers: Sequence[str], servers: Sequence[str]) -> Iterator[Edge]:
    """The arrows over which models leave the training side: into a rollout, else into serving."""
    reach = board.queries.reach
    rollouts = [r for r in board.of("deployment_controller") if reach([r], servers, _MODEL)]
    for edge in board.queries.edges(_MODEL):
        made = edge.source in trainers or reach(trainers, [edge.source], _MODEL)
        if made and edge.source not in (*rollouts, *servers) and edge.target in (*rollouts, *servers):
            yield edge


def _join(board: Board, plan: Plan, registry: str, trainers: Sequence[str], servers: Sequence[str]) -> None:
    """Models do not reach serving at all yet: lead them there, past a check."""
    reach = board.queries.reach
    if registry not in board.of("model_registry") or not reach(trainers, [registry], _MODEL):
        plan.connect(trainers[0], registry, Kind.MODEL)
    last = registry
    for rollout in board.of("deployment_controller")[:1]:
        for edge in board.queries.edges(_MODEL):
            if edge.target == rollout and edge.source in trainers:
                plan.remove(edge.id)
        plan.connect(registry, rollout, Kind.MODEL)
        last = rollout
    for server in servers:
        if last == registry or not reach([last], [server], _MODEL):
            plan.connect(last, server, Kind.MODEL)
    checks = board.of(CHECKS)
    gate = checks[0] if checks else plan.add("model_validator", near=trainers[0])
    plan.connect(gate, registry, Kind.CONTROL)
