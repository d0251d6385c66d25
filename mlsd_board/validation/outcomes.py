"""How the boxes that collect outcomes tell them."""

from collections.abc import Mapping

from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board

_TOLD_AS: Mapping[str, Kind] = {"human_review_queue": Kind.LABELS, "operational_db": Kind.DATA}


def told_as(board: Board, collector: str) -> Kind:
    """The kind in which a collector of outcomes, on the board or new, hands them on."""
    component = board.type(collector) if collector in board.queries.types else "event_logger"
    return _TOLD_AS.get(component, Kind.EVENTS)
