"""Credit for feature code that travels with the model."""

from collections.abc import Iterator

from mlsd_board.graph.typesets import SERVING
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.credit import Praise, credit
from mlsd_board.validation.dimension import Dimension
from mlsd_board.validation.evidence import arrows, in_use, shown


@credit("exported-transform", "Transform exported with the model", Dimension.DATA, pattern="reproducibility")
def exported_transform(board: Board) -> Iterator[Praise]:
    """The feature code travels with the model it belongs to.

    ## What earns it
    A feature transform that states it is exported with the model, or from which an arrow of kind model leads to a
    registry, a rollout or a serving box.

    ## Why it is good
    A new version of the model brings its own features along. No second team has to write them again, and a
    rollback takes them back too.

    ## Source
    Lakshmanan, Robinson and Munn, Machine Learning Design Patterns (2020), Transform; Zinkevich, Rules of Machine
    Learning, rule 32.
    """
    carriers = board.of(SERVING, "model_registry", "deployment_controller")
    for step in in_use(board, "feature_transform"):
        sent = arrows(board, [step], carriers, {Kind.MODEL})
        if sent or board.flag(step, "exported_with_model"):
            yield Praise(
                f"{board.name(step)} is exported together with the model.",
                shown(sent) or (step,),
                {"exported_with_model": board.flag(step, "exported_with_model")},
            )
