"""Credit for training steps that run as one pipeline."""

from collections.abc import Iterator

from mlsd_board.graph.typesets import ACTORS, MONITORS, ONLINE_COMPUTE
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.credit import Praise, credit
from mlsd_board.validation.dimension import Dimension
from mlsd_board.validation.evidence import shown


@credit("workflow-pipeline", "Workflow pipeline", Dimension.SYSTEM, pattern="reproducibility")
def workflow_pipeline(board: Board) -> Iterator[Praise]:
    """The steps of training run as one pipeline.

    ## What earns it
    A workflow orchestrator with arrows of kind control to two or more steps that do not run live.

    ## Why it is good
    Steps run in the right order, alone or all together, are repeated when one fails, and leave a record. A
    notebook does none of it.

    ## Source
    Lakshmanan, Robinson and Munn, Machine Learning Design Patterns (2020), Workflow Pipeline; Google Cloud,
    MLOps: Continuous delivery and automation pipelines in machine learning (level 1).
    """
    live = set(board.of(ONLINE_COMPUTE, ACTORS, MONITORS, "alerting"))
    for orchestrator in board.of("workflow_orchestrator"):
        driven = [e for e in board.queries.out(orchestrator, {Kind.CONTROL}) if e.target not in live]
        steps = sorted({e.target for e in driven} - {orchestrator})
        if len(steps) > 1:
            yield Praise(f"{board.name(orchestrator)} runs {board.names(steps)}.", shown(driven))
