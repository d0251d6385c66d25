"""Credit for a watch over quality that starts training again."""

from collections.abc import Iterator

from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.credit import Praise, credit
from mlsd_board.validation.dimension import Dimension
from mlsd_board.validation.evidence import along, way

_CONTROL = frozenset({Kind.CONTROL})


@credit(
    "continued-model-evaluation", "Continued model evaluation", Dimension.SYSTEM, pattern="resilient serving"
)
def continued_model_evaluation(board: Board) -> Iterator[Praise]:
    """When live quality falls, training starts again.

    ## What earns it
    A quality monitor that gets something and from which control leads to a workflow orchestrator.

    ## Why it is good
    Every model ages. Where the measure of live quality itself starts the retraining, nobody has to notice first.

    ## Source
    Lakshmanan, Robinson and Munn, Machine Learning Design Patterns (2020), Continued Model Evaluation; Breck et
    al., The ML Test Score (2017), Monitor 7.
    """
    fed = {e.target for e in board.queries.edges()}
    for monitor in board.of("quality_monitor"):
        path = way(board, [monitor], board.of("workflow_orchestrator"), _CONTROL)
        if path and monitor in fed:
            yield Praise(
                f"{board.name(monitor)} can start {board.name(path[-1])}.", along(board, path, _CONTROL)
            )
