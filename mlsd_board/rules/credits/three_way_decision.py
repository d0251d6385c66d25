"""Credit for sending the uncertain cases to people."""

from collections.abc import Iterator

from mlsd_board.graph.typesets import MONITORS
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.credit import Praise, credit
from mlsd_board.validation.dimension import Dimension
from mlsd_board.validation.evidence import arrows, shown

_ASIDE = MONITORS | {"human_review_queue", "event_logger", "prediction_logger", "explainer"}
_ANSWERS = frozenset({Kind.PREDICTIONS, Kind.CONTROL, Kind.REQUEST, Kind.DATA, Kind.EVENTS})


@credit("three-way-decision", "Three-way decision with a human band", Dimension.MODEL)
def three_way_decision(board: Board) -> Iterator[Praise]:
    """Clear cases are decided at once, uncertain ones by people.

    ## What earns it
    A decision engine or guardrail that sends predictions or events to a review queue and answers somewhere else
    as well.

    ## Why it is good
    People are slow and expensive, and better where the model is unsure. Their verdicts are also the most valuable
    labels you can get.

    ## Source
    Case studies on fraud and content moderation; A. Dirzad, Machine Learning Interviews (harmful content); Huyen,
    Machine Learning Systems Design.
    """
    queues = board.of("human_review_queue")
    elsewhere = [n for n in board.queries.types if board.type(n) not in _ASIDE]
    for decider in board.of("decision_engine", "guardrail"):
        asked = arrows(board, [decider], queues, {Kind.PREDICTIONS, Kind.EVENTS})
        if asked and arrows(board, [decider], elsewhere, _ANSWERS):
            yield Praise(
                f"{board.name(decider)} decides what is clear and asks {board.name(asked[0].target)} about the rest.",
                shown(asked),
                {"review_rate": board.number(decider, "review_rate")},
            )
