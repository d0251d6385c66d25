"""SRV004: predictions are asked for in one mode and drawn in another."""

from collections.abc import Iterator

from mlsd_board.graph.typesets import FLOW, ONLINE_SERVING, SERVING
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.plan import Plan, brief_fix
from mlsd_board.validation.rule import rule
from mlsd_board.validation.serving_plan import SERVER_OF_MODE, add_serving, store_predictions
from mlsd_board.validation.severity import Phase, Severity

_KEPT = (
    "prediction_store",
    "data_warehouse",
    "data_lake",
    "downstream_system",
    "cache",
    "operational_db",
    "feature_store",
    "bi_dashboard",
    "optimizer",
    "decision_engine",
    "event_stream",
)
_WORDS = {"online": "online", "stream": "streaming", "batch": "batch", "on_device": "on-device"}


@rule(
    "SRV004",
    "prediction-mode-mismatch",
    Severity.WARNING,
    Phase.DATA_AND_MODEL,
    when=lambda board: board.req.mode is not None,
    after=("SRV001",),
)
def prediction_mode_mismatch(board: Board) -> Iterator[Violation]:
    """The brief asks for predictions in one mode, the board makes them in another.

    ## What it looks for
    With the prediction mode stated in the brief: `online` or `stream` without a model server, ranker or on-device
    model; `batch` with live serving but no batch inference; `on_device` without an on-device model. And batch
    inference whose `predictions` end nowhere: in no store, warehouse, lake, cache, database, dashboard, stream,
    decision or business system.

    ## Why it matters
    Computing ahead suits a known and bounded set of keys; computing on request suits fresh context. Mixed up, you pay
    for predictions nobody reads, or show yesterday's answer to today's question.

    ## How to fix it
    Add the component the mode calls for, or change the mode in the brief if you have decided otherwise. Give batch
    predictions a store to lie in until they are read.

    ## Source
    A. Dirzad, Machine Learning Interviews, ML system design, step 7; C. Huyen, real-time machine learning (stages);
    Zinkevich, Rules of Machine Learning, rule 4; Lakshmanan et al., Machine Learning Design Patterns (Batch serving,
    Two-phase predictions).

    ## The interviewer asks
    Do you compute this prediction before the user asks, or while they wait? Why?

    ## Hints
    1. Compare what you promised in the brief with what you drew.
    2. When is the prediction computed: on request, ahead of time, or on the device?
    3. Add the serving component of the mode in your brief, or change the mode.
    """
    mode = board.req.mode or ""
    wanted = SERVER_OF_MODE.get(mode)
    if wanted and not _drawn(board, mode):
        drawn = board.of(SERVING)
        yield Violation(
            f"You asked for {_WORDS[mode]} predictions but drew {board.names(drawn)}.",
            related=tuple(drawn),
            missing=(wanted,),
            values={"mode": mode},
            key=mode,
            fixes=tuple(_fixes(board, wanted)),
        )
    for batch in board.of("batch_inference"):
        if not _is_kept(board, batch):
            plan = Plan(board)
            store_predictions(plan, board, batch)
            yield Violation(
                f"The predictions of {board.name(batch)} are kept nowhere, so nobody can read them later.",
                subject=batch,
                missing=() if board.of(_KEPT) else ("prediction_store",),
                values={"mode": mode},
                fixes=(plan.fix("store", "Keep them in a prediction store"),),
            )


def _drawn(board: Board, mode: str) -> bool:
    """Whether the mode is on the board. No live serving at all is no contradiction to a batch design."""
    if mode == "on_device":
        return bool(board.of("on_device_model"))
    if mode == "batch":
        return bool(board.of("batch_inference")) or not board.of(ONLINE_SERVING)
    return bool(board.of(ONLINE_SERVING))


def _is_kept(board: Board, batch: str) -> bool:
    kept = set(board.of(_KEPT))
    first = {e.target for e in board.queries.out(batch, {Kind.PREDICTIONS})}
    return not kept.isdisjoint(first) or board.queries.reach(sorted(first), kept, FLOW)


def _fixes(board: Board, wanted: str) -> Iterator[Fix]:
    plan = Plan(board)
    add_serving(plan, board, wanted)
    yield plan.fix(f"add-{wanted.replace('_', '-')}", f"Add {board.library.title(wanted).lower()}")
    yield brief_fix("req.mode", "Change the prediction mode in the brief")
