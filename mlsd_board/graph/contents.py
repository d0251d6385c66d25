"""Ten questions asked of any design, answered as a reader would who looks at its boxes, arrows and words.

- **source**: where data enters: something named that it comes from, a sensor, an upload, a job that collects. What a
  user asks is none, nor is a model that is uploaded.
- **storage**: a database, lake, warehouse, or store of objects, vectors or features. A cache or a queue alone is none.
- **features**: what makes of data what a model takes: features, preprocessing, chunks, embeddings.
- **training**: a model is trained or fine-tuned.
- **evaluation**: a model is tried before release: metrics, a backtest, a gate to pass. What tries it once it runs is none.
- **registry**: versions of models are kept. A registry of features or containers is none, nor is a bare file.
- **serving**: a model answers: an endpoint, predictions in batches, a call of a language model.
- **monitoring**: what runs is watched: drift, quality, health. The tracking of experiments is none.
- **feedback**: what became of predictions, or drift, finds its way back into training.
- **labels**: what a target is learned from: annotation, human review, outcomes, ground truth.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from mlsd_board.graph import said
from mlsd_board.graph.evidence import ONLINE, Answer, Doubt, Evidence, Told, answer
from mlsd_board.graph.weights import (
    ACTING,
    ANYWHERE,
    ASKING,
    EVALUATORS,
    FEATURES,
    HOSTS,
    JUDGES,
    KEEPING,
    LEARNING,
    LIVE,
    MADE,
    MONITORS,
    PEOPLE,
    REGISTRIES,
    SERVERS,
    SOURCES,
    STORES,
    TELLING,
    TRAINERS,
    TRIALS,
    WATCHING,
)
from mlsd_board.model.design import Design


def contents(design: Design, doubts: Mapping[str, Doubt] | None = None) -> dict[str, bool]:
    """The answer to each of the ten questions, in the order a design is usually drawn."""
    return {name: found.holds for name, found in answers(design, doubts).items()}


def answers(design: Design, doubts: Mapping[str, Doubt] | None = None) -> dict[str, Answer]:
    """The answers and what speaks for them; `doubts` say of which boxes it is not sure what they are.

    Where nothing learns, only storage and, with less trust, sources and monitoring are asked.
    """
    told = Told(design, doubts or {})
    learns = answer(
        (*told.drawn(LEARNING), *told.said(said.TRAINS, 0.9, (*told.written, *told.spoken)))
    ).holds
    trust = dict.fromkeys(QUESTIONS, 1.0) if learns else ANYWHERE
    return {
        name: answer(e._replace(strength=e.strength * trust.get(name, 0.0)) for e in ask(told))
        for name, ask in QUESTIONS.items()
    }


def _source(told: Told) -> Iterator[Evidence]:
    for id in told.types:
        yield told.box(id, _entering(told, id))
    yield from _streams(told)
    handed = (arrow.label for arrow in told.arrows if told.types.get(arrow.source) in PEOPLE)
    yield from told.said(said.UPLOADS, 0.7, handed)
    yield from told.said(said.COLLECTS, 0.6, told.labels.values())
    yield from told.said(said.SOURCES, 0.5, told.titles.values())


def _entering(told: Told, id: str) -> float:
    """How much a box looks like where data enters, by what it is and by what stands before it."""
    component, label, fed = told.types[id], told.labels[id], told.into.get(id, frozenset())
    weight = told.weight(id, SOURCES)
    if component == "batch_ingestion":
        if fed & MADE:
            return 0.0  # what is uploaded is a model
        return weight * (2 if said.ENTERS.search(label) else 1.25 if not fed else 1)
    raw = 0.55 if said.RAW.search(label) and not fed else 0.0
    if component in (*STORES, "dataset_builder"):
        return 0.0 if said.HOLDS.search(label) else raw
    if component in SOURCES:
        weight = max(weight, raw)  # in doubt it may be a store, and would be one where data enters
    if not fed - PEOPLE - {"batch_ingestion"}:
        return weight * (0.4 if said.ASKED.match(label) else 1)
    # What a design asks something of, or passes on, is hardly a source, unless it is there to be asked for data.
    return weight * (0.65 if said.OFFERS.search(label) else 0.3)


def _streams(told: Told) -> Iterator[Evidence]:
    """What comes from outside as a stream or as events, and what people do online, streamed into training."""
    taken = {arrow.source for arrow in told.arrows if told.types.get(arrow.target) not in PEOPLE}
    outside = {id for id in told.of({"event_stream", "event_logger"}) if id not in told.into} & taken
    asked = {id for id, fed in told.into.items() if fed <= {*ASKING, "downstream_system"}}
    online = asked & {*told.of({"event_stream", "stream_processor"})} & told.leading_to(told.of(TRAINERS))
    for id in sorted(outside | online):
        label = told.labels[id]
        if not (said.JOBS.search(label) or said.FEEDS_BACK.search(label)):
            yield told.box(id, 0.7 * told.confidence(id))


def _storage(told: Told) -> Iterator[Evidence]:
    yield from told.drawn(STORES, said.STEP)
    for id in told.of({"search_index"}):
        if said.INDEX.search(told.labels[id]) or not told.labels[id]:
            yield told.box(id, 0.7)
    yield from told.said(said.STORES, 0.6, (*told.labels.values(), *told.titles.values()))


def _features(told: Told) -> Iterator[Evidence]:
    for id in told.types:
        label = told.labels[id]
        # What data runs through may do anything with it.
        engine = said.ENGINES.search(label) and not said.PREPARES.search(label)
        yield told.box(id, told.weight(id, FEATURES) * (0.25 if engine else 1))
    hosts = told.labelled(
        {"stream_processor", "batch_ingestion", "app_backend", "dataset_builder", "vector_index"}
    )
    yield from told.said(said.PREPARES, 0.6, (*hosts, *told.spoken))
    yield from told.said(said.FEATURES, 0.6, told.labelled({*STORES, "stream_processor", "dataset_builder"}))


def _training(told: Told) -> Iterator[Evidence]:
    named = _named(told)
    for id in told.types:
        yield told.box(id, told.weight(id, TRAINERS) * (0.4 if id in named else 1))
    yield from told.said(said.TRAINS, 0.9, (*told.written, *told.spoken))
    yield from told.said(said.MODELS, 0.7, (*told.titles.values(), *told.notes.values()))


def _named(told: Told) -> set[str]:
    """The boxes that only name a method, where nothing is said to be fitted: each may as well be what answers."""
    if any(said.FITS.search(text) for text in (*told.written, *told.spoken)):
        return set()
    return {id for id, label in told.labels.items() if said.METHODS.search(label)}


def _evaluation(told: Told) -> Iterator[Evidence]:
    made = {*told.of(MADE)}
    for id in told.types:
        # Where no model is made, what tests may test anything; what is tried once it runs is not tried before.
        about = made or said.MEASURES.search(told.labels[id])
        late = told.into.get(id) == frozenset({"deployment_controller"})
        yield told.box(id, told.weight(id, EVALUATORS) * (1 if about and not late else 0.5))
    before = {a.source for a in told.arrows if a.target in made}
    for id in told.of(TRIALS):
        # What a model goes through, not what every request does.
        through = id in before or told.into.get(id, frozenset()) & MADE
        yield told.box(id, told.weight(id, TRIALS) * (2.3 if through else 1))
    tried = told.labelled({*TRIALS, *MADE, *HOSTS, "experiment_tracker"})
    titles = told.titles.values()
    yield from told.said(said.EVALUATES, 0.6, (*titles, *tried))
    yield from told.said(said.EVALUATES, 0.6 if made else 0.3, told.spoken)
    yield from told.said(said.VALIDATES, 0.6, (*titles, *tried))


def _registry(told: Told) -> Iterator[Evidence]:
    yield from told.drawn(REGISTRIES)
    yield from told.said(said.REGISTERS, 0.7, told.written)


def _serving(told: Told) -> Iterator[Evidence]:
    yield from told.drawn(SERVERS)
    hosts = told.labelled({*HOSTS, *ASKING, "feature_transform", "decision_engine"})
    around = (*told.labelled({"trainer"}), *told.notes.values(), *told.titles.values(), *told.spoken)
    yield from told.said(said.ANSWERS, 0.6, (*hosts, *around))
    yield from told.said(said.THINKS, 0.5, hosts)
    yield from told.said(said.ENDPOINT, 0.6, told.labelled({"deployment_controller"}))
    for id in sorted(_named(told) & {*told.of(TRAINERS)}):
        yield told.box(id, 0.6 * told.confidence(id))
    for id in told.of(ASKING):
        if told.into.get(id, frozenset()) & MADE:
            yield told.box(id, 0.67 * told.confidence(id))


def _monitoring(told: Told) -> Iterator[Evidence]:
    for piece, id in zip(told.drawn(MONITORS, said.STEP), told.types, strict=True):
        fed = told.into.get(id, frozenset())
        offline = fed and fed <= {*EVALUATORS, *TRIALS}
        yield piece._replace(strength=piece.strength * (0.5 if offline else 1))
    for id in told.of({"data_validator"}):
        # A check of what comes in is a gate; one of quality is looked at while all runs.
        if said.QUALITY.search(told.labels[id]):
            yield told.box(id, 0.8 * told.confidence(id))
    yield from told.said(said.PAGES, 0.5, told.labelled({"alerting"}))
    others = (label for id, label in told.labels.items() if told.types[id] not in MONITORS)
    yield from told.said(said.DRIFTS, 0.5, others)
    yield from told.said(said.WATCHES, 0.4, told.titles.values())


def _feedback(told: Told) -> Iterator[Evidence]:
    trainers = {*told.of(TRAINERS)}
    again = _again(told, trainers)
    outcomes = {*told.of({*MONITORS, *TELLING, *ACTING, *LIVE})} - again.keys()
    around = {frame for frame, members in told.members.items() if members & outcomes}
    for id in sorted(again.keys() & (told.reached(outcomes) | around)):
        yield Evidence(0.85 * again[id], told.name(id), told.types.get(id, ""))
    for id in sorted(_in_rings(told, trainers - again.keys())):
        yield told.box(id, 0.8 * told.confidence(id))
    taught = trainers | {id for id, label in told.labels.items() if said.FITS.search(label)}
    for id in sorted(_returning(told, taught)):
        yield told.box(id, 0.6)


def _in_rings(told: Told, trainers: set[str]) -> set[str]:
    """What trains a model that runs, and then the same again; one model's answers may well train another."""
    running = {*told.of({*LIVE, *MONITORS})}
    return {id for id in trainers if told.leading_to({id}) & told.reached({id}) & running}


