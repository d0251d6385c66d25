"""Credit for a score that means what it says."""

from collections.abc import Iterator

from mlsd_board.graph.typesets import SERVING
from mlsd_board.validation.board import Board
from mlsd_board.validation.credit import Praise, credit
from mlsd_board.validation.dimension import Dimension
from mlsd_board.validation.evidence import in_use


@credit("calibrated-score", "Calibrated score", Dimension.MODEL)
def calibrated_score(board: Board) -> Iterator[Praise]:
    """A score of 0.2 means two in ten.

    ## What earns it
    A serving box or trainer in use that states a method of calibration.

    ## Why it is good
    As soon as a score is multiplied with a price, added up or compared with a cost, its size matters and not only
    its order.

    ## Source
    Case studies on ad click prediction; Zinkevich, Rules of Machine Learning, rule 14.
    """
    for node in in_use(board, SERVING, "trainer"):
        method = board.text(node, "calibration")
        if method not in ("", "none"):
            yield Praise(
                f"The scores of {board.name(node)} are calibrated.", (node,), {"calibration": method}
            )
