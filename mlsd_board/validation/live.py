"""Who asks a serving box and who uses its answer: the two ends that make it part of the live story."""

from typing import NamedTuple

from mlsd_board.graph.typesets import CONSUMERS
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board

POLICIES = frozenset({"re_ranker", "optimizer", "decision_engine"})
ASKERS = frozenset(
    {
        "end_user",
        "client_app",
        "api_gateway",
        "app_backend",
        "sensor_source",
        "event_stream",
        "stream_processor",
        "operational_db",
        "downstream_system",
    }
)
USERS = CONSUMERS | {"prediction_store", "decision_engine"}
ASKING = frozenset({Kind.REQUEST, Kind.DATA, Kind.EVENTS, Kind.PREDICTIONS, Kind.FEATURES})
USING = frozenset({Kind.PREDICTIONS, Kind.CONTROL, Kind.EVENTS, Kind.DATA, Kind.REQUEST})


class Ends(NamedTuple):
    """Whether somebody asks for what a box makes, and whether somebody uses it."""

    asked: bool
    used: bool


def ends_of(board: Board, node: str) -> Ends:
    """A request counts in both directions, since its answer is implied. What a batch job feeds, its schedule asks."""
    askers = board.of(ASKERS, "batch_inference") if board.type(node) in POLICIES else board.of(ASKERS)
    asked = board.queries.reach(askers, {node}, ASKING, both_ways=True)
    users = set(board.of(USERS)) - {node}
    return Ends(asked, board.queries.reach([node], users, USING, both_ways=True))
