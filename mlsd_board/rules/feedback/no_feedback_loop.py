"""FBK001: what happened after a prediction never comes back to training."""

from collections.abc import Iterator
from typing import NamedTuple

from mlsd_board.graph.queries import walk
from mlsd_board.graph.typesets import ACTORS, FLOW, LIVE, SERVING
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.outcomes import told_as
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.privacy import connect_privately
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity
from mlsd_board.validation.tasks import learns_from_labels

_EMITTERS = ("client_app", "end_user", "downstream_system", "app_backend", "api_gateway", "decision_engine")
_WITNESSES = ACTORS | {
    "app_backend",
    "api_gateway",
    "event_stream",
    "stream_processor",
    "operational_db",
    "sensor_source",
    "external_source",
    "human_review_queue",
}
_MUTE = SERVING - {"model_server", "on_device_model"}
"""They send scores, not events."""
_TOWARDS = (
    "dataset_builder",
    "label_joiner",
    "data_validator",
    "data_warehouse",
    "data_lake",
    "event_stream",
)


class _Loop(NamedTuple):
    """The drawn part of a loop, the box its missing hop starts at, and the box (or component) it should lead to."""

    path: tuple[str, ...]
    collector: str | None
    served: bool
    learned: bool


@rule(
    "FBK001",
    "no-feedback-loop",
    Severity.ERROR,
    Phase.OPERATE,
    when=lambda board: bool(board.of(SERVING) and board.of("trainer")) and learns_from_labels(board),
)
def no_feedback_loop(board: Board) -> Iterator[Violation]:
    """What happens after a prediction never comes back to training.

    ## What it looks for
    A way from a serving box to a place where outcomes are collected (an event logger, a review queue, a business
    system that sends events, labels or data back, or a database that a label joiner reads), and on from there to the
    trainer. An event logger collects outcomes
    only if somebody who can see them tells it (a user, an application, a backend, a stream, a database or a sensor);
    a log that only models write to is a warning, and so is a database that is learned from but hears of nothing that
    was served. The first half may run along
    `predictions`, `events`, `data`, `control`, `labels` and, in both directions, `request`; the second along `data`,
    `features`, `labels`, `events` and `predictions`. The finding shows the longest part of the loop that is drawn and
    names the hop that is missing. Tasks that learn without labels (clustering and its like) are not asked.

    ## Why it matters
    Without feedback the model learns from a world that no longer exists, and every new label has to be bought. With
    it, use produces the next training set.

    ## How to fix it
    Close the circle: the application logs what users did, a joiner matches it to the prediction, and the result goes
    into the training set.

    ## Source
    Interview Kickstart, "What to expect from system design rounds" (build feedback into the design); AWS
    Well-Architected Machine Learning Lens, operational excellence 8; C. Huyen, machine learning systems design,
    serving; E. Yan, More design patterns for machine learning systems (data flywheel).

    ## The interviewer asks
    A user ignores your prediction. How does the next model learn from that?

    ## Hints
    1. Your system predicts. How does it find out whether it was right?
    2. Follow the outcome: from the user to a log, from the log to labels, from the labels to training.
    3. Let an event logger collect outcomes, join them to predictions, and send the labels to the training set.
    """
    trainers, serving = set(board.of("trainer")), board.of(SERVING)
    seen = _reached(board, serving)
    collectors = board.queries.feedback()
    taught = board.queries.leading_to(trainers, FLOW)
    if any(f in seen and f in taught and _hears(board, f) for f in collectors):
        return
    loops = [_loop(board, f, serving, trainers, served=f in seen and _hears(board, f)) for f in collectors]
    best = max(loops, key=_closeness, default=_open_end(board, serving, seen))
    wanted = () if best.collector else ("event_logger",)
    lacks_labels = not best.learned and not board.of("label_joiner")
    heard = [f for f, loop in zip(collectors, loops, strict=True) if loop.learned]
    drawn = any(f in seen or board.type(f) == "operational_db" for f in heard)
    yield Violation(
        f"{_headline(best)} {_sentence(board, best)}",
        related=tuple(dict.fromkeys((*best.path, *sorted(trainers)))),
        path=best.path,
        missing=(*wanted, *(("label_joiner",) if lacks_labels else ())),
        fixes=tuple(_fixes(board, best, serving, seen)),
        severity=Severity.WARNING if drawn else None,
    )


def _hears(board: Board, collector: str) -> bool:
    """Whether outcomes get there; a log that models alone write to knows what was said, not what came of it."""
    if board.type(collector) != "event_logger":
        return True
    return any(e.target == collector and board.type(e.source) in _WITNESSES for e in board.queries.edges())


