"""TRF003: a model on a device that is too big for it, or frozen there."""

from collections.abc import Iterator

from mlsd_board.estimate.figures import plain
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.plan import Plan, brief_fix
from mlsd_board.validation.rule import rule
from mlsd_board.validation.serving_plan import add_serving
from mlsd_board.validation.severity import Phase, Severity

_BUDGET = {
    "model_size_mb": "MB of model",
    "memory_mb": "MB of memory",
    "power_mw": "mW",
    "p99_latency_ms": "ms",
}
_MODEL = frozenset({Kind.MODEL})
_SENDERS = ("deployment_controller", "model_registry")


@rule(
    "TRF003",
    "on-device-budget-unmet",
    Severity.ERROR,
    Phase.OPERATE,
    when=lambda board: board.req.mode == "on_device" or board.tagged("on_device"),
)
def on_device_budget_unmet(board: Board) -> Iterator[Violation]:
    """The device cannot bear the model, or the model can never be replaced there.

    ## What it looks for
    When the model runs on a device: an on-device model at all; its size, memory, power and latency within what the
    brief says the device can bear; and a way for updates, from a registry or a rollout to the device along `model`,
    or at least a compressor that makes it small (missing both is a warning).

    ## Why it matters
    Battery and memory are hard limits: what does not fit does not run. And a model that cannot be replaced is as good
    as on the day it was shipped.

    ## How to fix it
    State what the device can bear, compress the model until it fits (quantise, prune, distil), and draw how a new model
    gets onto the device.

    ## Source
    Interview Kickstart, "What to expect from system design rounds" (a voice trigger on the phone); Apple, articles on
    the voice trigger system (2017 and later); A. Dirzad, Machine Learning Interviews (machine learning on the edge); C.
    Huyen, machine learning systems design, serving.

    ## The interviewer asks
    It listens all day. What does that cost the battery, and how do you fix a bad model that is already out there?

    ## Hints
    1. What may the model cost in memory and power, and what does it cost?
    2. Make it smaller, and give it a way to be replaced.
    3. Put a model compressor before the registry, and let a rollout bring new versions to the device.

    ## Known limits
    Each on-device model is compared with the budget alone; several models on one device are not added up.
    """
    models = board.of("on_device_model")
    if not models:
        plan = Plan(board)
        add_serving(plan, board, "on_device_model")
        yield Violation(
            "The model is to run on a device, but no on-device model is drawn.",
            missing=("on_device_model",),
            values={"mode": board.req.mode, "tags": board.brief.tags},
            key="model",
            fixes=(plan.fix("add-on-device-model", "Add an on-device model", "suggestion"),),
        )
    for node in models:
        yield from _too_much(board, node)
    updated = set().union(*(board.queries.reached(n, _MODEL) for n in board.of(_SENDERS)))
    for node in models:
        if node not in updated and not board.of("model_compressor"):
            yield Violation(
                f"{board.name(node)} is frozen: no rollout or registry brings it a new model, "
                "and none is compressed for it.",
                subject=node,
                missing=("model_compressor",),
                key="update",
                severity=Severity.WARNING,
                fixes=tuple(_updates(board, node)),
            )


def _too_much(board: Board, node: str) -> Iterator[Violation]:
    for attribute, unit in _BUDGET.items():
        allowed, value = getattr(board.req.device, attribute), board.number(node, attribute)
        if allowed is not None and value is not None and value > allowed:
            yield Violation(
                f"{board.name(node)} needs {plain(value)} {unit}; the device can bear {plain(allowed)}.",
                subject=node,
                values={attribute: value, "allowed": allowed},
                key=attribute,
                fixes=tuple(_shrink(board, node, attribute, allowed)),
            )


def _shrink(board: Board, node: str, attribute: str, allowed: float) -> Iterator[Fix]:
    plan = Plan(board)
    edge = next(iter(board.queries.into(node, _MODEL)), None)
    if edge and not board.of("model_compressor"):
        plan.insert(edge.id, "model_compressor", (Kind.MODEL, Kind.MODEL))
    plan.set(node, attribute, allowed)
    name = attribute.replace("_", "-")
    yield plan.fix(
        f"compress-{name}", f"Make the model fit: {plain(allowed)} {_BUDGET[attribute]}", "suggestion"
    )
    yield brief_fix(f"req.device.{attribute}", "Change what the device can bear in the brief")


def _updates(board: Board, node: str) -> Iterator[Fix]:
    sender = next((n for t in _SENDERS for n in board.of(t)), None)
    plan = Plan(board)
    if sender:
        plan.connect(sender, node, Kind.MODEL)
    else:
        trainer = next(iter(board.of("trainer")), None)
        sender = plan.add("model_registry", near=trainer or node)
        if trainer:
            plan.connect(trainer, sender, Kind.MODEL)
        plan.connect(sender, node, Kind.MODEL)
    yield plan.fix("update", f"Give {board.name(node)} a way to be updated", "suggestion")
    edge = next(iter(board.queries.into(node, _MODEL)), None)
    if edge:
        plan = Plan(board)
        plan.insert(edge.id, "model_compressor", (Kind.MODEL, Kind.MODEL))
        yield plan.fix("compress", "Compress the model for the device", "suggestion")
