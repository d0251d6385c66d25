"""Credit for a model that answers from several equal replicas."""

from collections.abc import Iterator

from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.credit import Praise, credit
from mlsd_board.validation.dimension import Dimension
from mlsd_board.validation.evidence import along, way

_ASKED = frozenset({Kind.REQUEST, Kind.DATA, Kind.FEATURES, Kind.PREDICTIONS})


@credit("stateless-serving", "Stateless serving function", Dimension.SYSTEM, pattern="resilient serving")
def stateless_serving(board: Board) -> Iterator[Praise]:
    """The model answers from several equal replicas.

    ## What earns it
    A model server or ranker with two or more replicas that requests or inputs reach from a gateway or backend.

    ## Why it is good
    Replicas without memory can be added, replaced and spread over zones while users notice nothing. It is the
    simplest way to grow and to survive a crash.

    ## Source
    Lakshmanan, Robinson and Munn, Machine Learning Design Patterns (2020), Stateless Serving Function.

    ## Known limits
    A ranker counts as a model server. Whether the replicas share nothing is not visible in a diagram.
    """
    fronts = board.of("api_gateway", "app_backend")
    for server in board.of("model_server", "ranker"):
        replicas = board.number(server, "replicas") or 0
        path = way(board, fronts, [server], _ASKED) if replicas > 1 else ()
        if path:
            yield Praise(
                f"{board.name(server)} runs in {replicas:.0f} replicas behind {board.name(path[0])}.",
                along(board, path, _ASKED),
                {"replicas": replicas},
            )