def _reached(board: Board, serving: list[str]) -> set[str]:
    return walk(board.queries.next(LIVE, both_ways=True), serving)


def _loop(board: Board, collector: str, serving: list[str], trainers: set[str], *, served: bool) -> _Loop:
    learned = board.queries.reach([collector], trainers, FLOW)
    first = board.queries.path(serving, [collector], LIVE, both_ways=True) if served else (collector,)
    if learned:
        rest = board.queries.path([collector], trainers, FLOW)
    else:
        ahead = [n for t in _TOWARDS for n in board.of(t) if n in board.queries.reached(collector, FLOW)]
        rest = board.queries.path([collector], ahead[:1], FLOW)
    return _Loop((*first, *rest[1:]), collector, served, learned)


def _open_end(board: Board, serving: list[str], seen: set[str]) -> _Loop:
    """No box collects outcomes: the drawn part ends at whoever sees the prediction."""
    ends = [n for t in _EMITTERS for n in board.of(t) if n in seen]
    path = board.queries.path(serving, ends[:1], LIVE, both_ways=True) or tuple(serving[:1])
    return _Loop(path, None, served=False, learned=False)


def _closeness(loop: _Loop) -> tuple[int, int, str]:
    return loop.served + loop.learned, len(loop.path), loop.collector or ""


def _headline(loop: _Loop) -> str:
    if loop.learned and not loop.served:
        return "What was served leaves no trace in what training learns from."
    return "Outcomes never come back to training."


def _sentence(board: Board, loop: _Loop) -> str:
    """Which hop is missing, in words."""
    trail = board.trail(loop.path)
    if loop.collector is None:
        return f"Drawn is {trail}; missing is a box that logs what happened next, and its way to training."
    name = board.name(loop.collector)
    if loop.served:
        goal = board.names(board.of("dataset_builder")[:1] or board.of("trainer")[:1])
        return f"Drawn is {trail}; missing is the way from {board.name(loop.path[-1])} to {goal}."
    if loop.learned:
        return f"Drawn is {trail}; missing is an arrow that brings outcomes of what was served to {name}."
    return f"{name} neither hears of what was served nor leads to training; both hops are missing."


def _fixes(board: Board, loop: _Loop, serving: list[str], seen: set[str]) -> Iterator[Fix]:
    plan = Plan(board)
    emitter = _emitter(board, serving, seen)
    collector = loop.collector or plan.add("event_logger", near=emitter)
    component = board.type(loop.collector) if loop.collector else "event_logger"
    if not loop.served:
        if component == "event_logger" and board.type(emitter) not in _WITNESSES:
            viewer = next(iter(board.of("client_app")), None) or plan.add("client_app", near=emitter)
            plan.connect(emitter, viewer, Kind.PREDICTIONS).connect(viewer, collector, Kind.EVENTS)
        tells = component == "event_logger" and board.type(emitter) not in _MUTE
        plan.connect(
            emitter if component == "event_logger" else serving[0],
            collector,
            Kind.EVENTS if tells else Kind.PREDICTIONS,
        )
    if not loop.learned:
        _teach(plan, board, collector, serving)
    yield plan.fix("close-loop", "Close the loop: log, join, learn")
    if component != "human_review_queue":
        plan = Plan(board)
        queue = plan.ensure("human_review_queue", near=serving[0])
        plan.connect(serving[0], queue, Kind.PREDICTIONS)
        plan.connect(queue, _lessons(board), Kind.LABELS)
        yield plan.fix("review", "Let people review predictions and learn from their verdicts", "suggestion")


def _emitter(board: Board, serving: list[str], seen: set[str]) -> str:
    """Who sees the prediction and can tell what happened next; the serving box itself as a last resort."""
    return next((n for t in _EMITTERS for n in board.of(t) if n in seen), serving[0])


def _teach(plan: Plan, board: Board, collector: str, serving: list[str]) -> None:
    """Outcomes, joined to what was predicted, become labels of the training set."""
    joiner = plan.ensure("label_joiner", near=collector)
    connect_privately(plan, board, collector, joiner, told_as(board, collector))
    logged = board.of("prediction_logger")
    plan.connect((*logged, *serving)[0], joiner, Kind.PREDICTIONS)
    plan.connect(joiner, _lessons(board), Kind.LABELS)


def _lessons(board: Board) -> str:
    """Where labels enter: the training set that feeds a trainer, else a trainer."""
    trainers = board.of("trainer")
    sets = [n for n in board.of("dataset_builder") if board.queries.reach([n], trainers, FLOW)]
    return (sets or trainers)[0]
