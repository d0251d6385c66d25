"""Credit for leaving a group alone to see what an action changes."""

from collections.abc import Iterator

from mlsd_board.validation.board import Board
from mlsd_board.validation.credit import Praise, credit
from mlsd_board.validation.dimension import Dimension
from mlsd_board.validation.evidence import in_use


@credit("uplift-control-group", "Uplift measured on a control group", Dimension.MODEL, passes=("BIN004",))
def uplift_control_group(board: Board) -> Iterator[Praise]:
    """A group is left alone, so one sees what the action changes.

    ## What earns it
    An experiment platform with an A/B or hold-out design, where the rule about unmeasured interventions (BIN004)
    looked and found nothing.

    ## Why it is good
    Knowing who leaves is not knowing who can be kept. Only the difference to those who got nothing says so.

    ## Source
    Case studies on churn and uplift; Zinkevich, Rules of Machine Learning, rule 13.
    """
    for platform in in_use(board, "experiment_platform"):
        design = board.text(platform, "design")
        if design in ("ab", "holdout"):
            yield Praise(
                f"{board.name(platform)} compares with people who were left alone.",
                (platform,),
                {"design": design},
            )
