"""Credit for training that can go on after a failure."""

from collections.abc import Iterator

from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.credit import Praise, credit
from mlsd_board.validation.dimension import Dimension
from mlsd_board.validation.evidence import arrows, shown


@credit("checkpoints", "Checkpoints", Dimension.MODEL, pattern="training")
def checkpoints(board: Board) -> Iterator[Praise]:
    """A training run can go on after a failure.

    ## What earns it
    An arrow of kind model between a trainer and a checkpoint store.

    ## Why it is good
    The longer a run, the surer something fails before its end. Snapshots also let you keep the best epoch, and
    start fine-tuning from it.

    ## Source
    Lakshmanan, Robinson and Munn, Machine Learning Design Patterns (2020), Checkpoints; D. Tanner, Machine
    learning system design interview (checkpoints).
    """
    kept = arrows(board, board.of("trainer"), board.of("checkpoint_store"), {Kind.MODEL}, both_ways=True)
    for trainer in board.of("trainer"):
        own = [e for e in kept if trainer in (e.source, e.target)]
        if own:
            yield Praise(f"{board.name(trainer)} keeps checkpoints.", shown(own))
