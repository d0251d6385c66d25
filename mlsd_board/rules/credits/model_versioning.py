"""Credit for keeping the models of before."""

from collections.abc import Iterator

from mlsd_board.validation.board import Board
from mlsd_board.validation.credit import Praise, credit
from mlsd_board.validation.dimension import Dimension
from mlsd_board.validation.evidence import in_use


@credit("model-versioning", "Model versioning", Dimension.SYSTEM, pattern="reproducibility")
def model_versioning(board: Board) -> Iterator[Praise]:
    """Models of before are kept.

    ## What earns it
    A model registry that keeps two or more versions.

    ## Why it is good
    With the last good model at hand, a bad release costs minutes. Old versions also let others move at their own
    pace.

    ## Source
    Lakshmanan, Robinson and Munn, Machine Learning Design Patterns (2020), Model Versioning; Breck et al., The ML
    Test Score (2017), Infra 7.
    """
    for registry in in_use(board, "model_registry"):
        kept = board.number(registry, "versions_kept") or 0
        if kept > 1:
            yield Praise(
                f"{board.name(registry)} keeps {kept:.0f} versions.", (registry,), {"versions_kept": kept}
            )
