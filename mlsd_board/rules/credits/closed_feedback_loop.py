"""Credit for outcomes that come back to training, joined to what was predicted."""

from collections.abc import Iterator

from mlsd_board.graph.typesets import FLOW, LIVE, SERVING
from mlsd_board.validation.board import Board
from mlsd_board.validation.credit import Praise, credit
from mlsd_board.validation.dimension import Dimension
from mlsd_board.validation.evidence import along, way


@credit("closed-feedback-loop", "Closed feedback loop", Dimension.SYSTEM, passes=("FBK001", "FBK002"))
def closed_feedback_loop(board: Board) -> Iterator[Praise]:
    """Outcomes come back to training, joined to what was predicted.

    ## What earns it
    The rules about a missing feedback loop (FBK001) and about predictions that are not joined to outcomes
    (FBK002) both looked and found nothing. Shown is one way round: from serving to where outcomes come in, and on
    to training.

    ## Why it is good
    Usage makes the labels from which the next model learns. It is what makes a product better the longer it runs.

    ## Source
    AWS Well-Architected Machine Learning Lens, operational excellence 8; Huyen, Machine Learning Systems Design;
    Yan, More Design Patterns For Machine Learning Systems (data flywheel).
    """
    serving, trainers = board.of(SERVING), board.of("trainer")
    for place in board.queries.feedback():
        out = way(board, serving, [place], LIVE, both_ways=True)
        back = way(board, [place], trainers, FLOW)
        if out and back:
            yield Praise(
                f"What {board.name(out[0])} answers comes back by {board.trail(back)}.",
                tuple(dict.fromkeys((*along(board, out, LIVE), *along(board, back, FLOW)))),
            )
            return
