"""Where a model is judged on its way to users."""

from collections.abc import Iterable

from mlsd_board.graph.queries import walk
from mlsd_board.graph.typesets import SERVING
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board

GATES = ("model_registry", "deployment_controller", "ci_cd")
"""The steps of a release that somebody can govern, the earliest first."""
CHECKS = ("model_validator", "offline_evaluator")
"""What judges a model before it goes out."""
_MODEL = frozenset({Kind.MODEL})


def gated(board: Board) -> list[str]:
    """The checks, and the release steps that a check governs."""
    return board.queries.once("gated", lambda: _gated(board))


def unjudged(board: Board) -> frozenset[str]:
    """The trainers, and wherever a model of theirs gets before anybody has judged it."""
    return board.queries.once("unjudged", lambda: _unjudged(board))


def skips_gate(board: Board, source: str, target: str) -> bool:
    """Whether a model arrow between the two would lead an unjudged model to users."""
    gates = gated(board)
    served = board.queries.leading_to(board.of(SERVING), _MODEL, avoiding=gates).union(board.of(SERVING))
    return source in unjudged(board) and target in served - set(gates)


def _gated(board: Board) -> list[str]:
    checks = board.of(CHECKS)
    governed = _targets(board, checks)
    return sorted({*checks, *governed.intersection(board.of(GATES))})


def _unjudged(board: Board) -> frozenset[str]:
    gates, trainers = gated(board), board.of("trainer")
    return frozenset({*trainers, *walk(board.queries.next(_MODEL), trainers, gates)} - set(gates))


def _targets(board: Board, sources: Iterable[str]) -> set[str]:
    return {e.target for s in sources for e in board.queries.out(s, {Kind.CONTROL, Kind.METRICS})}
