"""SRV003: a box that serves, but never gets a trained model."""

from collections.abc import Iterator

from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.rule import rule
from mlsd_board.validation.serving_plan import supply_model
from mlsd_board.validation.severity import Phase, Severity

_SERVERS = ("model_server", "on_device_model", "batch_inference")
_ORIGINS = (
    "trainer",
    "pretrained_model",
    "model_registry",
    "deployment_controller",
    "model_compressor",
    "baseline_model",
)
_MODEL = frozenset({Kind.MODEL})


@rule(
    "SRV003",
    "serving-without-model",
    Severity.ERROR,
    Phase.SKETCH,
    when=lambda board: bool(board.of(_SERVERS)),
    after_on_subject=("STR001",),
)
def serving_without_model(board: Board) -> Iterator[Violation]:
    """A box serves predictions, but no trained model ever gets to it.

    ## What it looks for
    A model server, on-device model or batch inference that no `model` arrow reaches, directly or over several boxes,
    from a trainer, a pretrained model, a registry, a rollout, a compressor or a baseline.

    ## Why it matters
    The hand-over from training to serving is where hand-made systems break: a file copied by somebody, once, from
    somewhere.

    ## How to fix it
    Draw the model's way: trainer → registry → (rollout) → server. The quick fix starts from the last box of that way
    that is on your board.

    ## Source
    Google Cloud, MLOps: continuous delivery and automation pipelines in machine learning (level 0 against level 1);
    TensorFlow Extended, Pusher; Interview Kickstart, "What to expect from system design rounds" (deploy the best
    model).

    ## The interviewer asks
    A new model has passed its evaluation. How does it get into this box?

    ## Hints
    1. One box answers requests. Where did it get its knowledge from?
    2. Follow the `model` arrows: do they end before the box that serves?
    3. Draw a `model` arrow from the registry or the rollout to the serving box.
    """
    origins = board.of(_ORIGINS)
    for node in board.of(_SERVERS):
        if board.queries.reach(origins, {node}, _MODEL):
            continue
        path = _known(board)
        known = f" It gets as far as {board.name(path[-1])}." if path else ""
        yield Violation(
            f"How does a trained model get to {board.name(node)}?{known}",
            subject=node,
            related=path,
            path=path,
            missing=() if origins else ("model_registry",),
            fixes=(_fix(board, node),),
        )


def _known(board: Board) -> tuple[str, ...]:
    """The longest drawn part of the model's way."""
    for ends in ("deployment_controller", "model_compressor", "model_registry"):
        path = board.queries.path(board.of("trainer", "pretrained_model"), board.of(ends), _MODEL)
        if path:
            return path
    return tuple(board.of(_ORIGINS)[:1])


def _fix(board: Board, node: str) -> Fix:
    plan = supply_model(Plan(board), board, node)
    trained = board.of("trainer", "model_registry", "deployment_controller", "pretrained_model")
    title = "Bring it the model" if trained else "Start from a pretrained model"
    return plan.fix("supply-model", title, "safe" if trained else "suggestion")
