"""FEA003: no live request waits for a batch component."""

from collections.abc import Iterator

from mlsd_board.catalog.ports import sends, takes
from mlsd_board.graph.queries import Edge
from mlsd_board.graph.typesets import OFFLINE_ONLY, ONLINE_COMPUTE, ONLINE_SERVING
from mlsd_board.model.kind import Kind, Mode
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix, SetConnection
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity

_READS = (Kind.FEATURES, Kind.DATA)
_STORED = (Kind.FEATURES, Kind.DATA, Kind.PREDICTIONS)
_STORES = ("feature_store", "cache", "prediction_store")


@rule(
    "FEA003",
    "offline-component-on-request-path",
    Severity.ERROR,
    Phase.OPERATE,
    when=lambda board: bool(board.of(ONLINE_SERVING)),
)
def offline_component_on_request_path(board: Board) -> Iterator[Violation]:
    """A live request waits for a batch component.

    ## What it looks for
    A request to a component that works in batches, or data and features read from one by a live component while
    the caller waits (mode sync, or no mode stated). What batch components ask of each other is not live.

    ## Why it matters
    Warehouses, lakes and batch jobs answer in seconds to hours and are not built for thousands of small reads.
    A request has milliseconds. One such arrow decides the latency of the whole product.

    ## How to fix it
    Let the batch side fill a store ahead of time (feature store, prediction store, cache) and read that. If the
    data is loaded once in a while and no request waits for it, say so: set the mode of the arrow to batch.

    ## Source
    Eugene Yan, System Design for Recommendations and Search (the split of offline and online); Chip Huyen on
    stages of real-time machine learning; Azure Well-Architected Framework, AI workloads.

    ## The interviewer asks
    The warehouse takes four seconds for that query. What does the user see in the meantime?

    ## Hints
    1. Follow a live request hop by hop. Which box on the way was never meant to answer in milliseconds?
    2. What the batch side knows can be copied beforehand to a place that is fast to read.
    3. Put a feature store between the batch component and the model.
    """
    for edge in board.queries.edges({Kind.REQUEST, *_READS}):
        asked = edge.kind is Kind.REQUEST
        batch = edge.target if asked else edge.source
        waiting = edge.source if asked else edge.target
        if board.type(batch) not in OFFLINE_ONLY or not (
            _asks(board, waiting) if asked else _waits(board, edge)
        ):
            continue
        yield Violation(
            f"{board.name(batch)} answers in seconds to hours, but {board.name(waiting)} waits for its {_what(edge)} "
            "while it serves a live request.",
            subject=edge.id,
            related=(batch, waiting),
            path=(edge.source, edge.target),
            missing=() if board.of("feature_store") else ("feature_store",),
            values={"kind": str(edge.kind), "component": board.type(batch)},
            fixes=tuple(_ways_out(board, edge, batch, waiting)),
        )


def _waits(board: Board, edge: Edge) -> bool:
    mode = board.queries.graph.edges[edge.source, edge.target, edge.id]["mode"]
    return board.type(edge.target) in ONLINE_COMPUTE and mode in (None, Mode.SYNC)


def _asks(board: Board, caller: str) -> bool:
    """Whether somebody live waits for the caller; a report that reads a warehouse keeps no user waiting."""
    return board.type(caller) not in OFFLINE_ONLY


def _what(edge: Edge) -> str:
    return "answer" if edge.kind is Kind.REQUEST else str(edge.kind)


def _ways_out(board: Board, edge: Edge, batch: str, waiting: str) -> Iterator[Fix]:
    for component in _STORES:
        kinds = _through(board, edge, (batch, component, waiting))
        if kinds:
            plan = Plan(board)
            store = plan.ensure(component, near=waiting)
            if store in (batch, waiting):
                continue
            plan.remove(edge.id)
            plan.connect(batch, store, kinds[0]).connect(store, waiting, kinds[1])
            title = f"Fill a {board.library.title(component).lower()} ahead of time and read that"
            yield plan.fix(f"through-{component.replace('_', '-')}", title, "suggestion")
    if edge.kind is not Kind.REQUEST:
        plan = Plan(board).set_connection(SetConnection(edge.id, "mode", Mode.BATCH.value))
        yield plan.fix("mode-batch", "Say that no request waits: set the mode to batch", "suggestion")


def _through(board: Board, edge: Edge, chain: tuple[str, str, str]) -> tuple[Kind, Kind] | None:
    """The kinds in and out of a store between the two, as close to the arrow as may be; None if it does not fit."""
    batch, component, waiting = chain
    known = board.library.components
    u, store, v = known.get(board.type(batch)), known.get(component), known.get(board.type(waiting))
    if u is None or store is None or v is None:
        return None
    wanted = tuple(dict.fromkeys(k for k in (edge.kind, *_STORED) if k in _STORED))
    needed = {k for group in store.outputs.required for k in group}
    into = next((k for k in wanted if k in sends(u) & takes(store)), None)
    out = next((k for k in wanted if k in sends(store) & takes(v) & needed), None)
    return (into, out) if into and out else None
