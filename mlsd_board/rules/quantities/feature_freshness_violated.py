"""QNT004: the freshest features a model can get are older than the brief allows."""

from collections.abc import Iterator

from mlsd_board.estimate.figures import duration
from mlsd_board.estimate.freshness import FeatureFreshness, feature_freshness, staleness
from mlsd_board.graph.typesets import FLOW, ONLINE_SERVING
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.plan import Plan, brief_fix
from mlsd_board.validation.privacy import connect_privately
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity

_AN_HOUR = 3600
_QUICK = frozenset(
    {
        "streaming_feature_pipeline",
        "stream_processor",
        "event_stream",
        "feature_transform",
        "data_preprocessor",
    }
)
_SOURCES = (
    "event_stream",
    "event_logger",
    "client_app",
    "app_backend",
    "downstream_system",
    "operational_db",
    "sensor_source",
    "batch_ingestion",
    "data_lake",
    "data_warehouse",
)


@rule(
    "QNT004",
    "feature-freshness-violated",
    Severity.ERROR,
    Phase.OPERATE,
    when=lambda board: board.req.feature_freshness_s is not None,
)
def feature_freshness_violated(board: Board) -> Iterator[Violation]:
    """The freshest features a live model can get are older than the brief allows.

    ## What it looks for
    For each live model the freshest way from a source to it that ends in `features`. On the way the stated
    `freshness_s` of the boxes adds up, or the cadence and duration of a periodic job, and the delay of each arrow. The
    sum is compared with the feature freshness of the brief. It is a remark when features have to be fresh within the
    hour, every feature pipeline is slower than that, and only such pipelines, encoders and lookups fill a feature
    store that a live model reads.

    ## Why it matters
    A nightly total cannot see an attack that takes ten minutes, nor what somebody wants in this session.

    ## How to fix it
    Compute the features that must be fresh from the stream, and keep the nightly job for the rest.

    ## Source
    Zinkevich, Rules of Machine Learning, rule 8; C. Huyen, real-time machine learning; System Overflow, freshness in
    fraud systems; Azure Well-Architected Framework, AI workloads, training data (freshness).

    ## The interviewer asks
    A card is used five times within a minute. When does the model know about the first four?

    ## Hints
    1. Follow an event from the moment it happens to the moment the model sees it.
    2. A job that runs every day makes features that are up to a day old.
    3. Add a streaming feature pipeline that feeds the feature store beside the nightly job.

    ## Known limits
    Only the freshest way counts, so a fast way for one feature hides a slow one for the others. Boxes without a figure
    add nothing, and neither does the source itself.
    """
    allowed = board.req.feature_freshness_s or 0
    judged = []
    for found in feature_freshness(board.queries):
        if found.age_s > allowed:
            judged.append(found.node)
            yield Violation(
                f"The freshest features of {board.name(found.node)} are {duration(found.age_s)} old "
                f"({board.trail(found.path)}); {duration(allowed)} are allowed.",
                subject=found.node,
                related=found.path,
                path=found.path,
                missing=("streaming_feature_pipeline",),
                values=_values(board, found, allowed),
                fixes=tuple(_fresher(board, found, allowed)),
            )
    if not judged and allowed <= _AN_HOUR:
        yield from _slow_stores(board, allowed)


def _slow_stores(board: Board, allowed: float) -> Iterator[Violation]:
    """Feature stores of live models that nothing fills as fast as the brief asks."""
    pipelines = board.of("batch_feature_pipeline")
    if not all((board.number(n, "cadence_s") or 0) > allowed for n in pipelines):
        return
    for store in board.of("feature_store"):
        live = [
            e for e in board.queries.out(store, {Kind.FEATURES}) if board.type(e.target) in ONLINE_SERVING
        ]
        filling = [e.source for e in board.queries.into(store, FLOW)]
        slow = [n for n in filling if n in pipelines]
        if live and slow and not any(board.type(n) in _QUICK for n in filling):
            yield Violation(
                f"Only {board.names(slow)} computes features for {board.name(store)}; what happens within "
                f"{duration(allowed)} is not in them.",
                subject=store,
                related=tuple(slow),
                missing=("streaming_feature_pipeline",),
                values={"allowed": duration(allowed)},
                fixes=tuple(_stream_into(board, store)),
                key="slow store",
                severity=Severity.INFO,
            )


def _values(board: Board, found: FeatureFreshness, allowed: float) -> dict[str, object]:
    adds = {board.name(n): duration(age) for n, age in zip(found.path, found.ages_s, strict=True) if age}
    return {**adds, "allowed": duration(allowed), "assumptions": found.assumptions}


def _fresher(board: Board, found: FeatureFreshness, allowed: float) -> Iterator[Fix]:
    """Fresh features go into the store that the model reads, unless that is too old itself."""
    before = found.path[-2]
    quick = board.type(before) == "feature_store" and (staleness(board.queries, before) or 0) <= allowed
    yield from _stream_into(board, before if quick else found.node)


def _stream_into(board: Board, target: str) -> Iterator[Fix]:
    source = next((n for t in _SOURCES for n in board.of(t)), None)
    if source:
        plan = Plan(board)
        pipeline = plan.add("streaming_feature_pipeline", near=source)
        said = Kind.DATA if board.type(source) == "operational_db" else Kind.EVENTS
        connect_privately(plan, board, source, pipeline, said)
        plan.connect(pipeline, target, Kind.FEATURES)
        yield plan.fix("stream", "Compute fresh features from the stream", "suggestion")
    yield brief_fix("req.feature_freshness_s", "Change the feature freshness in the brief")
