"""Credit for finding candidates first and ranking them then."""

from collections.abc import Iterator

from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.credit import Praise, credit
from mlsd_board.validation.dimension import Dimension
from mlsd_board.validation.evidence import along, way

_PREDICTIONS = frozenset({Kind.PREDICTIONS})


@credit("two-stage-funnel", "Two-stage funnel", Dimension.MODEL)
def two_stage_funnel(board: Board) -> Iterator[Praise]:
    """Candidates are found first, and ranked then.

    ## What earns it
    Predictions that flow from a candidate generator to a ranker or model server, directly or through a filter.

    ## Why it is good
    A cheap first stage goes through millions of items, so the second can afford to think about hundreds. Each may
    be improved and measured alone.

    ## Source
    Yan, System Design for Recommendations and Search; J. Merkow, Machine Learning Engineering Interviews: What to
    Expect From System Design Rounds; A. Dirzad, Machine Learning Interviews (video recommendation).
    """
    for generator in board.of("candidate_generator"):
        path = way(board, [generator], board.of("ranker", "model_server"), _PREDICTIONS)
        if path:
            yield Praise(
                f"{board.name(generator)} narrows down for {board.name(path[-1])}.",
                along(board, path, _PREDICTIONS),
                {"candidates_out": board.number(generator, "candidates_out")},
            )
