"""DAT005: a model can be built again, from the same data and the same settings."""

from collections.abc import Iterator, Sequence

from mlsd_board.graph.typesets import FLOW
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.option import Option
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.privacy import connect_privately
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity
from mlsd_board.validation.wiring import allows

_FLOWING = ("event_stream", "event_logger", "sensor_source")
_KEEPING = (
    "data_lake",
    "data_warehouse",
    "feature_store",
    "operational_db",
    "external_source",
    "batch_ingestion",
)
_EXAMPLES = frozenset({Kind.DATA, Kind.FEATURES})
_COMPLETE = Option("complete_from", 10, "components from which on a store of raw events is asked for")


@rule(
    "DAT005",
    "training-not-reproducible",
    Severity.WARNING,
    Phase.OPERATE,
    when=lambda board: bool(board.of("trainer")),
    options=(_COMPLETE,),
)
def training_not_reproducible(board: Board) -> Iterator[Violation]:
    """A model cannot be built again as it was.

    ## What it looks for
    A versioned dataset builder, lake or warehouse upstream of a trainer, or an experiment tracker joined to a trainer
    or a dataset builder. There is neither. And where events are logged or streamed: a lake or a warehouse that keeps
    them; training sets of things that flowed past cannot be built twice (a remark). So is a dataset builder that no
    `data` or `features` get to from any store, database or feed, only what comes in live.

    ## Why it matters
    "It was better last month" is where debugging begins, and where it ends if last month's data are gone. What you
    cannot rebuild you can neither debug nor defend.

    ## How to fix it
    Give each training set a version, or record for each run its code, data, settings and scores in a tracker.

    ## Source
    Breck et al., The ML Test Score (2017), Infra 1; AWS Well-Architected Machine Learning Lens, MLOE-07 and
    MLOE-11; Lakshmanan, Robinson and Munn, Machine Learning Design Patterns (2020), Repeatable Splitting and
    Model Versioning.

    ## The interviewer asks
    A regulator asks about a decision of last March. Can you rebuild the model that made it?

    ## Hints
    1. Could you train last month's model again, today, and get the same one?
    2. Either the data set has a version, or each run writes down what it used.
    3. State that the dataset builder is versioned, or draw trainer → experiment tracker (metrics).

    ## Known limits
    One place on the board is enough. A registry keeps the models, but not what they were made of.
    """
    trainers, builders, trackers = (
        board.of("trainer"),
        board.of("dataset_builder"),
        board.of("experiment_tracker"),
    )
    yield from _unkept(board, trainers)
    yield from _only_live(board)
    behind = board.queries.leading_to(trainers, FLOW)
    upstream = [b for b in builders if b in behind]
    versioned = [n for n in (*upstream, *board.of("data_lake", "data_warehouse")) if n in behind]
    joined = {n for tracker in trackers for n in board.queries.adjacent(tracker)}
    if any(board.flag(n, "versioned") for n in versioned) or not joined.isdisjoint((*trainers, *builders)):
        return
    yield Violation(
        f"A model of {board.names(trainers)} cannot be built again: neither is its data set versioned nor is its "
        "run recorded.",
        subject=trainers[0],
        related=(*trainers[1:], *upstream, *trackers),
        missing=() if trackers else ("experiment_tracker",),
        values={"versioned": tuple(board.flag(b, "versioned") for b in upstream), "trackers": len(trackers)},
        fixes=tuple(_ways_out(board, trainers, upstream)),
    )


def _unkept(board: Board, trainers: Sequence[str]) -> Iterator[Violation]:
    """Events that are learned from, on a board that keeps nothing."""
    flowing = [n for n in board.of(_FLOWING) if board.queries.reach([n], trainers, FLOW)]
    if not flowing or board.size < board.value(_COMPLETE) or board.of("data_lake", "data_warehouse"):
        return
    plan = Plan(board)
    start = next((n for t in _FLOWING for n in board.of(t)), flowing[0])
    said = Kind.DATA if board.type(start) == "sensor_source" else Kind.EVENTS
    connect_privately(plan, board, start, plan.add("data_lake", near=start), said)
    yield Violation(
        f"What {board.names(flowing)} report is learned from, but kept nowhere.",
        subject=flowing[0],
        related=tuple(flowing[1:]),
        missing=("data_lake",),
        values={"lakes and warehouses": 0},
        fixes=(plan.fix("keep", "Keep the raw events in a lake", "suggestion"),),
        key="kept",
        severity=Severity.INFO,
    )


def _only_live(board: Board) -> Iterator[Violation]:
    """Dataset builders whose examples nobody has kept, although there is a place that keeps things."""
    keeping = [n for t in _KEEPING for n in board.of(t)]
    for builder in board.of("dataset_builder"):
        fed = board.queries.into(builder, _EXAMPLES)
        if not keeping or not fed or board.queries.reach(keeping, [builder], _EXAMPLES):
            continue
        step, kept = fed[0].source, keeping[0]
        target = step if allows(board, kept, step, Kind.DATA) else builder
        plan = connect_privately(Plan(board), board, kept, target, Kind.DATA)
        yield Violation(
            f"{board.name(builder)} gets its examples only as they come in live; nothing kept leads there.",
            subject=builder,
            related=(step, kept),
            values={"kept in": tuple(board.type(n) for n in keeping)},
            fixes=(plan.fix("from-store", f"Build it from {board.name(kept)}", "suggestion"),),
            key="live only",
            severity=Severity.INFO,
        )


def _ways_out(board: Board, trainers: Sequence[str], upstream: Sequence[str]) -> Iterator[Fix]:
    plan = Plan(board)
    tracker = plan.ensure("experiment_tracker", near=trainers[0])
    for trainer in trainers:
        plan.connect(trainer, tracker, Kind.METRICS)
    yield plan.fix("track-runs", "Record each run in an experiment tracker")
    if upstream:
        plan = Plan(board)
        for builder in upstream:
            plan.set(builder, "versioned", True)
        yield plan.fix("version-data", f"Give each version of {board.names(upstream)} a name", "suggestion")
