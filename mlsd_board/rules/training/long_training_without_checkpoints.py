"""TRN005: a run of many hours survives a failure."""

from collections.abc import Iterator

from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.option import Option
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity

_LONG_S = Option("long_s", 14_400, "seconds of training from which on checkpoints are expected", unit="s")
_MODEL = frozenset({Kind.MODEL})


def _long(board: Board, trainer: str) -> bool:
    return (board.number(trainer, "duration_s") or 0) > board.value(_LONG_S) or board.flag(
        trainer, "distributed"
    )


@rule(
    "TRN005",
    "long-training-without-checkpoints",
    Severity.WARNING,
    Phase.OPERATE,
    when=lambda board: any(_long(board, t) for t in board.of("trainer")),
    after=("TRN001",),
    options=(_LONG_S,),
)
def long_training_without_checkpoints(board: Board) -> Iterator[Violation]:
    """A long or distributed training keeps no checkpoints.

    ## What it looks for
    A trainer that runs longer than four hours, or on several machines, without a checkpoint store joined to it by
    an arrow of kind model.

    ## Why it matters
    The longer a run and the more machines, the surer something fails before the end, and then two days are lost.
    Snapshots also give you the best epoch instead of the last one, and something to fine-tune from.

    ## How to fix it
    Add a checkpoint store: the trainer writes its state every half hour, and resumes from it.

    ## Source
    Tanner, Machine Learning System Design Interview (checkpoints); Lakshmanan, Robinson and Munn, Machine Learning
    Design Patterns (2020), Checkpoints and Distribution Strategy; AWS Well-Architected Machine Learning Lens,
    MLCOST-18.

    ## The interviewer asks
    A machine dies in hour 40 of your training. What happens next?

    ## Hints
    1. What is lost when the run stops one hour before its end?
    2. The state of training can be written down now and then, and read again.
    3. Draw trainer → checkpoint store and checkpoint store → trainer, both of kind model.
    """
    stores = board.of("checkpoint_store")
    for trainer in board.of("trainer"):
        if not _long(board, trainer) or not board.queries.adjacent(trainer, _MODEL).isdisjoint(stores):
            continue
        duration = board.number(trainer, "duration_s")
        how = (
            f"runs {duration / 3600:.0f} hours"
            if duration and duration > board.value(_LONG_S)
            else "runs on several machines"
        )
        yield Violation(
            f"{board.name(trainer)} {how} and keeps no checkpoints: a failure loses all of it.",
            subject=trainer,
            missing=() if stores else ("checkpoint_store",),
            values={"duration_s": duration, "distributed": board.flag(trainer, "distributed")},
            fixes=(_keep(board, trainer),),
        )


def _keep(board: Board, trainer: str) -> Fix:
    plan = Plan(board)
    store = plan.ensure("checkpoint_store", near=trainer)
    plan.connect(trainer, store, Kind.MODEL).connect(store, trainer, Kind.MODEL)
    return plan.fix("add-checkpoints", f"Keep checkpoints of {board.name(trainer)}")
