"""DAT001: what the trainer learns from has to come from somewhere."""

from collections.abc import Iterator, Sequence

from mlsd_board.catalog.ports import legal_kinds
from mlsd_board.graph.typesets import FLOW, ONLINE_COMPUTE, ORIGINS
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import AddNode, Fix
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.privacy import connect_privately
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity

_STORES = ("data_lake", "data_warehouse")
_GIVERS = ("privacy_filter", "batch_ingestion", "event_stream", "event_logger", "operational_db")
_OTHER_GIVERS = ("external_source", "sensor_source", "downstream_system", "client_app", "end_user")
_RECORDS = (Kind.DATA, Kind.EVENTS)


@rule(
    "DAT001",
    "no-data-path-to-training",
    Severity.ERROR,
    Phase.SKETCH,
    when=lambda board: bool(board.of("trainer")),
)
def no_data_path_to_training(board: Board) -> Iterator[Violation]:
    """No data source reaches the trainer.

    ## What it looks for
    A path of data, features, labels, events or predictions from any source (database, event logger, sensor,
    external source, client, or a backend that reports what it sees) to any trainer. There is none.

    ## Why it matters
    A model is the residue of its data. A trainer that nothing feeds is a model in a vacuum: nobody can ask how
    much data there is, how old it is or what it leaves out.

    ## How to fix it
    Draw the way in: source → data lake → dataset builder → trainer. Where part of it is there, join the ends.

    ## Source
    Tanner, Machine Learning System Design Interview ("collect data"); Breck et al., The ML Test Score (2017),
    data tests; Sculley et al., Hidden Technical Debt in Machine Learning Systems (2015), figure 1.

    ## The interviewer asks
    Where does the training data come from, and how much of it do you have?

    ## Hints
    1. Follow the arrows backwards from the trainer. Where do they stop?
    2. Something out there records what users do or what the business knows. Which box is that?
    3. Draw event logger (or database) → data lake → dataset builder → trainer.
    """
    trainers = board.of("trainer")
    if board.queries.reach(board.of(ORIGINS), trainers, FLOW):
        return
    trail = _longest_trail(board, trainers)
    fix = _join(board, trail, trainers[0])
    begins = f"; the longest way in begins at {board.name(trail[0])}" if trail else ""
    yield Violation(
        f"No data source reaches {board.names(trainers)}{begins}.",
        subject=trainers[0],
        related=tuple(trainers[1:]),
        path=trail,
        missing=tuple(step.component for step in fix.steps if isinstance(step, AddNode)),
        values={"sources": len(board.of(ORIGINS))},
        fixes=(fix,),
    )


def _longest_trail(board: Board, trainers: Sequence[str]) -> tuple[str, ...]:
    """The longest of the shortest paths that lead into a trainer."""
    reached = board.queries.reached
    upstream = [n for n in board.queries.types if not reached(n, FLOW).isdisjoint(trainers)]
    trails = (board.queries.path([n], trainers, FLOW) for n in upstream)
    return max(trails, key=lambda trail: (len(trail), trail), default=())


def _join(board: Board, trail: Sequence[str], trainer: str) -> Fix:
    """Source → store → what is there already → trainer."""
    plan = Plan(board)
    fed = _fed(board)
    store = next((n for n in trail if board.type(n) in _STORES), None)
    if store is None:
        entry = next((n for n in trail if _takes_data(board, n)), None)
        if entry is None:
            entry = plan.ensure("dataset_builder", near=trainer)
            plan.connect(entry, trainer, Kind.DATA)
        store = next(iter([*board.of("data_lake"), *board.of("data_warehouse")]), None)
        store = store or plan.add("data_lake", near=entry)
        plan.connect(store, entry, Kind.DATA)
    if store not in fed:
        giver, kind = _giver(board, fed) or (plan.add("operational_db", near=store), Kind.DATA)
        connect_privately(plan, board, giver, store, kind)
    fresh = board.req.feature_freshness_s is not None  # the new way may be slower than the brief allows
    return plan.fix("join-source", "Lead a data source to the trainer", "suggestion" if fresh else "safe")


def _fed(board: Board) -> set[str]:
    sources = board.of(ORIGINS)
    return set(sources).union(*(board.queries.reached(s, FLOW) for s in sources))


def _takes_data(board: Board, node: str) -> bool:
    known = board.library.components.get(board.type(node))
    return bool(known and Kind.DATA in known.inputs.allowed and known.id not in ONLINE_COMPUTE)


def _giver(board: Board, fed: set[str]) -> tuple[str, Kind] | None:
    """The box best suited to fill a store, and with what."""
    lake = board.library.components.get("data_lake")
    for component in (*_GIVERS, *_OTHER_GIVERS):
        known = board.library.components.get(component)
        nodes = [n for n in board.of(component) if n in fed]
        if lake and known and nodes:
            kind = next((k for k in legal_kinds(known, lake) if k in _RECORDS), None)
            if kind:
                return nodes[0], kind
    return None
