"""FEA005: an index that is never refreshed forgets everything new."""

import re
from collections.abc import Iterator, Sequence

from mlsd_board.graph.queries import Edge
from mlsd_board.graph.typesets import FLOW
from mlsd_board.model.kind import Kind, Mode
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity

_FEEDERS = frozenset(
    {
        "embedding_encoder",
        "batch_feature_pipeline",
        "data_preprocessor",
        "stream_processor",
        "event_stream",
        "batch_ingestion",
        "operational_db",
        "data_lake",
        "data_validator",
        "privacy_filter",
    }
)
_CONTINUOUS = frozenset({"stream_processor", "event_stream", "streaming_feature_pipeline"})
_STORED = frozenset(
    {"data_validator", "data_lake", "data_warehouse", "batch_ingestion", "batch_feature_pipeline"}
)
_WHOLE = 10
"""From so many components on a board is taken at its word: what the brief names should be there."""
_HOUR_S = 3600


@rule(
    "FEA005",
    "stale-index",
    Severity.WARNING,
    Phase.OPERATE,
    when=lambda board: bool(board.of("vector_index", "search_index") or _graphs(board) or _named(board)),
)
def stale_index(board: Board) -> Iterator[Violation]:
    """New items do not get into an index, or nobody says when.

    ## What it looks for
    A vector or search index that nothing fills (no encoder, pipeline, ingestion, stream or store); and a vector
    index filled in batches without a cadence, or an orchestrator that controls it or what fills it. Where the brief
    says how fresh features have to be, a graph store that nothing fills is a remark; so is one that only stored data
    fill where they have to be fresh within the hour, and an input of the task called a graph that no graph store holds.

    ## Why it matters
    What is not in the index cannot be found, however good it is: a video uploaded this morning does not exist.
    And vectors of items and of queries fit together only if the same version of the encoder made them.

    ## How to fix it
    Draw what fills the index, and state how often it is rebuilt. Rebuild it whenever the encoder changes.

    ## Source
    Eugene Yan, System Design for Recommendations and Search (the index is built offline); alirezadir, Machine
    Learning Interviews (prediction and indexing services).

    ## The interviewer asks
    Somebody uploads a video now. When can it first be recommended?

    ## Hints
    1. How does an item that did not exist yesterday get into this index?
    2. Something turns items into vectors, and something decides when to do it again.
    3. Draw embedding encoder → vector index (features) and state the cadence of the index.

    ## Known limits
    An arrow of mode stream counts as continuous. A search index only has to be filled; how fast it follows is
    usually a matter of its own settings.
    """
    arrows = [
        e for e in board.queries.edges(FLOW) if board.type(e.target) in ("vector_index", "search_index")
    ]
    for graph in _graphs(board):
        if not board.queries.into(graph, FLOW):
            yield _frozen_graph(board, graph)
        elif _filled_late(board, graph):
            yield _late_graph(board, graph)
    if _named(board):
        yield _no_graph(board)
    for index in board.of("vector_index", "search_index"):
        feeding = [e for e in arrows if e.target == index and board.type(e.source) in _FEEDERS]
        vectors = board.type(index) == "vector_index"
        if not feeding:
            yield _unfilled(board, index, vectors)
        elif vectors and not _refreshed(board, index, feeding):
            feeders = sorted({e.source for e in feeding})
            stated = Plan(board).set(index, "cadence_s", _HOUR_S)
            yield Violation(
                f"{board.name(index)} is filled by {board.names(feeders)}, but nothing says how often it is rebuilt.",
                subject=index,
                related=tuple(feeders),
                path=(feeders[0], index),
                values={"cadence_s": "unset on " + board.names([index, *feeders])},
                fixes=(
                    stated.fix("rebuild-hourly", f"Rebuild {board.name(index)} every hour", "suggestion"),
                ),
                key="cadence",
            )


def _graphs(board: Board) -> list[str]:
    """Graph stores whose age matters: the brief says how fresh features have to be."""
    return board.of("graph_store") if board.req.feature_freshness_s is not None else []


