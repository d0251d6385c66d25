"""How a serving box joins the rest of a board: its model, its inputs, its callers and those who wait for its scores."""

from collections.abc import Mapping

from mlsd_board.graph.typesets import ACTORS, EXAMPLES, FLOW, TRANSFORMS
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.gates import CHECKS, GATES
from mlsd_board.validation.live import POLICIES, ends_of
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.wiring import open_ports

SERVER_OF_MODE: Mapping[str, str] = {
    "online": "model_server",
    "stream": "model_server",
    "batch": "batch_inference",
    "on_device": "on_device_model",
}
"""The component that answers as the brief asks for."""
CALLERS = ("app_backend", "api_gateway", "client_app")
_MODEL_SOURCES = ("deployment_controller", "model_registry", "model_compressor", "pretrained_model")
_MODEL = frozenset({Kind.MODEL})
_WAITING = (*POLICIES, "prediction_logger", "drift_monitor", "quality_monitor")
_RAW = ("data_warehouse", "data_lake", "operational_db")


def add_serving(plan: Plan, board: Board, component: str) -> str:
    """A serving component wired into what is there. Returns its handle."""
    near = next((n for t in (*CALLERS, "model_registry", "trainer") for n in board.of(t)), None)
    server = plan.add(component, near=near)
    supply_model(plan, board, server)
    if component == "batch_inference":
        _join_batch(plan, board, server)
    else:
        caller = asker(plan, board, server)
        plan.connect(caller, server, Kind.REQUEST).connect(server, caller, Kind.PREDICTIONS)
        features = _features(board)
        if features:
            plan.connect(features, server, Kind.FEATURES)
    _join_waiting(plan, board, server)
    return server


def asker(plan: Plan, board: Board, node: str) -> str:
    """Whoever is to ask: the backend, itself called by an application; a new application where there is none."""
    caller = next((n for t in CALLERS for n in board.of(t)), None)
    if caller is None:
        return plan.add("client_app", near=node)
    unseen = not ends_of(board, caller).used or not board.of(ACTORS)
    if board.type(caller) != "client_app" and unseen:
        plan.connect(plan.ensure("client_app", near=caller), caller, Kind.REQUEST)
    return caller


def supply_model(plan: Plan, board: Board, server: str) -> Plan:
    """An arrow that brings a trained model to `server`: past the registry and its gate where a trainer is drawn."""
    source = next((n for t in _MODEL_SOURCES for n in board.of(t)), None)
    origins = board.of("model_registry", "trainer")
    if source is None:
        trained = bool(origins)
        source = plan.add("model_registry" if trained else "pretrained_model", near=(*origins, server)[0])
    if source not in board.queries.types or not _supplied(board, source):
        _feed(plan, board, source)
    elif not _judged(board, source):
        _gate(plan, board, source)
    return plan.connect(source, server, Kind.MODEL)


def store_predictions(plan: Plan, board: Board, batch: str) -> str:
    """A prediction store behind a batch job, read by whoever serves the user. Returns the store."""
    store = plan.ensure("prediction_store", near=batch)
    plan.connect(batch, store, Kind.PREDICTIONS)
    reader = next((n for t in CALLERS for n in board.of(t)), None) or plan.add("client_app", near=batch)
    plan.connect(store, reader, Kind.PREDICTIONS)
    return store


def _join_waiting(plan: Plan, board: Board, server: str) -> None:
    """Boxes that were drawn for the scores of a model and had none to work with, outcomes included."""
    idle = {p.node for p in open_ports(board) if p.side == "in" and Kind.PREDICTIONS in p.kinds}
    waiting = [n for n in board.of(_WAITING) if n in idle]
    waiting += [n for n in board.of(POLICIES) if n not in waiting and not ends_of(board, n).asked]
    lessons = [n for n in board.queries.feedback() if board.queries.reach([n], board.of("trainer"), FLOW)]
    waiting += [n for n in lessons if n in idle and n not in waiting]
    user = next((n for t in CALLERS for n in board.of(t)), None)
    for node in waiting:
        plan.connect(server, node, Kind.PREDICTIONS)
        if user and board.type(node) in POLICIES and not ends_of(board, node).used:
            plan.connect(node, user, Kind.PREDICTIONS)


def _join_batch(plan: Plan, board: Board, batch: str) -> None:
    features = _features(board)
    raw = next((n for t in _RAW for n in board.of(t)), None)
    if features:
        plan.connect(features, batch, Kind.FEATURES)
    elif raw:
        plan.connect(raw, batch, Kind.DATA)
    store_predictions(plan, board, batch)


def _features(board: Board) -> str | None:
    """The shared step that training uses too, stores first: reading it is what avoids skew."""
    trainers = board.of("trainer")
    shared = [n for n in board.of(TRANSFORMS) if not trainers or board.queries.reach([n], trainers, EXAMPLES)]
    return min(shared, key=lambda n: (board.type(n) != "feature_store", n), default=None)


def _supplied(board: Board, source: str) -> bool:
    if board.type(source) == "pretrained_model":
        return True
    return bool(board.queries.into(source, {Kind.MODEL}))


def _feed(plan: Plan, board: Board, source: str) -> None:
    """Bring the trained model to the box that hands it on, and let somebody judge it first."""
    registry = next((n for n in board.of("model_registry") if n != source), None)
    trainer = next(iter(board.of("trainer")), None)
    if registry and board.queries.types.get(source) == "deployment_controller":
        plan.connect(registry, source, Kind.MODEL)
    elif trainer:
        plan.connect(trainer, source, Kind.MODEL)
        _gate(plan, board, source)


def _judged(board: Board, source: str) -> bool:
    """Whether a model passes somebody who judges it before it leaves `source`, or comes from no trainer of ours."""
    judges = board.of(CHECKS)
    way = {n for n in board.queries.types if source in board.queries.reached(n, _MODEL)} | {source}
    verdicts = {e.target for e in board.queries.edges({Kind.CONTROL, Kind.METRICS}) if e.source in judges}
    good = verdicts.intersection(board.of(GATES)).union(judges)
    return way.isdisjoint(board.of("trainer")) or not way.isdisjoint(good)


def _gate(plan: Plan, board: Board, source: str) -> None:
    trainer = board.of("trainer")[0]
    judges = board.of("model_validator") or board.of("offline_evaluator")
    judge = judges[0] if judges else plan.add("offline_evaluator", near=trainer)
    plan.connect(judge, source, Kind.CONTROL)
    if board.queries.types.get(judge) != "model_validator":
        plan.connect(trainer, judge, Kind.MODEL)
    data = next(iter(board.of("dataset_builder", "data_warehouse", "data_lake")), None)
    if not judges and data:
        plan.connect(data, judge, Kind.DATA)
