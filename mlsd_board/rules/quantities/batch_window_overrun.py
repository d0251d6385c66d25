"""QNT007: a periodic job takes longer than the time until its next run."""

from collections.abc import Iterator
from math import ceil

from mlsd_board.estimate.batch import COMFORT, BatchWindow, batch_windows
from mlsd_board.estimate.figures import duration, plain
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.option import Option
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity

_TIGHT = Option(
    "tight_share", COMFORT, "share of the window above which it is a warning", minimum=0.05, maximum=1
)


@rule(
    "QNT007",
    "batch-window-overrun",
    Severity.ERROR,
    Phase.OPERATE,
    when=lambda board: bool(batch_windows(board.queries)),
    options=(_TIGHT,),
)
def batch_window_overrun(board: Board) -> Iterator[Violation]:
    """A periodic job takes longer than the time until its next run.

    ## What it looks for
    Batch inference and batch feature pipelines with a cadence, and either a duration, or items per run and items per
    second of a replica. A run longer than its cadence is an error; one above 80 % of it is a warning, since a
    single retry no longer fits.

    ## Why it matters
    A job that overruns its window never catches up: each run starts later than the last, and answers get older every
    day.

    ## How to fix it
    Split the work among more replicas, make a run cheaper (only what changed), or run it less often.

    ## Source
    A. Dirzad, Machine Learning Interviews, ML system design (batch prediction); Breck et al., The ML Test Score (2017),
    Monitor 6.

    ## The interviewer asks
    The nightly job fails after four hours and starts again. Is it done before the next night?

    ## Hints
    1. How long does one run take, and when does the next one start?
    2. Items divided by items per second, divided by the replicas that share them.
    3. Add replicas until a run takes less than 80 % of the time between two runs.
    """
    for window in batch_windows(board.queries):
        if window.share > board.value(_TIGHT):
            over = window.share > 1
            yield Violation(
                f"{board.name(window.node)} takes {duration(window.needed_s)} but must finish "
                f"every {duration(window.cadence_s)}{'' if over else ', so a retry does not fit'}.",
                subject=window.node,
                values={
                    "share of the window": f"{plain(100 * window.share)} %",
                    "replicas": window.replicas,
                    "assumptions": window.assumptions,
                },
                severity=Severity.ERROR if over else Severity.WARNING,
                fixes=tuple(_fixes(board, window)),
            )


def _fixes(board: Board, window: BatchWindow) -> Iterator[Fix]:
    if window.work_s is not None:
        needed = ceil(window.work_s / (board.value(_TIGHT) * window.cadence_s))
        plan = Plan(board).set(window.node, "replicas", needed)
        yield plan.fix("scale", f"Share the work among {needed} replicas", "suggestion")
    cadence = ceil(window.needed_s / board.value(_TIGHT))
    plan = Plan(board).set(window.node, "cadence_s", cadence)
    yield plan.fix("run-less-often", f"Run it every {duration(cadence)}", "suggestion")