def _frozen_graph(board: Board, graph: str) -> Violation:
    plan = Plan(board)
    streams = [n for t in ("event_stream", "operational_db", "data_validator") for n in board.of(t)]
    source = streams[0] if streams else plan.add("event_stream", near=graph)
    said = Kind.EVENTS if board.queries.types.get(source, "event_stream") == "event_stream" else Kind.DATA
    plan.connect(source, graph, said)
    return Violation(
        f"Nothing fills {board.name(graph)}: how do new relations get in?",
        subject=graph,
        values={"filled by": 0, "feature_freshness_s": board.req.feature_freshness_s},
        fixes=(plan.fix("fill-graph", f"Bring new relations to {board.name(graph)}", "suggestion"),),
        key="graph",
        severity=Severity.INFO,
    )


def _filled_late(board: Board, graph: str) -> bool:
    fresh = (board.req.feature_freshness_s or 0) <= _HOUR_S
    return fresh and all(board.type(e.source) in _STORED for e in board.queries.into(graph, FLOW))


def _late_graph(board: Board, graph: str) -> Violation:
    plan = Plan(board)
    streams = [n for t in ("event_stream", "operational_db") for n in board.of(t)]
    source = streams[0] if streams else plan.add("event_stream", near=graph)
    said = Kind.EVENTS if board.queries.types.get(source, "event_stream") == "event_stream" else Kind.DATA
    plan.connect(source, graph, said)
    message = f"{board.name(graph)} is filled from stored data alone: how does what just happened get in?"
    return Violation(
        message,
        subject=graph,
        values={"feature_freshness_s": board.req.feature_freshness_s},
        fixes=(plan.fix("fill-graph", f"Bring new relations to {board.name(graph)}", "suggestion"),),
        key="late graph",
        severity=Severity.INFO,
    )


def _named(board: Board) -> bool:
    """Whether the brief lets the model see a graph which a finished board does not hold."""
    said = re.search(r"\bgraphs?\b", board.brief.task.input, re.IGNORECASE)
    return bool(said and board.of("trainer") and board.size >= _WHOLE and not board.of("graph_store"))


def _no_graph(board: Board) -> Violation:
    plan = Plan(board)
    store = plan.add("graph_store")
    source = next((n for t in ("event_stream", "operational_db", "data_lake") for n in board.of(t)), None)
    if source:
        streams = board.type(source) == "event_stream"
        plan.connect(source, store, Kind.EVENTS if streams else Kind.DATA)
    for taker in board.of("feature_store")[:1]:
        plan.connect(store, taker, Kind.FEATURES)
    return Violation(
        "The input of the task names a graph, but nothing on the board holds one.",
        missing=("graph_store",),
        values={"task.input": board.brief.task.input},
        fixes=(plan.fix("add-graph", "Keep the relations in a graph store", "suggestion"),),
        key="named graph",
        severity=Severity.INFO,
    )


def _refreshed(board: Board, index: str, feeding: Sequence[Edge]) -> bool:
    places = {index, *(e.source for e in feeding)}
    facts = board.queries.graph.edges
    continuous = any(
        board.type(e.source) in _CONTINUOUS or facts[e.source, e.target, e.id]["mode"] is Mode.STREAM
        for e in feeding
    )
    steering = (e.source for place in places for e in board.queries.into(place, {Kind.CONTROL}))
    scheduled = any(board.type(source) == "workflow_orchestrator" for source in steering)
    return continuous or scheduled or any(board.number(n, "cadence_s") is not None for n in places)


def _unfilled(board: Board, index: str, vectors: bool) -> Violation:
    return Violation(
        f"Nothing fills {board.name(index)}: how do new items get in?",
        subject=index,
        missing=() if not vectors or board.of("embedding_encoder") else ("embedding_encoder",),
        values={"filled by": 0},
        fixes=tuple(_fill(board, index, vectors)),
        key="filled",
    )


def _fill(board: Board, index: str, vectors: bool) -> Iterator[Fix]:
    plan = Plan(board)
    stores = [n for c in ("data_validator", "data_lake", "operational_db") for n in board.of(c)]
    if vectors:
        encoder = plan.ensure("embedding_encoder", near=index)
        plan.connect(encoder, index, Kind.FEATURES)
        if encoder not in board.queries.types:
            for store in stores[:1]:
                plan.connect(store, encoder, Kind.DATA)
        if board.number(index, "cadence_s") is None:
            plan.set(index, "cadence_s", _HOUR_S)
        yield plan.fix("fill-index", "Fill the index from an encoder, every hour", "suggestion")
    else:
        source = stores[0] if stores else plan.add("operational_db", near=index)
        plan.connect(source, index, Kind.DATA)
        yield plan.fix("fill-index", f"Fill {board.name(index)} with the documents", "suggestion")