def _returning(told: Told, taught: set[str]) -> set[str]:
    """What comes back from a running model to what trains: what tells of outcomes, and a monitor that is next to it."""
    telling = told.leading_to(taught) & {*told.of({*TELLING, "event_stream"})}
    watched = {id for id, fed in told.into.items() if fed & {*ONLINE, *MONITORS}}
    named = {id for id, label in told.labels.items() if said.FEEDS_BACK.search(label)}
    beside = {arrow.source for arrow in told.arrows if arrow.target in taught}
    return telling & (watched | named) | beside & {*told.of(WATCHING)}


def _again(told: Told, trainers: set[str]) -> dict[str, float]:
    """What trains once more, and how sure that is: by its words, by those of an arrow, by a loop to what trains."""
    words = told.labels | told.titles
    loops = {id for id in told.leading_to(trainers) if said.LOOPS.search(words.get(id, ""))}
    boxes = loops | {id for id, text in words.items() if said.RETRAINS.search(text)}
    found = {id: told.confidence(id) for id in boxes}
    return found | {a.target: 1.0 for a in told.arrows if said.RETRAINS.search(a.label)}


def _labels(told: Told) -> Iterator[Evidence]:
    learns = answer((*_training(told), *told.drawn(EVALUATORS))).holds
    part = 1.0 if learns else 0.55  # where nothing is learned, who labels or reviews only does his work
    for id, component in told.types.items():
        label = told.labels[id]
        merges = component == "label_joiner" and said.JOINS.search(label) and not said.OUTCOMES.search(label)
        yield told.box(id, told.weight(id, JUDGES) * part * (0.3 if merges else 1))
    yield from told.said(said.OUTCOMES, 0.7, told.labelled({"event_logger"}) if learns else ())
    yield from told.said(said.KEEPS_LABELS, 0.7, told.labelled(KEEPING))
    taught = {*told.of(TRAINERS)}
    apart = (label for id, label in told.labels.items() if id not in taught)
    yield from told.said(said.JUDGES, 0.6 * part, (*apart, *told.notes.values()))
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
