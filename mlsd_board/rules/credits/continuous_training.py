"""Credit for training that starts by itself when something happened."""

from collections.abc import Iterator

from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.credit import Praise, credit
from mlsd_board.validation.dimension import Dimension
from mlsd_board.validation.evidence import along, way

_CONTROL = frozenset({Kind.CONTROL})
_EVENTS = frozenset({"data", "performance", "drift"})


@credit("continuous-training", "Continuous training", Dimension.SYSTEM)
def continuous_training(board: Board) -> Iterator[Praise]:
    """Training starts by itself when something happened, not only by the clock.

    ## What earns it
    A workflow orchestrator that drives a trainer and whose triggers include new data, performance or drift.

    ## Why it is good
    The world does not change on Sundays at three. A trigger on data, quality or drift trains when it is worth it.

    ## Source
    Google Cloud, MLOps: Continuous delivery and automation pipelines in machine learning (triggers of level 1);
    Breck et al., The ML Test Score (2017), Monitor 4.
    """
    for orchestrator in board.of("workflow_orchestrator"):
        events = sorted(board.texts(orchestrator, "trigger") & _EVENTS)
        path = way(board, [orchestrator], board.of("trainer"), _CONTROL)
        if events and path:
            yield Praise(
                f"{board.name(orchestrator)} starts {board.name(path[-1])} on {' and '.join(events)}.",
                along(board, path, _CONTROL),
                {"trigger": tuple(events)},
            )
