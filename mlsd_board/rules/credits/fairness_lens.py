"""Credit for comparing groups of people."""

from collections.abc import Iterator

from mlsd_board.validation.board import Board
from mlsd_board.validation.credit import Praise, credit
from mlsd_board.validation.dimension import Dimension
from mlsd_board.validation.evidence import in_use
from mlsd_board.validation.groups_of_people import names_people


@credit("fairness-lens", "Fairness lens", Dimension.SYSTEM, pattern="responsible AI")
def fairness_lens(board: Board) -> Iterator[Praise]:
    """Errors are compared between groups of people.

    ## What earns it
    A fairness evaluator that gets something, or an offline evaluator with a group of people among its slices.

    ## Why it is good
    A good average can hide a group that is refused twice as often. Who compares finds it before the newspaper
    does.

    ## Source
    Lakshmanan, Robinson and Munn, Machine Learning Design Patterns (2020), Fairness Lens; Breck et al., The ML
    Test Score (2017), Model 7.

    ## Known limits
    Groups are recognised by their usual names.
    """
    for evaluator in in_use(board, "fairness_evaluator"):
        groups = sorted(board.texts(evaluator, "groups"))
        between = f" between groups ({', '.join(groups)})" if groups else " between groups"
        yield Praise(
            f"{board.name(evaluator)} compares errors{between}.", (evaluator,), {"groups": tuple(groups)}
        )
    for judge in in_use(board, "offline_evaluator"):
        people = sorted(s for s in board.texts(judge, "slices") if names_people(s))
        if people:
            yield Praise(
                f"{board.name(judge)} looks at {', '.join(people)} separately.",
                (judge,),
                {"groups": tuple(people)},
            )
