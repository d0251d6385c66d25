"""Credit for testing a forecast the way it will be used."""

from collections.abc import Iterator

from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.credit import Praise, credit
from mlsd_board.validation.dimension import Dimension
from mlsd_board.validation.evidence import shown

_DATA = frozenset({Kind.DATA, Kind.FEATURES, Kind.LABELS, Kind.EVENTS})
_MODEL = frozenset({Kind.MODEL, Kind.PREDICTIONS})


@credit("backtest", "Backtest at the decision horizon", Dimension.MODEL)
def backtest(board: Board) -> Iterator[Praise]:
    """The forecast is tested the way it will be used, again and again through the past.

    ## What earns it
    A simulator with a rolling origin that gets data as well as a model or predictions.

    ## Why it is good
    A single cut in time says little about seasons and promotions. Replaying many starts gives an honest error for
    each horizon.

    ## Source
    Notes on demand forecasting; a paper on hierarchical forecasting with rolling-origin evaluation; Zinkevich,
    Rules of Machine Learning, rule 33.
    """
    for simulator in board.of("simulator"):
        fed = board.queries.into(simulator)
        kinds = {e.kind for e in fed}
        complete = not kinds.isdisjoint(_DATA) and not kinds.isdisjoint(_MODEL)
        if complete and board.text(simulator, "method") == "rolling_origin":
            yield Praise(
                f"{board.name(simulator)} moves through the past.",
                shown(fed),
                {"method": "rolling_origin", "folds": board.number(simulator, "folds")},
            )
