"""DAT005: a model can be built again, from the same data and the same settings."""

from collections.abc import Iterator, Sequence

from mlsd_board.graph.typesets import FLOW
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity


@rule(
    "DAT005",
    "training-not-reproducible",
    Severity.WARNING,
    Phase.OPERATE,
    when=lambda board: bool(board.of("trainer")),
)
def training_not_reproducible(board: Board) -> Iterator[Violation]:
    """A model cannot be built again as it was.

    ## What it looks for
    A versioned dataset builder upstream of a trainer, or an experiment tracker joined to a trainer or a dataset
    builder. There is neither.

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
    upstream = [b for b in builders if board.queries.reach([b], trainers, FLOW)]
    joined = {n for tracker in trackers for n in board.queries.adjacent(tracker)}
    if any(board.flag(b, "versioned") for b in upstream) or not joined.isdisjoint((*trainers, *builders)):
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
