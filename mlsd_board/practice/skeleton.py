"""How far a board is on its way: the few facts that prompts and the rules about a session go by."""

from dataclasses import dataclass

from mlsd_board.catalog.library import Library
from mlsd_board.graph.board_graph import build_graph
from mlsd_board.graph.hidden import hidden_nodes
from mlsd_board.graph.queries import Queries
from mlsd_board.graph.typesets import FLOW, SERVING, SOURCES
from mlsd_board.model.design import Design
from mlsd_board.validation.board import Board
from mlsd_board.validation.live import ends_of

_STORES = frozenset({"data_lake", "data_warehouse", "graph_store"})
_LEARNERS = frozenset({"trainer", "pretrained_model"})
_LATE_GROUPS = frozenset({"eval", "observe", "release"})
_PARTS_NEEDED = 4


@dataclass(frozen=True, slots=True)
class Progress:
    """What a board shows so far. `skeleton`: data reaches training, a model is asked and its answer used, and a
    business metric is named. `operated`: something evaluates, releases or watches.
    """

    asked: int = 0
    parts: int = 0
    arrows: int = 0
    boxes_in_view: int = 0
    metrics: frozenset[str] = frozenset()
    path: bool = False
    skeleton: bool = False
    operated: bool = False
    dives: int = 0


def progress(design: Design, library: Library) -> Progress:
    """The facts of one state of a board."""
    board = Board(design.brief, Queries(build_graph(design)), library, None, hidden_nodes(design))
    stages = frozenset(metric.stage for metric in design.brief.metrics)
    path = _learns(board) and _serves(board)
    marked = {n.id for n in design.nodes.values() if n.deep_dive}
    components = library.components
    groups = {components[t].group for t in board.queries.types.values() if t in components}
    return Progress(
        asked=sum(1 for q in design.brief.questions if q.text.strip() or q.assumption.strip()),
        parts=board.size,
        arrows=board.queries.graph.number_of_edges(),
        boxes_in_view=board.boxes_in_view,
        metrics=stages,
        path=path,
        skeleton=path and "business" in stages,
        operated=not _LATE_GROUPS.isdisjoint(groups),
        dives=len(design.brief.deep_dives) + len(marked - {d.node_id for d in design.brief.deep_dives}),
    )


def _learns(board: Board) -> bool:
    learners = board.of(_LEARNERS)
    if not learners or board.size < _PARTS_NEEDED:
        return False
    begins = board.of(SOURCES, _STORES)
    return bool(board.of("pretrained_model")) or board.queries.reach(begins, learners, FLOW)


def _serves(board: Board) -> bool:
    return any(all(ends_of(board, node)) for node in board.of(SERVING))
