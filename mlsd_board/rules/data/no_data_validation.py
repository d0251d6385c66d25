"""DAT002: something looks at the data before a model is trained on it."""

from collections.abc import Iterator, Sequence

from mlsd_board.graph.queries import Edge
from mlsd_board.graph.typesets import FLOW, ORIGINS
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity
from mlsd_board.validation.wiring import legal
from mlsd_board.validation.words import agree

_CHECKABLE = (Kind.DATA, Kind.FEATURES, Kind.EVENTS, Kind.LABELS)
_PLACES = ("dataset_builder", "trainer")


@rule(
    "DAT002",
    "no-data-validation",
    Severity.WARNING,
    Phase.OPERATE,
    when=lambda board: bool(board.of("trainer")),
    after=("DAT001",),
)
def no_data_validation(board: Board) -> Iterator[Violation]:
    """Nothing checks the data between its source and the trainer.

    ## What it looks for
    A data validator that a source reaches and that itself reaches a trainer. There is none.

    ## Why it matters
    Data breaks without a sound: a table stops being filled, a field changes its unit, an app update drops half
    of the events. Training still succeeds, and the model is quietly worse. A check of schema, ranges, volume and
    freshness turns that into an alarm before the model is built.

    ## How to fix it
    Put a data validator on the arrow that enters the dataset builder, and say what happens when a check fails.

    ## Source
    Breck et al., The ML Test Score (2017), Data 1 and Monitor 2; Zinkevich, Rules of Machine Learning, rule 10;
    Google Cloud, MLOps level 1; the ExampleValidator of TensorFlow Extended.

    ## The interviewer asks
    An upstream team renames a column on Friday evening. When do you find out?

    ## Hints
    1. What would your pipeline do tomorrow if a source sent half of its rows?
    2. There is a step that can stop a training run before it starts. Which box is it?
    3. Put a data validator between the store and the dataset builder.
    """
    sources, trainers, queries = board.of(ORIGINS), board.of("trainer"), board.queries
    validators = board.of("data_validator")
    if any(queries.reach(sources, [v], FLOW) and queries.reach([v], trainers, FLOW) for v in validators):
        return
    edge = _entrance(board, sources, trainers)
    yield Violation(
        f"Nothing checks the data before {board.names(trainers)} {agree(trainers, 'trains', 'train')} on it: "
        "a table that stopped or a column that emptied would pass unseen.",
        subject=edge.target if edge else trainers[0],
        related=(edge.source,) if edge else (),
        path=queries.path(sources, trainers, FLOW),
        missing=("data_validator",),
        values={"data validators": len(validators)},
        fixes=(_insert(board, edge),) if edge else (),
    )


def _entrance(board: Board, sources: Sequence[str], trainers: Sequence[str]) -> Edge | None:
    """The arrow where a check covers most: into a dataset builder, else a trainer, else anything on the way."""
    reached = board.queries.reached
    fed = set(sources).union(*(reached(s, FLOW) for s in sources))
    on_the_way = (
        edge
        for edge in board.queries.edges(_CHECKABLE)
        if edge.source in fed
        and legal(board, edge)
        and (edge.target in trainers or not reached(edge.target, FLOW).isdisjoint(trainers))
    )
    return min(on_the_way, key=lambda edge: _order(board, edge), default=None)


def _order(board: Board, edge: Edge) -> tuple[int, int, str]:
    component = board.type(edge.target)
    place = _PLACES.index(component) if component in _PLACES else len(_PLACES)
    kind = _CHECKABLE.index(edge.kind) if edge.kind in _CHECKABLE else len(_CHECKABLE)
    return place, kind, edge.id


def _insert(board: Board, edge: Edge) -> Fix:
    plan = Plan(board)
    kind = edge.kind or Kind.DATA
    idle = next((v for v in board.of("data_validator") if not board.queries.adjacent(v)), None)
    if idle:
        plan.remove(edge.id).connect(edge.source, idle, kind).connect(idle, edge.target, kind)
    else:
        plan.insert(edge.id, "data_validator", (kind, kind))
    title = f"Check the data between {board.name(edge.source)} and {board.name(edge.target)}"
    return plan.fix("insert-validator", title)
