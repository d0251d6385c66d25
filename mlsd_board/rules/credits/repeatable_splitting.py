"""Credit for a test set that is the same tomorrow."""

from collections.abc import Iterator

from mlsd_board.validation.board import Board
from mlsd_board.validation.credit import Praise, credit
from mlsd_board.validation.dimension import Dimension
from mlsd_board.validation.evidence import in_use


@credit("repeatable-splitting", "Repeatable splitting", Dimension.DATA, pattern="reproducibility")
def repeatable_splitting(board: Board) -> Iterator[Praise]:
    """The split is the same tomorrow, and keeps what belongs together on one side.

    ## What earns it
    A dataset builder that is versioned and splits by time or by group.

    ## Why it is good
    A random split puts the same user on both sides, or the future into training, and every run tests on something
    else. A versioned split by time or group does neither.

    ## Source
    Lakshmanan, Robinson and Munn, Machine Learning Design Patterns (2020), Repeatable Splitting; Zinkevich, Rules
    of Machine Learning, rule 33.
    """
    for builder in in_use(board, "dataset_builder"):
        split = board.text(builder, "split")
        if split in ("time", "group") and board.flag(builder, "versioned"):
            yield Praise(
                f"{board.name(builder)} splits by {split} and keeps versions.",
                (builder,),
                {"split": split, "versioned": True},
            )
