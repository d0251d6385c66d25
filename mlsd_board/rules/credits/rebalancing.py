"""Credit for showing a model enough of what is rare."""

from collections.abc import Iterator

from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.credit import Praise, credit
from mlsd_board.validation.dimension import Dimension
from mlsd_board.validation.evidence import along, way

_BALANCES = frozenset(
    {"oversample", "undersample", "class_weight", "smote", "negative_sampling", "stratified"}
)
_EXAMPLES = frozenset({Kind.DATA, Kind.FEATURES, Kind.LABELS})


@credit("rebalancing", "Rebalancing", Dimension.MODEL, pattern="problem representation")
def rebalancing(board: Board) -> Iterator[Praise]:
    """Training sees enough of what is rare.

    ## What earns it
    A training sampler on the way to a trainer that over- or undersamples, weighs classes, makes or samples
    negatives, or samples by stratum.

    ## Why it is good
    Where one case in a thousand is a yes, a model that always says no looks excellent. Rebalancing lets it learn
    the rare case, and weights or corrected probabilities keep its scores honest.

    ## Source
    Lakshmanan, Robinson and Munn, Machine Learning Design Patterns (2020), Rebalancing; D. Tanner, Machine
    learning system design interview (pattern Rebalancing).
    """
    for sampler in board.of("training_sampler"):
        used = sorted(board.texts(sampler, "technique") & _BALANCES)
        path = way(board, [sampler], board.of("trainer"), _EXAMPLES)
        if used and path:
            yield Praise(
                f"{board.name(sampler)} rebalances ({', '.join(t.replace('_', ' ') for t in used)}).",
                along(board, path, _EXAMPLES),
                {"technique": tuple(used)},
            )
