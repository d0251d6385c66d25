"""DEP002: a new model meets a few users before it meets all of them."""

from collections.abc import Iterator, Sequence

from mlsd_board.graph.typesets import ONLINE_SERVING
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.rule import rule
from mlsd_board.validation.serving_plan import supply_model
from mlsd_board.validation.severity import Phase, Severity

_WAY = frozenset({Kind.MODEL, Kind.CONTROL})
_MODEL = frozenset({Kind.MODEL})
_AT_ONCE = ("", "all_at_once")
_RELEASING = frozenset(
    {"model_registry", "trainer", "model_compressor", "ci_cd", "model_validator", "pretrained_model"}
)
_STEERED = frozenset({"deployment_controller", "app_backend", "api_gateway", "model_server", "ranker"})


@rule(
    "DEP002",
    "no-progressive-rollout",
    Severity.WARNING,
    Phase.OPERATE,
    when=lambda board: bool(board.of(ONLINE_SERVING)),
    after=("SRV001", "TRN001"),
)
def no_progressive_rollout(board: Board) -> Iterator[Violation]:
    """A new model reaches all users at once.

    ## What it looks for
    For each online model a rollout controller that leads to it (arrows of kind model or control) with a strategy
    other than all at once, or an experiment platform that steers the traffic (an arrow of kind control into the
    rollout, the backend, the gateway or a model).

    ## Why it matters
    Some faults show only under real traffic: a feature that is missing for one app version, a library that differs
    between training and serving. Meeting 5 % of users first turns an outage into a footnote.

    ## How to fix it
    Put a rollout controller between registry and model: shadow first, then a canary, then everybody. Say who
    decides to go on.

    ## Source
    Breck et al., The ML Test Score (2017), Infra 6; AWS Well-Architected Machine Learning Lens, MLREL-11; Azure
    Well-Architected Framework, AI workloads (progressive exposure).

    ## The interviewer asks
    The new model passed all offline checks. How many users do you give it in the first hour?

    ## Hints
    1. What is the worst that can happen in the first five minutes after a release, and to how many people?
    2. Something between the registry and the model can let a little traffic through first.
    3. Add a rollout controller with the strategy canary: registry → rollout → model.

    ## Known limits
    Shadow, canary, blue/green and A/B all count. Whether anybody watches the canary is not checked here.
    Where nothing produces a model yet, that is told first.
    """
    if _steered_by_experiment(board):
        return
    rollouts = board.of("deployment_controller")
    for server in board.of(ONLINE_SERVING):
        leading = [r for r in rollouts if board.queries.reach([r], [server], _WAY)]
        if all(board.text(r, "strategy") in _AT_ONCE for r in leading):
            yield Violation(
                f"{board.name(server)} gets a new model for all users at once{_because(board, leading)}.",
                subject=server,
                related=tuple(leading),
                path=board.queries.path(board.of("model_registry", "trainer"), [server], _MODEL),
                missing=() if leading else ("deployment_controller",),
                values={
                    "strategy": tuple(board.text(r, "strategy") or "unset" for r in leading) or "no rollout"
                },
                fixes=(_state(board, leading[0]) if leading else _roll_out(board, server),),
            )


def _steered_by_experiment(board: Board) -> bool:
    platforms = board.of("experiment_platform")
    steering = (e for e in board.queries.edges({Kind.CONTROL}) if e.source in platforms)
    return any(board.type(e.target) in _STEERED for e in steering)


def _because(board: Board, leading: Sequence[str]) -> str:
    stated = any(board.text(r, "strategy") for r in leading)
    return f": {board.names(leading)} {'says so' if stated else 'states no strategy'}" if leading else ""


def _state(board: Board, rollout: str) -> Fix:
    plan = Plan(board).set(rollout, "strategy", "canary")
    return plan.fix("canary", f"Let {board.name(rollout)} begin with a canary", "suggestion")


def _roll_out(board: Board, server: str) -> Fix:
    """A rollout in front of the model; it takes over the arrows that brought the model so far."""
    plan = Plan(board)
    idle = next(
        (r for r in board.of("deployment_controller") if board.text(r, "strategy") not in _AT_ONCE), None
    )
    rollout = idle or plan.add("deployment_controller", near=server, strategy="canary", rollback=True)
    bringing = [e for e in board.queries.into(server, _MODEL) if _releases(board, e.source)]
    for edge in bringing:
        plan.remove(edge.id).connect(edge.source, rollout, Kind.MODEL)
    plan.connect(rollout, server, Kind.MODEL)
    if not bringing and not board.of("deployment_controller"):
        supply_model(plan, board, rollout)
    return plan.fix("add-rollout", f"Give {board.name(server)} new models by way of a canary")


def _releases(board: Board, node: str) -> bool:
    return board.type(node) in _RELEASING
