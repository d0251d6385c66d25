"""Credit for naming the groups of cases that are looked at separately."""

from collections.abc import Iterator

from mlsd_board.validation.board import Board
from mlsd_board.validation.credit import Praise, credit
from mlsd_board.validation.dimension import Dimension
from mlsd_board.validation.evidence import in_use


@credit("slices-named", "Slices named", Dimension.MODEL)
def slices_named(board: Board) -> Iterator[Praise]:
    """The cases that are looked at separately have names.

    ## What earns it
    An offline evaluator or quality monitor in use with named slices.

    ## Why it is good
    An average can rise while new users, a language or a device gets worse. Naming the slices beforehand keeps one
    from finding only pleasant ones.

    ## Source
    Breck et al., The ML Test Score (2017), Model 6; Google Cloud, MLOps: Continuous delivery and automation
    pipelines in machine learning (model validation).
    """
    for node in in_use(board, "offline_evaluator", "quality_monitor"):
        slices = sorted(board.texts(node, "slices"))
        if slices:
            yield Praise(
                f"{board.name(node)} looks at {', '.join(slices)} separately.",
                (node,),
                {"slices": tuple(slices)},
            )
