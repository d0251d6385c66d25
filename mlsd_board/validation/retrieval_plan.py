"""How a candidate generator joins the rest of a board: who asks it, which index it reads, who scores its candidates."""

from mlsd_board.model.kind import Kind
from mlsd_board.model.values import AttributeValue
from mlsd_board.validation.board import Board
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.privacy import connect_privately
from mlsd_board.validation.serving_plan import CALLERS, asker

INDEXES = ("vector_index", "search_index", "graph_store", "prediction_store", "feature_store", "cache")
"""Where a candidate generator can look things up without scanning the whole catalogue."""
_ENCODED = ("embedding_encoder", "feature_store", "batch_feature_pipeline")
_RAW = ("data_validator", "data_warehouse", "data_lake", "operational_db")


def add_generator(plan: Plan, board: Board, scorer: str, **attributes: AttributeValue) -> str:
    """A candidate generator asked by whoever asks for ranked items, handing its candidates to `scorer`."""
    generator = plan.add("candidate_generator", near=scorer, **attributes)
    callers = [e.source for e in board.queries.into(scorer, {Kind.REQUEST})]
    backends = [n for n in callers if board.type(n) in CALLERS]
    plan.connect(backends[0] if backends else asker(plan, board, scorer), generator, Kind.REQUEST)
    plan.connect(generator, scorer, Kind.PREDICTIONS)
    return generator


def give_index(plan: Plan, board: Board, generator: str, component: str = "vector_index") -> str:
    """An index the generator reads, filled from what makes vectors or documents on the board."""
    known = board.of(component)
    index = known[0] if known else plan.add(component, near=generator)
    plan.connect(index, generator, Kind.DATA)
    if not known:
        _fill(plan, board, index, component)
    return index


def _fill(plan: Plan, board: Board, index: str, component: str) -> None:
    raw = next((n for t in _RAW for n in board.of(t)), None)
    if component == "search_index" and raw:
        connect_privately(plan, board, raw, index, Kind.DATA)
        return
    maker = next((n for t in _ENCODED for n in board.of(t)), None)
    if maker is None:
        maker = plan.add("embedding_encoder", near=index)
        if raw:
            connect_privately(plan, board, raw, maker, Kind.DATA)
    plan.connect(maker, index, Kind.FEATURES)
