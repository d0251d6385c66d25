"""Who asks a serving box and who uses its answer: the two ends that make it part of the live story."""

from typing import NamedTuple

from mlsd_board.graph.queries import walk
from mlsd_board.graph.typesets import ACTORS, CONSUMERS, OFFLINE_ONLY, ONLINE_STORES, SERVING
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board

POLICIES = frozenset(
    {"re_ranker", "optimizer", "decision_engine", "guardrail", "exploration_policy", "candidate_filter"}
)
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
_LOOKUPS = frozenset({Kind.DATA, Kind.FEATURES})
USING = frozenset({Kind.PREDICTIONS, Kind.CONTROL, Kind.EVENTS, Kind.DATA, Kind.REQUEST})


_LATE = (OFFLINE_ONLY - CONSUMERS) | {"event_logger", "prediction_logger"}
LOOKED_UP = ONLINE_STORES - {"operational_db"}
"""A store answers a live box, it does not ask it: its data and features start no story."""


class Ends(NamedTuple):
    """Whether somebody asks for what a box makes, whether a score gets to it, and whether somebody uses its output."""

    asked: bool
    used: bool
    scored: bool = True


def ends_of(board: Board, node: str) -> Ends:
    """A request counts in both directions, since its answer is implied. What a batch job feeds, its schedule asks.

    What a decision engine sends to reviewers only is not used yet: they see the doubtful cases, not the others. And
    a live answer that only gets into a log, and from there into a batch job, reaches nobody in time.
    """
    kind = board.type(node)
    decides, batch = kind == "decision_engine", kind == "batch_inference"
    used = board.queries.once(("used", decides, batch), lambda: _used(board, decides=decides, batch=batch))
    scored = kind != "decision_engine" or node in board.queries.once("scored", lambda: _scored(board))
    return Ends(node in asked(board), node in used, scored)


def _used(board: Board, *, decides: bool, batch: bool) -> frozenset[str]:
    beside = {"human_review_queue"} if decides else set[str]()
    users = board.of(USERS - beside - ({"decision_engine"} if decides else set()))
    late = set[str]() if batch else _LATE
    return board.queries.leading_to(users, USING, both_ways=True, avoiding=board.of(beside | late))


def asked(board: Board) -> frozenset[str]:
    """Everything that somebody live asks; policies also through batch jobs, which a schedule asks."""
    return board.queries.once("asked", lambda: _asked(board))


def _asked(board: Board) -> frozenset[str]:
    types = board.queries.types
    following: dict[str, set[str]] = {}
    for edge in board.queries.edges(ASKING):
        lookup = edge.kind in _LOOKUPS and types[edge.source] in LOOKED_UP
        if not lookup:
            following.setdefault(edge.source, set()).add(edge.target)
    ways = {node: tuple(sorted(ends)) for node, ends in following.items()}
    askers, batch = board.of(ASKERS), board.of("batch_inference")
    live = walk(ways, askers, avoiding=set(board.of(OFFLINE_ONLY)))
    scheduled = walk(ways, batch, avoiding=set(board.of("explainer")))
    return frozenset(live | (scheduled & set(board.of(POLICIES))))


def _scored(board: Board) -> frozenset[str]:
    """What the predictions of a model get to; reasons, stand-ins and verdicts are not its scores."""
    following = board.queries.next(frozenset({Kind.PREDICTIONS, Kind.REQUEST}), both_ways=True)
    aside = board.of("explainer", "fallback", "human_review_queue", ACTORS)
    return frozenset(walk(following, board.of(SERVING), avoiding=set(aside)))
