"""FEA005: an index that is never refreshed forgets everything new."""

import re
from collections.abc import Iterator, Sequence

from mlsd_board.graph.queries import Edge
from mlsd_board.graph.typesets import FLOW, ONLINE_COMPUTE
from mlsd_board.model.kind import Kind, Mode
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.privacy import draw
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity

_INDEXES = ("vector_index", "search_index")
_LOOKS_UP = ONLINE_COMPUTE - {"app_backend"}
"""They ask an index; a backend may also write to it."""
_CONTINUOUS = frozenset({"stream_processor", "event_stream", "streaming_feature_pipeline"})
_STORED = frozenset(
    {"data_validator", "data_lake", "data_warehouse", "batch_ingestion", "batch_feature_pipeline"}
)
_DOCUMENTS = ("data_validator", "data_lake", "data_warehouse", "operational_db")
_RELATIONS = ("event_stream", "operational_db", "data_validator")
_WHOLE = 10
"""From so many components on a board is taken at its word: what the brief names should be there."""
_HOUR_S = 3600


@rule(
    "FEA005",
    "stale-index",
    Severity.WARNING,
    Phase.OPERATE,
    when=lambda board: bool(board.of(_INDEXES) or _graphs(board) or _named(board)),
)
def stale_index(board: Board) -> Iterator[Violation]:
    """New items do not get into an index, or nobody says when.

    ## What it looks for
    A vector or search index that nothing fills (what live boxes send that look things up does not count); and a vector
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
    for index in board.of(_INDEXES):
        feeding = [e for e in board.queries.into(index, FLOW) if board.type(e.source) not in _LOOKS_UP]
        if not feeding:
            yield _unfilled(board, index)
        elif board.type(index) == "vector_index" and not _refreshed(board, index, feeding):
            yield _unscheduled(board, index, sorted({e.source for e in feeding}))
    for graph in _graphs(board):
        if not board.queries.into(graph, FLOW):
            yield _old_graph(
                board, graph, "graph", f"Nothing fills {board.name(graph)}: how do new relations get in?"
            )
        elif _filled_late(board, graph):
            late = (
                f"{board.name(graph)} is filled from stored data alone: how does what just happened get in?"
            )
            yield _old_graph(board, graph, "late graph", late)
    if _named(board):
        yield _no_graph(board)


def _unfilled(board: Board, index: str) -> Violation:
    vectors = board.type(index) == "vector_index"
    return Violation(
        f"Nothing fills {board.name(index)}: how do new items get in?",
        subject=index,
        missing=("embedding_encoder",) if vectors and not board.of("embedding_encoder") else (),
        values={"filled by": 0},
        fixes=(_fill_vectors(board, index) if vectors else _fill_documents(board, index),),
        key="filled",
    )


def _fill_vectors(board: Board, index: str) -> Fix:
    plan = Plan(board)
    encoder = plan.ensure("embedding_encoder", near=index)
    plan.connect(encoder, index, Kind.FEATURES)
    documents = _first(board, _DOCUMENTS)
    if encoder not in board.queries.types and documents:
        plan.connect(documents, encoder, Kind.DATA)
    if board.number(index, "cadence_s") is None:
        plan.set(index, "cadence_s", _HOUR_S)
    return plan.fix("fill-index", "Fill the index from an encoder, every hour", "suggestion")


def _fill_documents(board: Board, index: str) -> Fix:
    plan = Plan(board)
    source = _first(board, _DOCUMENTS) or plan.add("operational_db", near=index)
    plan.connect(source, index, Kind.DATA)
    return plan.fix("fill-index", f"Fill {board.name(index)} with the documents", "suggestion")


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


def _unscheduled(board: Board, index: str, feeders: Sequence[str]) -> Violation:
    stated = Plan(board).set(index, "cadence_s", _HOUR_S)
    return Violation(
        f"{board.name(index)} is filled by {board.names(feeders)}, but nothing says how often it is rebuilt.",
        subject=index,
        related=tuple(feeders),
        path=(feeders[0], index),
        values={"cadence_s": "unset on " + board.names([index, *feeders])},
        fixes=(stated.fix("rebuild-hourly", f"Rebuild {board.name(index)} every hour", "suggestion"),),
        key="cadence",
    )


def _graphs(board: Board) -> list[str]:
    """Graph stores whose age matters: the brief says how fresh features have to be."""
    return board.of("graph_store") if board.req.feature_freshness_s is not None else []


def _filled_late(board: Board, graph: str) -> bool:
    fresh = (board.req.feature_freshness_s or 0) <= _HOUR_S
    return fresh and all(board.type(e.source) in _STORED for e in board.queries.into(graph, FLOW))


def _old_graph(board: Board, graph: str, key: str, message: str) -> Violation:
    plan = Plan(board)
    source = _first(board, [t for t in _RELATIONS if t not in _STORED or key == "graph"])
    source = source or plan.add("event_stream", near=graph)
    draw(plan, board, source, graph, _told(board, source))
    return Violation(
        message,
        subject=graph,
        values={"feature_freshness_s": board.req.feature_freshness_s},
        fixes=(plan.fix("fill-graph", f"Bring new relations to {board.name(graph)}", "suggestion"),),
        key=key,
        severity=Severity.INFO,
    )


def _named(board: Board) -> bool:
    """Whether the brief lets the model see a graph which a finished board does not hold."""
    said = re.search(r"\bgraphs?\b", board.brief.task.input, re.IGNORECASE)
    return bool(said and board.of("trainer") and board.size >= _WHOLE and not board.of("graph_store"))


def _no_graph(board: Board) -> Violation:
    plan = Plan(board)
    store = plan.add("graph_store")
    if source := _first(board, ("event_stream", "operational_db", "data_lake")):
        plan.connect(source, store, _told(board, source))
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


def _first(board: Board, components: Sequence[str]) -> str | None:
    return next((n for component in components for n in board.of(component)), None)


def _told(board: Board, source: str) -> Kind:
    """A stream, on the board or new, tells events; a store hands on records."""
    return Kind.EVENTS if board.queries.types.get(source, "event_stream") == "event_stream" else Kind.DATA
