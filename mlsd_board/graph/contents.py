"""Ten questions asked of any design: does it contain sources, storage, features, training … ? Answered from its boxes.

What is drawn counts first. What is only said counts where people usually say rather than draw: a frame titled
"train/eval", an arrow labelled "retrain", a box of some other sort that says "train.yml".
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import NamedTuple

from mlsd_board.graph import said
from mlsd_board.graph.queries import Adjacency, walk
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection
from mlsd_board.model.kind import Kind

_STORES = frozenset(
    {
        "operational_db",
        "data_lake",
        "data_warehouse",
        "graph_store",
        "vector_index",
        "feature_store",
    }
)
_FEATURES = frozenset(
    {
        "batch_feature_pipeline",
        "streaming_feature_pipeline",
        "feature_store",
        "feature_transform",
        "data_preprocessor",
        "embedding_encoder",
    }
)
_TRAINERS = frozenset({"trainer", "hyperparameter_tuner"})
_EVALUATORS = frozenset({"offline_evaluator", "human_evaluation", "fairness_evaluator"})
_TRIALS = frozenset({"simulator", "model_validator"})
_SERVERS = frozenset(
    {"model_server", "on_device_model", "batch_inference", "ranker", "re_ranker", "candidate_generator"}
)
_MONITORS = frozenset({"system_monitor", "quality_monitor", "drift_monitor", "alerting"})
_SOURCES = frozenset({"external_source", "sensor_source", "batch_ingestion", "event_logger"})
_JUDGES = frozenset({"annotation_service", "human_review_queue", "active_learner"})
_MODELS = frozenset({"model_registry", "checkpoint_store", "trainer", "deployment_controller"})
_ASKING = _SERVERS | {"decision_engine", "app_backend"}
_HOSTS = frozenset({"app_backend", "workflow_orchestrator", "ci_cd"})
_ONLINE = frozenset({"api_gateway", "app_backend", "client_app", "end_user"})
_LEARNING = (
    _TRAINERS
    | _SERVERS
    | frozenset({"annotation_service", "active_learner"})
    | _EVALUATORS
    | _TRIALS
    | (_FEATURES - {"data_preprocessor"})
    | frozenset(
        [
            "vector_index",
            "model_registry",
            "checkpoint_store",
            "experiment_tracker",
            "drift_monitor",
            "quality_monitor",
            "pretrained_model",
            "dataset_builder",
            "guardrail",
            "query_understanding",
            "optimizer",
            "exploration_policy",
            "explainer",
            "prediction_store",
            "model_compressor",
            "training_sampler",
        ]
    )
)


class _Told(NamedTuple):
    """A design as the questions need it."""

    types: Mapping[str, str]
    labels: Mapping[str, str]
    arrows: tuple[Connection, ...]
    titles: tuple[str, ...]
    following: Adjacency

    def of(self, components: Collection[str]) -> list[str]:
        return [id for id, component in self.types.items() if component in components]

    def has(self, components: Collection[str]) -> bool:
        return bool(self.of(components))

    def said(self, pattern: re.Pattern[str], texts: Iterable[str]) -> bool:
        return any(pattern.search(text) for text in texts)


def contents(design: Design) -> dict[str, bool]:
    """The answer to each of the ten questions, in the order a design is usually drawn."""
    told = _told(design)
    learns = told.has(_LEARNING) or told.said(said.TRAIN, told.labels.values())
    return {name: (learns or name == "storage") and ask(told) for name, ask in QUESTIONS.items()}


def _told(design: Design) -> _Told:
    types = {node.id: node.component for node in design.nodes.values()}
    labels = {node.id: node.label for node in design.nodes.values()}
    labels |= {note.id: note.text for note in design.notes.values() if len(note.text) <= 80}
    titles = tuple(frame.title for frame in design.frames.values())
    arrows = tuple(design.connections.values())
    return _Told(types, labels, arrows, titles, _following(design, arrows, types))


def _following(design: Design, arrows: Iterable[Connection], types: Mapping[str, str]) -> Adjacency:
    """Where information can go next. A frame stands for what lies in it; answers come back between online boxes."""
    inside = {frame: [b.id for b in design.members(frame)] for frame in design.frames}
    found: dict[str, set[str]] = {}
    teachers = {a.source for a in arrows if types.get(a.target, "") in _TRAINERS}
    for arrow in arrows:
        found.setdefault(arrow.source, set()).add(arrow.target)
        ends = {types.get(arrow.source, ""), types.get(arrow.target, "")}
        if arrow.kind is Kind.REQUEST and ends <= _ONLINE | _SERVERS and arrow.source not in teachers:
            found.setdefault(arrow.target, set()).add(arrow.source)
    for frame, members in inside.items():
        found.setdefault(frame, set()).update(members)
        for member in members:
            found.setdefault(member, set()).update(found.get(frame, set()) - set(members) - {frame})
    return {id: tuple(sorted(ends)) for id, ends in found.items()}


def _source(told: _Told) -> bool:
    fed = {a.target for a in told.arrows}
    made = {
        a.target for a in told.arrows if told.types.get(a.source, "") in _SERVERS | _TRAINERS | _EVALUATORS
    }
    giving = {a.source for a in told.arrows}
    if any(id in giving or id not in made for id in told.of(_SOURCES)):
        return True
    if told.said(said.UPLOAD, (a.label for a in told.arrows)):
        return True
    roots = [id for id in told.of(_STORES | {"dataset_builder", "dataset"}) if id not in fed]
    if any(said.ROOT.search(told.labels[id]) for id in roots):
        return True
    learning = told.of(_TRAINERS | _FEATURES | {"data_lake", "data_warehouse"})
    streams = [
        s for s in told.of({"event_stream", "stream_processor"}) if not said.JOBS.search(told.labels[s])
    ]
    return any(not walk(told.following, [s]).isdisjoint(learning) for s in streams)


def _storage(told: _Told) -> bool:
    """Stores of every sort; what is kept of data sets and predictions where it says so, and titles that name one."""
    indices = (told.labels[id] for id in told.of({"search_index"}))
    kept = (told.labels[id] for id in told.of({"dataset_builder", "prediction_store", "prediction_logger"}))
    return (
        told.has(_STORES)
        or any(not label or said.INDEX.search(label) for label in indices)
        or told.said(said.KEPT, kept)
        or told.said(said.BASE, told.titles)
    )


def _features(told: _Told) -> bool:
    preparing = (
        told.labels[id]
        for id in told.of({"stream_processor", "batch_ingestion", "app_backend", "dataset_builder"})
    )
    spoken = told.said(said.EMBED, (a.label for a in told.arrows))
    return told.has(_FEATURES) or spoken or told.said(said.PREPARES, preparing)


def _training(told: _Told) -> bool:
    texts = (*told.labels.values(), *told.titles, *(a.label for a in told.arrows))
    modelled = told.said(
        said.MODELING, (*told.titles, *(told.labels[id] for id in told.labels.keys() - told.types.keys()))
    )
    return told.has(_TRAINERS) or told.said(said.TRAIN, texts) or modelled


def _evaluation(told: _Told) -> bool:
    """Evaluators; a gate or a simulation is one only where models are made or kept."""
    made = told.of(_TRAINERS | _MODELS | {"dataset_builder", "experiment_tracker"})
    # What a model goes through: told by its arrows, or at least not asked by a decision about one request.
    asked = {a.target for a in told.arrows if told.types.get(a.source, "") in _ASKING}
    tried = bool(made) and any(id not in asked for id in told.of(_TRIALS))
    texts = (told.labels[id] for id in told.of(_TRIALS | _HOSTS))
    spoken = told.said(said.EVALUATE, (*told.titles, *texts, *(a.label for a in told.arrows)))
    also = told.said(said.EVALUATE_TOO, (told.labels[id] for id in made))
    return told.has(_EVALUATORS) or tried or spoken or also


def _registry(told: _Told) -> bool:
    found = told.of({"model_registry"})
    return any(not told.labels[id] or said.REGISTRY.search(told.labels[id]) for id in found)


def _serving(told: _Told) -> bool:
    if told.has(_SERVERS) or told.said(
        said.ANSWERS, (told.labels[id] for id in told.of(_HOSTS | _ONLINE | _TRAINERS))
    ):
        return True
    origins = {a.source for a in told.arrows if told.types.get(a.source) in _MODELS}
    return any(a.source in origins and told.types.get(a.target, "") in _ONLINE for a in told.arrows) or (
        told.has({"deployment_controller"}) and told.has(_TRAINERS)
    )


def _monitoring(told: _Told) -> bool:
    return told.has(_MONITORS)


def _feedback(told: _Told) -> bool:
    """Outcomes or drift find their way back into training: as a ring, or into something that retrains."""
    returning = {
        *told.of(
            _MONITORS
            | _JUDGES
            | _SERVERS
            | {"label_joiner"}
            | {"event_logger", "prediction_logger", "decision_engine", "downstream_system"}
        )
    }
    again = {id for id, label in told.labels.items() if said.RETRAIN.search(label)}
    again |= {a.target for a in told.arrows if said.RETRAIN.search(a.label)}
    reached = {id for start in returning - again for id in walk(told.following, [start])}
    if again & reached:
        return True
    served = told.of(_SERVERS)
    logged = {a.target for a in told.arrows if told.types.get(a.source, "") in _ONLINE | _SERVERS} & {
        *told.of({"event_stream", "event_logger", "prediction_logger", "label_joiner"})
    }
    learned = {id for id in told.of(_TRAINERS) for start in logged if id in walk(told.following, [start])}
    if any(not walk(told.following, [t]).isdisjoint(served) for t in learned):
        return True
    trained = [*told.of(_TRAINERS), *again]
    return any(
        not (after := walk(told.following, [t])).isdisjoint(served)
        and t in walk(told.following, after & set(served))
        for t in trained
    )


def _labels(told: _Told) -> bool:
    loggers = (told.labels[id] for id in told.of({"event_logger"}))
    kept = (told.labels[id] for id in told.of(_STORES | _MONITORS | {"dataset_builder"}))
    joined = (told.labels[id] for id in told.of({"label_joiner"}))
    return (
        told.has(_JUDGES)
        or any(said.JOINED.search(label) or not said.JOINING.search(label) for label in joined)
        or told.said(said.SAID_JUDGE, told.labels.values())
        or (told.has(_TRAINERS) and told.said(said.FEEDBACK, loggers))
        or told.said(said.KEPT_LABEL, kept)
        or told.said(said.SAID_LABEL, (a.label for a in told.arrows))
    )


QUESTIONS: Mapping[str, Callable[[_Told], bool]] = {
    "source": _source,
    "storage": _storage,
    "features": _features,
    "training": _training,
    "evaluation": _evaluation,
    "registry": _registry,
    "serving": _serving,
    "monitoring": _monitoring,
    "feedback": _feedback,
    "labels": _labels,
}
"""The questions by name."""
