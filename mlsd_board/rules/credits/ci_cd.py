"""Credit for pipelines and releases that are themselves built, tested and delivered automatically."""

from collections.abc import Iterator

from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.credit import Praise, credit
from mlsd_board.validation.dimension import Dimension
from mlsd_board.validation.evidence import arrows, shown


@credit("ci-cd", "Continuous integration and delivery", Dimension.SYSTEM)
def ci_cd(board: Board) -> Iterator[Praise]:
    """Pipelines and releases are built, tested and delivered automatically.

    ## What earns it
    A CI/CD box with an arrow of kind control to a workflow orchestrator or a deployment controller.

    ## Why it is good
    A change in code or features reaches production the same way every time, tested, without anybody copying
    files.

    ## Source
    Google Cloud, MLOps: Continuous delivery and automation pipelines in machine learning (level 2); Zinkevich,
    Rules of Machine Learning, rules 5 and 16; Breck et al., The ML Test Score (2017), Infra 2 and 3.
    """
    driven = board.of("workflow_orchestrator", "deployment_controller")
    for pipeline in board.of("ci_cd"):
        steers = arrows(board, [pipeline], driven, {Kind.CONTROL})
        if steers:
            tests = sorted(board.texts(pipeline, "tests"))
            yield Praise(
                f"{board.name(pipeline)} delivers {board.names(sorted({e.target for e in steers}))}.",
                shown(steers),
                {"tests": tuple(tests)},
            )
