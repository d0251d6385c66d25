"""Credit for several models whose answers meet."""

from collections.abc import Iterator

from mlsd_board.graph.typesets import ONLINE_COMPUTE, SERVING
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.credit import Praise, credit
from mlsd_board.validation.dimension import Dimension
from mlsd_board.validation.evidence import shown

_PLACES = ONLINE_COMPUTE - {"api_gateway", "app_backend", "fallback"}


@credit("ensembles", "Ensembles", Dimension.MODEL, pattern="problem representation")
def ensembles(board: Board) -> Iterator[Praise]:
    """The answers of several models meet in one place.

    ## What earns it
    A box of the live path that gets predictions from two or more serving boxes. A gateway or backend, which only
    passes answers on, does not count.

    ## Why it is good
    Different models make different mistakes. Combined they are steadier than the best of them, if somebody
    watches that they do not learn from one another.

    ## Source
    Lakshmanan, Robinson and Munn, Machine Learning Design Patterns (2020), Ensembles; Zinkevich, Rules of Machine
    Learning, rule 40.
    """
    serving = set(board.of(SERVING))
    for place in board.of(_PLACES):
        meeting = [e for e in board.queries.into(place, {Kind.PREDICTIONS}) if e.source in serving]
        models = sorted({e.source for e in meeting} - {place})
        if len(models) > 1:
            yield Praise(
                f"{board.names(models)} answer together: {board.name(place)} combines them.", shown(meeting)
            )
