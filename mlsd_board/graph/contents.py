"""Ten questions asked of any design, answered as a reader would who looks at its boxes, arrows and words.

- **source**: where data enters: something named that it comes from, a sensor, an upload, a job that collects. What a
  user asks is none.
- **storage**: a database, lake, warehouse, or store of objects, vectors or features. A cache or a queue alone is none.
- **features**: what makes of data what a model takes: features, preprocessing, chunks, embeddings.
- **training**: a model is trained or fine-tuned.
- **evaluation**: a model is tried before release: metrics, a backtest, a gate to pass.
- **registry**: versions of models are kept. A registry of features or containers is none, nor is a bare file.
- **serving**: a model answers: an endpoint, predictions in batches, a call of a language model.
- **monitoring**: what runs is watched: drift, quality, health. The tracking of experiments is none.
- **feedback**: what became of predictions, or drift, finds its way back into training.
- **labels**: what a target is learned from: annotation, human review, outcomes, ground truth.

Each weight says how often readers answered yes where nothing else spoke for it, roughly.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from mlsd_board.graph import said
from mlsd_board.graph.evidence import ONLINE, Answer, Doubt, Evidence, Told, Weights, answer
from mlsd_board.model.design import Design

_SOURCES: Weights = {
    "sensor_source": 0.95,
    "external_source": 0.94,
    "batch_ingestion": 0.45,
}
_STORES: Weights = {
    "operational_db": 0.95,
    "data_warehouse": 0.95,
    "graph_store": 0.95,
    "vector_index": 0.95,
    "data_lake": 0.9,
    "feature_store": 0.9,
}
_FEATURES: Weights = {
    "feature_store": 0.95,
    "batch_feature_pipeline": 0.95,
    "streaming_feature_pipeline": 0.95,
    "embedding_encoder": 0.9,
    "data_preprocessor": 0.9,
    "feature_transform": 0.85,
}
_TRAINERS: Weights = {"trainer": 0.95, "hyperparameter_tuner": 0.9}
_EVALUATORS: Weights = {"offline_evaluator": 0.95, "fairness_evaluator": 0.9, "human_evaluation": 0.6}
_TRIALS: Weights = {"model_validator": 0.3, "simulator": 0.3}
_REGISTRIES: Weights = {"model_registry": 0.85}
_SERVERS: Weights = {
    "model_server": 0.97,
    "on_device_model": 0.95,
    "batch_inference": 0.95,
    "ranker": 0.85,
    "candidate_generator": 0.8,
    "re_ranker": 0.8,
    "deployment_controller": 0.25,
}
_MONITORS: Weights = {
    "drift_monitor": 0.95,
    "quality_monitor": 0.95,
    "system_monitor": 0.9,
    "alerting": 0.25,
}
_JUDGES: Weights = {
    "human_review_queue": 0.95,
    "annotation_service": 0.85,
    "label_joiner": 0.85,
    "active_learner": 0.8,
}
_LEARNING: Weights = {
    **dict.fromkeys(
        (
            *("trainer", "hyperparameter_tuner", "training_sampler", "pretrained_model", "model_compressor"),
            *("model_registry", "checkpoint_store", "experiment_tracker", "fairness_evaluator"),
            *("model_server", "on_device_model", "batch_inference", "ranker", "re_ranker", "explainer"),
            *("feature_store", "batch_feature_pipeline", "streaming_feature_pipeline", "feature_transform"),
            *("embedding_encoder", "vector_index", "quality_monitor", "active_learner", "annotation_service"),
            "exploration_policy",
        ),
        0.95,
    ),
    **dict.fromkeys(
        (
            *("offline_evaluator", "human_evaluation", "model_validator", "simulator", "dataset_builder"),
            *("candidate_generator", "query_understanding", "optimizer", "guardrail", "prediction_store"),
            "drift_monitor",
        ),
        0.25,
    ),
}
"""What designs of learning systems have, and what others have as well."""
_ANYWHERE: Weights = {"storage": 1.0, "source": 0.8}
_PEOPLE = frozenset({"end_user", "client_app"})
_LIVE = frozenset(_SERVERS) - {"deployment_controller"}
_ASKING = ONLINE - _LIVE
_HOSTS = frozenset({"app_backend", "workflow_orchestrator", "ci_cd"})
_MADE = frozenset({*_TRAINERS, *_REGISTRIES, "checkpoint_store", "deployment_controller"})
_TELLING = frozenset({*_JUDGES, "event_logger", "prediction_logger"})
_ACTING = frozenset({"decision_engine", "downstream_system"})


def contents(design: Design, doubts: Mapping[str, Doubt] | None = None) -> dict[str, bool]:
    """The answer to each of the ten questions, in the order a design is usually drawn."""
    return {name: found.holds for name, found in answers(design, doubts).items()}


def answers(design: Design, doubts: Mapping[str, Doubt] | None = None) -> dict[str, Answer]:
    """The answers and what speaks for them; `doubts` say of which boxes it is not sure what they are.

    Where nothing learns, only storage and, with less trust, sources are asked.
    """
    told = Told(design, doubts or {})
    learns = answer((*told.drawn(_LEARNING), *told.said(said.TRAINS, 0.9, told.written))).holds
    trust = dict.fromkeys(QUESTIONS, 1.0) if learns else _ANYWHERE
    return {
        name: answer(e._replace(strength=e.strength * trust.get(name, 0.0)) for e in ask(told))
        for name, ask in QUESTIONS.items()
    }


def _source(told: Told) -> Iterator[Evidence]:
    for id in told.types:
        yield told.box(id, _entering(told, id))
    yield from _streams(told)
    handed = (arrow.label for arrow in told.arrows if told.types.get(arrow.source) in _PEOPLE)
    yield from told.said(said.UPLOADS, 0.7, handed)
    yield from told.said(said.COLLECTS, 0.6, told.labels.values())
    yield from told.said(said.SOURCES, 0.5, told.titles.values())


def _entering(told: Told, id: str) -> float:
    """How much a box looks like where data enters, by what it is and by what stands before it."""
    component, label, fed = told.types[id], told.labels[id], told.into.get(id, frozenset())
    weight = told.weight(id, _SOURCES)
    if component == "batch_ingestion":
        return weight * (2 if said.ENTERS.search(label) else 1.25 if not fed else 1)
    if component in (*_STORES, "dataset_builder"):
        content = said.RAW.search(label) and not said.HOLDS.search(label)
        return 0.55 if content and not fed else 0.0
    if not fed - _PEOPLE - {"batch_ingestion"}:
        return weight
    # What a design asks something of, or passes on, is hardly a source, unless it is there to be asked for data.
    return weight * (0.65 if said.OFFERS.search(label) else 0.3)


def _streams(told: Told) -> Iterator[Evidence]:
    """What comes from outside as a stream or as events, and what people do online, streamed into training."""
    taken = {arrow.source for arrow in told.arrows if told.types.get(arrow.target) not in _PEOPLE}
    outside = {id for id in told.of({"event_stream", "event_logger"}) if id not in told.into} & taken
    asked = {id for id, fed in told.into.items() if fed <= _ASKING}
    online = asked & {*told.of({"event_stream", "stream_processor"})} & told.leading_to(told.of(_TRAINERS))
    for id in sorted(outside | online):
        label = told.labels[id]
        if not (said.JOBS.search(label) or said.FEEDS_BACK.search(label)):
            yield told.box(id, 0.7 * told.confidence(id))


def _storage(told: Told) -> Iterator[Evidence]:
    yield from told.drawn(_STORES, said.STEP)
    for id in told.of({"search_index"}):
        if said.INDEX.search(told.labels[id]) or not told.labels[id]:
            yield told.box(id, 0.7)
    yield from told.said(said.STORES, 0.6, (*told.labels.values(), *told.titles.values()))


def _features(told: Told) -> Iterator[Evidence]:
    for id in told.types:
        label = told.labels[id]
        # What data runs through may do anything with it.
        engine = said.ENGINES.search(label) and not said.PREPARES.search(label)
        yield told.box(id, told.weight(id, _FEATURES) * (0.5 if engine else 1))
    hosts = told.labelled(
        {"stream_processor", "batch_ingestion", "app_backend", "dataset_builder", "vector_index"}
    )
    yield from told.said(said.PREPARES, 0.6, (*hosts, *told.spoken))
    yield from told.said(said.FEATURES, 0.6, told.labelled({*_STORES, "stream_processor", "dataset_builder"}))


def _training(told: Told) -> Iterator[Evidence]:
    words = (*told.written, *told.spoken)
    fits = any(said.FITS.search(text) for text in words)
    for id in told.types:
        # A method that is only named may as well be what answers.
        named = not fits and said.METHODS.search(told.labels[id])
        yield told.box(id, told.weight(id, _TRAINERS) * (0.4 if named else 1))
    yield from told.said(said.TRAINS, 0.9, words)
    yield from told.said(said.MODELS, 0.7, (*told.titles.values(), *told.notes.values()))


def _evaluation(told: Told) -> Iterator[Evidence]:
    made = {*told.of(_MADE)}
    for id in told.types:
        # Where no model is made, what tests may test anything.
        about = made or said.MEASURES.search(told.labels[id])
        yield told.box(id, told.weight(id, _EVALUATORS) * (1 if about else 0.5))
    before = {a.source for a in told.arrows if a.target in made}
    for id in told.of(_TRIALS):
        # What a model goes through, not what every request does.
        through = id in before or told.into.get(id, frozenset()) & _MADE
        yield told.box(id, told.weight(id, _TRIALS) * (2.3 if through else 1))
    tried = told.labelled({*_TRIALS, *_MADE, *_HOSTS, "experiment_tracker"})
    titles = told.titles.values()
    yield from told.said(said.EVALUATES, 0.6, (*titles, *tried))
    yield from told.said(said.EVALUATES, 0.6 if made else 0.3, told.spoken)
    yield from told.said(said.VALIDATES, 0.6, (*titles, *tried))


def _registry(told: Told) -> Iterator[Evidence]:
    yield from told.drawn(_REGISTRIES)
    yield from told.said(said.REGISTERS, 0.7, told.written)


def _serving(told: Told) -> Iterator[Evidence]:
    yield from told.drawn(_SERVERS)
    hosts = told.labelled({*_HOSTS, *_ASKING, "feature_transform", "decision_engine"})
    around = (*told.labelled({"trainer"}), *told.notes.values(), *told.titles.values(), *told.spoken)
    yield from told.said(said.ANSWERS, 0.6, (*hosts, *around))
    yield from told.said(said.THINKS, 0.5, hosts)
    yield from told.said(said.ENDPOINT, 0.6, told.labelled({"deployment_controller"}))
    for id in told.of(_ASKING):
        if told.into.get(id, frozenset()) & _MADE:
            yield told.box(id, 0.67 * told.confidence(id))


def _monitoring(told: Told) -> Iterator[Evidence]:
    for piece, id in zip(told.drawn(_MONITORS, said.STEP), told.types, strict=True):
        fed = told.into.get(id, frozenset())
        offline = fed and fed <= {*_EVALUATORS, *_TRIALS}
        yield piece._replace(strength=piece.strength * (0.5 if offline else 1))
    yield from told.said(said.DRIFTS, 0.5, told.labels.values())
    yield from told.said(said.WATCHES, 0.4, told.titles.values())


def _feedback(told: Told) -> Iterator[Evidence]:
    trainers = {*told.of(_TRAINERS)}
    again = _again(told, trainers)
    outcomes = {*told.of({*_MONITORS, *_TELLING, *_ACTING, *_LIVE})} - again.keys()
    around = {frame for frame, members in told.members.items() if members & outcomes}
    for id in sorted(again.keys() & (told.reached(outcomes) | around)):
        yield Evidence(0.85 * again[id], told.name(id), told.types.get(id, ""))
    running = told.reached(trainers) & {*told.of({*_LIVE, *_MONITORS})}
    for id in sorted((trainers - again.keys()) & told.reached(running)):
        yield told.box(id, 0.8 * told.confidence(id))
    taught = trainers | {id for id, label in told.labels.items() if said.FITS.search(label)}
    for id in sorted(told.leading_to(taught) & {*told.of({*_TELLING, "event_stream"})}):
        watched = told.into.get(id, frozenset()) & {*ONLINE, *_MONITORS}
        if watched or said.FEEDS_BACK.search(told.labels[id]):
            yield told.box(id, 0.6)


def _again(told: Told, trainers: set[str]) -> dict[str, float]:
    """What trains once more, and how sure that is: by its words, by those of an arrow, by a loop to what trains."""
    words = told.labels | told.titles
    loops = {id for id in told.leading_to(trainers) if said.LOOPS.search(words.get(id, ""))}
    boxes = loops | {id for id, text in words.items() if said.RETRAINS.search(text)}
    found = {id: told.confidence(id) for id in boxes}
    return found | {a.target: 1.0 for a in told.arrows if said.RETRAINS.search(a.label)}


def _labels(told: Told) -> Iterator[Evidence]:
    learns = answer((*_training(told), *told.drawn(_EVALUATORS))).holds
    part = 1.0 if learns else 0.55  # where nothing is learned, who labels or reviews only does his work
    for id, component in told.types.items():
        label = told.labels[id]
        merges = component == "label_joiner" and said.JOINS.search(label) and not said.OUTCOMES.search(label)
        yield told.box(id, told.weight(id, _JUDGES) * part * (0.3 if merges else 1))
    yield from told.said(said.OUTCOMES, 0.7, told.labelled({"event_logger"}) if learns else ())
    yield from told.said(said.KEEPS_LABELS, 0.7, told.labelled({*_STORES, *_MONITORS, "dataset_builder"}))
    yield from told.said(said.JUDGES, 0.6 * part, (*told.labels.values(), *told.notes.values()))
    yield from told.said(said.FEEDS_BACK, 0.6, told.labels.values())
    yield from told.said(said.LABELS, 0.6, told.spoken)


QUESTIONS: Mapping[str, Callable[[Told], Iterable[Evidence]]] = {
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
