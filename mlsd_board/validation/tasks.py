"""What the type of the task says of how a model learns."""

from mlsd_board.validation.board import Board

_WITHOUT_LABELS = frozenset(
    {"clustering", "unsupervised", "self_supervised", "dimensionality_reduction", "density_estimation"}
)


def learns_from_labels(board: Board) -> bool:
    """Whether somebody has to say what the right answer would have been; a task that is not stated counts so."""
    return board.task not in _WITHOUT_LABELS
