"""Credit for turning items, words or pictures into vectors that a model or an index uses."""

from collections.abc import Iterator

from mlsd_board.graph.typesets import FLOW
from mlsd_board.validation.board import Board
from mlsd_board.validation.credit import Praise, credit
from mlsd_board.validation.dimension import Dimension
from mlsd_board.validation.evidence import along, in_use, way


@credit("embeddings", "Embeddings", Dimension.DATA, pattern="data representation")
def embeddings(board: Board) -> Iterator[Praise]:
    """What has no natural order becomes a vector that training or search uses.

    ## What earns it
    An embedding encoder from which features flow to a trainer or a vector index.

    ## Why it is good
    A vector places similar things close together. One encoder serves retrieval, ranking and new items alike,
    where one column per item would never have seen them.

    ## Source
    Lakshmanan, Robinson and Munn, Machine Learning Design Patterns (2020), Embeddings.
    """
    users = board.of("trainer", "vector_index")
    for encoder in in_use(board, "embedding_encoder"):
        path = way(board, [encoder], users, FLOW)
        if path:
            yield Praise(
                f"{board.name(encoder)} makes vectors for {board.name(path[-1])}.", along(board, path, FLOW)
            )
