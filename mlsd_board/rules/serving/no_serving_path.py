"""SRV001: a board on which no prediction is ever made."""

from collections.abc import Iterator

from mlsd_board.graph.typesets import SERVING
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Applicability, Fix
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.retrieval_plan import add_generator, give_index
from mlsd_board.validation.rule import rule
from mlsd_board.validation.serving_plan import SERVER_OF_MODE, add_serving
from mlsd_board.validation.severity import Phase, Severity

_CHOICES = {
    "model_server": "Serve online: add a model server",
    "batch_inference": "Serve in batch: add batch inference and a store for its results",
    "on_device_model": "Serve on the device: add an on-device model",
}
_MODEL = frozenset({Kind.MODEL})
_MANY = 100_000


@rule("SRV001", "no-serving-path", Severity.ERROR, Phase.SKETCH)
def no_serving_path(board: Board) -> Iterator[Violation]:
    """Nothing on the board makes a prediction for anyone.

    ## What it looks for
    A board of four components or more without a model server, a ranker, an on-device model or batch inference.

    ## Why it matters
    A model that answers nobody has no value. Serving is also where an interviewer sees whether the design could run
    in production: latency, scale and failure all live there.

    ## How to fix it
    Choose how predictions are made: while the user waits (model server or ranker), ahead of time for everyone (batch
    inference with a prediction store), or on the device. Then wire it to the model and to those who ask.

    ## Source
    A. Dirzad, Machine Learning Interviews, ML system design, step 7 (serving); C. Huyen, machine learning systems
    design, serving; Interview Kickstart, "What to expect from system design rounds" (describe the complete system).

    ## The interviewer asks
    A user opens the product. Which box computes the prediction they see, and when?

    ## Hints
    1. You have told how the system learns. What does it do for a user?
    2. Predictions can be made on request, in batch, or on the device.
    3. Add a model server (or batch inference) and connect it to the model and to the application.
    """
    if board.of(SERVING):
        return
    origin = board.of("trainer", "pretrained_model")
    ends = board.of("deployment_controller", "model_registry")
    path = board.queries.path(origin, ends, _MODEL) or tuple(origin[:1])
    after = f" The model's way ends at {board.name(path[-1])}." if path else ""
    match = SERVER_OF_MODE.get(board.req.mode or "")
    yield Violation(
        f"Show how a prediction is produced for a user: online, in batch or on the device.{after}",
        related=path,
        path=path,
        missing=(match or "model_server",),
        values={"mode": board.req.mode or ""},
        fixes=tuple(_fixes(board, match)),
    )


def _ranks_many(board: Board) -> bool:
    """Whether a live model would have to score more items than one request leaves time for."""
    ranked = board.brief.category == "recommendation" or board.tagged("ranked_list", "feed", "ads", "search")
    return ranked and (board.req.catalog_size or 0) > _MANY and not board.of("candidate_generator")


def _fixes(board: Board, match: str | None) -> Iterator[Fix]:
    trained = bool(board.of("trainer", "pretrained_model"))
    for component in sorted(_CHOICES, key=lambda c: c != match):
        plan = Plan(board)
        server = add_serving(plan, board, component)
        if component == "model_server" and _ranks_many(board):
            give_index(plan, board, add_generator(plan, board, server))
        certainty: Applicability = "safe" if component == match and trained else "suggestion"
        yield plan.fix(f"add-{component.replace('_', '-')}", _CHOICES[component], certainty)
