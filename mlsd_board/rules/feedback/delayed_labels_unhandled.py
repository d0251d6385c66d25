"""FBK005: labels come late, and nothing on the board waits for them."""

from collections.abc import Iterator

from mlsd_board.estimate.figures import DAY_S, duration
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.plan import Plan, brief_fix
from mlsd_board.validation.privacy import connect_privately
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity

_SOURCES = ("event_logger", "data_warehouse", "data_lake", "operational_db")
_LEARNERS = ("dataset_builder", "trainer")


def _late(board: Board) -> bool:
    return (board.req.label_delay_s or 0) > DAY_S or board.tagged("delayed_labels")


@rule("FBK005", "delayed-labels-unhandled", Severity.WARNING, Phase.OPERATE, when=_late)
def delayed_labels_unhandled(board: Board) -> Iterator[Violation]:
    """Labels come late, and nothing on the board waits for them.

    ## What it looks for
    When labels take more than a day, or the question says they are delayed: a label joiner whose window covers the
    delay (or that states its label delay), or a quality monitor that names an early proxy metric. There is neither.

    ## Why it matters
    Whoever does not wait calls every case that has not turned out yet a negative. The model learns that recent fraud is
    harmless, and a regression stays hidden for weeks.

    ## How to fix it
    Set the attribution window of the label joiner to at least the delay, and name a proxy that moves within a day.

    ## Source
    System Overflow, notes on label delay in fraud systems (chargebacks after 30 to 90 days); Ktena et al., Addressing
    delayed feedback for continuous training in CTR prediction (2019); Dorard, Machine Learning Canvas (time to wait
    before observation).

    ## The interviewer asks
    A chargeback takes sixty days. What label does yesterday's payment have today?

    ## Hints
    1. When is a case without a bad outcome known to be good?
    2. The join of predictions and outcomes has to wait, and monitoring cannot.
    3. Set the label joiner's window to the delay, and give the quality monitor an early proxy metric.

    ## Known limits
    Where the question says that labels are delayed but no delay is stated, any stated window will do.
    """
    delay = board.req.label_delay_s
    joiners, monitors = board.of("label_joiner"), board.of("quality_monitor")
    if any(_waits(board, joiner, delay) for joiner in joiners):
        return
    if any(board.text(monitor, "proxy_metric") for monitor in monitors):
        return
    windows = [w for j in joiners if (w := board.number(j, "window_s")) is not None]
    waited = f"the join waits {duration(max(windows))}" if windows else "no join waits for them"
    yield Violation(
        f"Labels arrive {f'after {duration(delay)}' if delay else 'late'}, but {waited}, "
        "and no quality monitor names an early proxy.",
        subject=joiners[0] if joiners else None,
        related=tuple(monitors),
        missing=() if joiners else ("label_joiner",),
        values={"label_delay_s": delay, "window_s": max(windows, default=None)},
        fixes=tuple(_fixes(board, joiners, delay)),
    )


def _waits(board: Board, joiner: str, delay: float | None) -> bool:
    window = board.number(joiner, "window_s")
    long_enough = window is not None and window >= (delay or 0)
    return long_enough or board.number(joiner, "label_delay_s") is not None


def _fixes(board: Board, joiners: list[str], delay: float | None) -> Iterator[Fix]:
    if not delay:
        yield brief_fix("req.label_delay_s", "State how late the labels come")
    elif joiners:
        plan = Plan(board).set(joiners[0], "window_s", delay)
        yield plan.fix("wait", f"Let {board.name(joiners[0])} wait {duration(delay)}")
    else:
        yield from _new_joiner(board, delay)


def _new_joiner(board: Board, delay: float) -> Iterator[Fix]:
    source = next((n for t in _SOURCES for n in board.of(t)), None)
    learner = next((n for t in _LEARNERS for n in board.of(t)), None)
    if source is None or learner is None:
        yield brief_fix("req.label_delay_s", "Check how late the labels come")
        return
    plan = Plan(board)
    joiner = plan.add("label_joiner", near=source, window_s=delay)
    said = Kind.EVENTS if board.type(source) == "event_logger" else Kind.DATA
    connect_privately(plan, board, source, joiner, said)
    for logger in board.of("prediction_logger"):
        plan.connect(logger, joiner, Kind.PREDICTIONS)
    plan.connect(joiner, learner, Kind.LABELS)
    yield plan.fix("join-late", f"Join outcomes within {duration(delay)}")
