"""TRN003: something runs the steps of training, in order, again and again."""

from collections.abc import Iterator, Sequence

from mlsd_board.graph.typesets import FLOW
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity

_CONTROL = frozenset({Kind.CONTROL})


@rule(
    "TRN003",
    "training-not-orchestrated",
    Severity.WARNING,
    Phase.OPERATE,
    when=lambda board: bool(board.of("trainer")),
    after=("TRN001",),
)
def training_not_orchestrated(board: Board) -> Iterator[Violation]:
    """Nothing runs the steps of training.

    ## What it looks for
    A workflow orchestrator with a path of control arrows to a trainer. There is none.

    ## Why it matters
    Notebooks that somebody runs by hand work once. Steps that a scheduler runs in order can be repeated,
    retried after a failure, run on more data, and started by drift at three in the morning.

    ## How to fix it
    Add a workflow orchestrator and let it start the dataset builder and the trainer.

    ## Source
    Lakshmanan, Robinson and Munn, Machine Learning Design Patterns (2020), Workflow Pipeline; Google Cloud,
    MLOps level 1; AWS Well-Architected Machine Learning Lens, MLREL-04.

    ## The interviewer asks
    Who starts the next training run, and what happens if a step fails half-way?

    ## Hints
    1. Imagine next Monday. Who presses the button, and in which order do things run?
    2. Steps that run in order, on a schedule, with retries: one box does that for all of them.
    3. Add a workflow orchestrator with control arrows to the dataset builder and the trainer.
    """
    trainers, orchestrators = board.of("trainer"), board.of("workflow_orchestrator")
    if board.queries.reach(orchestrators, trainers, _CONTROL):
        return
    aside = f"; {board.names(orchestrators)} does not control it" if len(orchestrators) == 1 else ""
    yield Violation(
        f"Nothing starts {board.names(trainers)} or says in which order the steps run{aside}.",
        subject=trainers[0],
        related=(*trainers[1:], *orchestrators),
        missing=() if orchestrators else ("workflow_orchestrator",),
        values={"workflow orchestrators": len(orchestrators)},
        fixes=(_orchestrate(board, trainers),),
    )


def _orchestrate(board: Board, trainers: Sequence[str]) -> Fix:
    plan = Plan(board)
    orchestrator = plan.ensure("workflow_orchestrator", near=trainers[0])
    for builder in board.of("dataset_builder"):
        if board.queries.reach([builder], trainers, FLOW):
            plan.connect(orchestrator, builder, Kind.CONTROL)
    for trainer in trainers:
        plan.connect(orchestrator, trainer, Kind.CONTROL)
    return plan.fix("add-orchestrator", "Let a workflow orchestrator run data preparation and training")
