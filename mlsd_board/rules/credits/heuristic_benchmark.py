"""Credit for comparing the model with something simpler."""

from collections.abc import Iterator

from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.credit import Praise, credit
from mlsd_board.validation.dimension import Dimension
from mlsd_board.validation.evidence import arrows, shown

_SCORES = frozenset({Kind.PREDICTIONS, Kind.METRICS, Kind.MODEL})


@credit("heuristic-benchmark", "Heuristic benchmark", Dimension.MODEL, pattern="responsible AI")
def heuristic_benchmark(board: Board) -> Iterator[Praise]:
    """The model is compared with something simpler.

    ## What earns it
    A baseline model from which predictions, metrics or a model flow to an offline evaluator.

    ## Why it is good
    Only the distance to a plain rule says what the model is worth. Often it is less than hoped, and that is good
    to know before the launch.

    ## Source
    Lakshmanan, Robinson and Munn, Machine Learning Design Patterns (2020), Heuristic Benchmark; Breck et al., The
    ML Test Score (2017), Model 5; Zinkevich, Rules of Machine Learning, rule 1.
    """
    for edge in arrows(board, board.of("baseline_model"), board.of("offline_evaluator"), _SCORES):
        yield Praise(
            f"{board.name(edge.target)} scores {board.name(edge.source)} next to the model.", shown([edge])
        )
