"""Where personal data starts, what protects it, how far it spreads; and arrows that do not spread it further."""

from mlsd_board.graph.lanes import plain, split_lanes
from mlsd_board.graph.queries import walk
from mlsd_board.graph.typesets import FLOW
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.plan import Plan

CARRIES = FLOW - {Kind.PREDICTIONS}
"""The kinds personal data travels in. A score made from it is not the data itself."""
LANES = ("", "#live", "#batch")
_HOLDERS = frozenset({"operational_db", "event_logger", "sensor_source", "client_app", "end_user"})
FILTERED = (Kind.DATA, Kind.FEATURES, Kind.EVENTS)


def unprotected_origins(board: Board) -> list[str]:
    """The boxes that hold personal data and do not say how they handle it."""
    stated = {n for n in board.queries.types if board.flag(n, "pii")}
    implied = board.of(_HOLDERS) if board.req.pii else []
    return sorted({*stated, *implied} - protected(board))


def protected(board: Board) -> set[str]:
    """The boxes behind which data is protected: privacy filters, and whatever states its handling."""
    handled = {n for n in board.queries.types if board.text(n, "pii_handling").strip()}
    return {*board.of("privacy_filter"), *handled}


def in_lanes(nodes: set[str]) -> set[str]:
    """The nodes with their live and batch lanes."""
    return {f"{node}{lane}" for node in nodes for lane in LANES}


def exposed(board: Board) -> set[str]:
    """The boxes that hold or get personal data in the clear."""
    return board.queries.once("exposed", lambda: _exposed(board))


def _exposed(board: Board) -> set[str]:
    origins, safe = unprotected_origins(board), protected(board)
    lanes = split_lanes(board.queries, CARRIES)
    reached = walk(lanes, sorted(in_lanes(set(origins))), in_lanes(safe))
    return {*origins, *(plain(lane) for lane in reached)} - safe


def draw(plan: Plan, board: Board, source: str, target: str, kind: Kind) -> Plan:
    """An arrow; where it would lead personal data in the clear towards training, through a privacy filter."""
    trainers = board.of("trainer")
    learning = target in trainers or target in board.queries.leading_to(trainers, FLOW)
    if not learning or "privacy_filter" in (board.type(source), board.type(target)):
        return plan.connect(source, target, kind)
    return connect_privately(plan, board, source, target, kind)


def connect_privately(plan: Plan, board: Board, source: str, target: str, kind: Kind) -> Plan:
    """An arrow towards training, through a privacy filter where its source has personal data in the clear."""
    new = source.removeprefix("new:").partition(":")[0] if source not in board.queries.types else ""
    clear = bool(board.req.pii) and new in _HOLDERS if new else source in exposed(board)
    if not clear or kind not in FILTERED:
        return plan.connect(source, target, kind)
    guard = plan.ensure("privacy_filter", near=source)
    return plan.connect(source, guard, kind).connect(guard, target, kind)
