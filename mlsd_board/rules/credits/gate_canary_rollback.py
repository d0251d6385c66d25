"""Credit for a release that is checked, tried on a few and can be taken back."""

from collections.abc import Iterator

from mlsd_board.graph.typesets import SERVING
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.credit import Praise, credit
from mlsd_board.validation.dimension import Dimension
from mlsd_board.validation.evidence import arrows, in_use
from mlsd_board.validation.gates import CHECKS

_HOLDS = frozenset({Kind.CONTROL, Kind.METRICS, Kind.MODEL})


@credit(
    "gate-canary-rollback",
    "Gate with canary and rollback",
    Dimension.SYSTEM,
    passes=("EVA002", "DEP002", "DEP003"),
)
def gate_canary_rollback(board: Board) -> Iterator[Praise]:
    """A release is checked, tried on a few, and can be taken back.

    ## What earns it
    The rules about a missing quality gate (EVA002), about progressive rollout (DEP002) and about rollback
    (DEP003) all looked and found nothing.

    ## Why it is good
    The gate catches what the test set shows, the canary what only users show, and the rollback limits what
    neither caught.

    ## Source
    Breck et al., The ML Test Score (2017), Infra 4, 6 and 7; AWS Well-Architected Machine Learning Lens,
    reliability 11 and 13.
    """
    judges = board.of(CHECKS)
    release = board.of("model_registry", "deployment_controller", "ci_cd", SERVING)
    gates = sorted({e.source for e in arrows(board, judges, release, _HOLDS)})
    rollouts = [
        n for n in in_use(board, "deployment_controller", "experiment_platform") if _gradual(board, n)
    ]
    backs = [n for n in in_use(board, "deployment_controller", "model_registry") if _reversible(board, n)]
    if gates and rollouts and backs:
        yield Praise(
            f"A model passes {board.names(gates)}, meets a few users by {board.names(rollouts)}, and can be taken "
            f"back by {board.names(backs)}.",
            tuple(dict.fromkeys((*gates, *rollouts, *backs))),
            {"strategy": tuple(board.text(n, "strategy") for n in rollouts if board.text(n, "strategy"))},
        )


def _gradual(board: Board, node: str) -> bool:
    trial = board.type(node) == "experiment_platform"
    return trial or board.text(node, "strategy") not in ("", "all_at_once")


def _reversible(board: Board, node: str) -> bool:
    return board.flag(node, "rollback") or (board.number(node, "versions_kept") or 0) > 1
