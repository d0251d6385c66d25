"""DEP003: the way back is planned before it is needed."""

from collections.abc import Iterator

from mlsd_board.graph.typesets import ONLINE_SERVING
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.option import Option
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity

_LEAST_VERSIONS = Option("versions", 2, "versions that a registry keeps, at least", minimum=1)


@rule(
    "DEP003",
    "no-rollback",
    Severity.WARNING,
    Phase.OPERATE,
    when=lambda board: bool(board.of(ONLINE_SERVING)),
    after=("SRV001", "TRN001"),
    options=(_LEAST_VERSIONS,),
)
def no_rollback(board: Board) -> Iterator[Violation]:
    """There is no way back to the last good model.

    ## What it looks for
    A rollout controller that can roll back, or a model registry that keeps at least two versions. There is neither.

    ## Why it matters
    Going back is the cheapest cure there is: it works before anybody knows what is wrong. But it works only if the
    old model still exists, fits the features of today, and somebody has tried it.

    ## How to fix it
    Keep the previous versions in the registry, and let the rollout return to the last one, on its own when
    a guardrail breaks.

    ## Source
    Breck et al., The ML Test Score (2017), Infra 7; AWS Well-Architected Machine Learning Lens, MLREL-13; Google
    Cloud, MLOps (the metadata store points to the previous model).

    ## The interviewer asks
    It is three in the morning and the new model is wrong. What do you do, and how long does it take?

    ## Hints
    1. Where is the model that was live yesterday, right now?
    2. Two things make it quick: the old version is kept, and something can switch to it.
    3. State rollback on the rollout controller, and versions kept (5, say) on the registry.

    ## Known limits
    One place on the board is enough; whether every model can go back is not checked. Where nothing
    produces a model yet, that is told first.
    """
    rollouts, registries = board.of("deployment_controller"), board.of("model_registry")
    if any(board.flag(r, "rollback") for r in rollouts):
        return
    if any((board.number(r, "versions_kept") or 0) >= board.value(_LEAST_VERSIONS) for r in registries):
        return
    servers = board.of(ONLINE_SERVING)
    places = (*rollouts, *registries)
    where = f" on {board.names(places)}" if places else ": nothing on the board keeps it"
    yield Violation(
        f"{board.names(servers)} cannot go back to the last good model; no rollback and no older versions are "
        f"stated{where}."
        if places
        else f"{board.names(servers)} cannot go back to the last good model{where}.",
        subject=places[0] if places else servers[0],
        related=(*places[1:], *servers),
        missing=() if places else ("deployment_controller",),
        values={
            "rollback": tuple(board.flag(r, "rollback") for r in rollouts) or "no rollout",
            "versions_kept": tuple(board.number(r, "versions_kept") for r in registries) or "no registry",
        },
        fixes=tuple(_ways_out(board, servers[0])),
    )


def _ways_out(board: Board, server: str) -> Iterator[Fix]:
    for rollout in board.of("deployment_controller")[:1]:
        plan = Plan(board).set(rollout, "rollback", True)
        yield plan.fix(
            "state-rollback", f"Let {board.name(rollout)} return to the previous model", "suggestion"
        )
    for registry in board.of("model_registry")[:1]:
        plan = Plan(board).set(registry, "versions_kept", 5)
        yield plan.fix("keep-versions", f"Keep five versions in {board.name(registry)}", "suggestion")
    if not board.of("deployment_controller", "model_registry"):
        plan = Plan(board)
        rollout = plan.add("deployment_controller", near=server, strategy="canary", rollback=True)
        for edge in list(board.queries.edges({Kind.MODEL})):
            if edge.target == server and board.type(edge.source) in ("trainer", "model_compressor"):
                plan.remove(edge.id).connect(edge.source, rollout, Kind.MODEL)
        plan.connect(rollout, server, Kind.MODEL)
        yield plan.fix("add-rollout", "Release by a rollout that can go back", "suggestion")
