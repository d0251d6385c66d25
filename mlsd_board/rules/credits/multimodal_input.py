"""Credit for a model that sees more than one kind of input."""

from collections.abc import Iterator

from mlsd_board.graph.marks import leading_among
from mlsd_board.graph.typesets import SERVING
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.credit import Praise, credit
from mlsd_board.validation.dimension import Dimension
from mlsd_board.validation.evidence import in_use

_INPUT = frozenset({Kind.DATA, Kind.FEATURES})
_MEDIA = frozenset({"image", "text", "audio", "video"})


@credit("multimodal-input", "Multimodal input", Dimension.DATA, pattern="data representation")
def multimodal_input(board: Board) -> Iterator[Praise]:
    """One model gets inputs of several kinds, each prepared in its own way.

    ## What earns it
    A model or trainer that data or features reach from two preprocessors or encoders, neither of which feeds the
    other; or a question tagged with two media, such as image and text, and a model to answer it.

    ## Why it is good
    A picture, its caption and the history of its owner say more together than each alone. Preparing each in its
    own step keeps them testable.

    ## Source
    Lakshmanan, Robinson and Munn, Machine Learning Design Patterns (2020), Multimodal Input.

    ## Known limits
    A chain of steps counts as one way in.
    """
    models = in_use(board, SERVING, "trainer")
    encoders = in_use(board, "data_preprocessor", "embedding_encoder")
    leading = leading_among(board.queries, encoders, _INPUT)
    for model in models:
        feeding = sorted(leading.get(model, ()))
        steps = frozenset[str]().union(*(leading.get(e, frozenset()) - {e} for e in feeding))
        separate = [e for e in feeding if e not in steps]
        if len(separate) > 1:
            yield Praise(f"{board.name(model)} gets what {board.names(separate)} make.", (model, *separate))
    media = sorted(_MEDIA.intersection(board.brief.tags))
    if models and len(media) > 1:
        yield Praise(f"The model deals with {' and '.join(media)}.", tuple(models), {"media": tuple(media)})
