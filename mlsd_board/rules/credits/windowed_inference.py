"""Credit for features over the last minutes that training and serving share."""

from collections.abc import Iterator

from mlsd_board.estimate.figures import duration
from mlsd_board.graph.typesets import SERVING
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.credit import Praise, credit
from mlsd_board.validation.dimension import Dimension
from mlsd_board.validation.evidence import along, way

_FEATURES = frozenset({Kind.FEATURES})


@credit("windowed-inference", "Windowed inference", Dimension.DATA, pattern="reproducibility")
def windowed_inference(board: Board) -> Iterator[Praise]:
    """Features over the last minutes are kept for training and used live.

    ## What earns it
    A streaming feature pipeline with a stated window from which features flow to a feature store and to a serving
    box.

    ## Why it is good
    What a user did in the last ten minutes says more than the last year. Computed once over the stream, it is the
    same number in training and live.

    ## Source
    Lakshmanan, Robinson and Munn, Machine Learning Design Patterns (2020), Windowed Inference.
    """
    for pipeline in board.of("streaming_feature_pipeline"):
        window = board.number(pipeline, "window_s")
        kept = way(board, [pipeline], board.of("feature_store"), _FEATURES)
        served = way(board, [pipeline], board.of(SERVING), _FEATURES)
        if window and kept and served:
            yield Praise(
                f"{board.name(pipeline)} looks back {duration(window)}, for {board.names((kept[-1], served[-1]))}.",
                tuple(dict.fromkeys((*along(board, kept, _FEATURES), *along(board, served, _FEATURES)))),
                {"window_s": window},
            )
