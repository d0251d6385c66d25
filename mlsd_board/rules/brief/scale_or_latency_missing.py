"""BRF006: two numbers decide between batch and online, one stage and two: how much, and how fast."""

from collections.abc import Iterator

from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.plan import brief_fix
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity

_LIVE = ("online", "stream", "on_device")


@rule("BRF006", "scale-or-latency-missing", Severity.WARNING, Phase.CLARIFY, min_size=0)
def scale_or_latency_missing(board: Board) -> Iterator[Violation]:
    """There is no number for the traffic or for the latency.

    ## What it looks for
    For traffic: peak requests per second, or daily users with requests per user, or the number of items of
    a batch. For latency: the limit at the 99th percentile, wherever the mode is online, stream or on device.
    There is no such number.

    ## Why it matters
    Batch or online, one stage or two, a cache or none, one machine or a hundred: all of it follows from these two
    numbers. An assumed number can be argued with; "it must be fast" cannot.

    ## How to fix it
    Write down an estimate: 100 million users × 5 requests a day, 200 ms at the 99th percentile. Or, for a batch:
    3 million customers, every night.

    ## Source
    Tanner, Machine Learning System Design Interview (scalability, reliability, storage); alirezadir, Machine Learning
    Interviews, step 1; Azure Well-Architected Framework, AI workloads, cost drivers.

    ## The interviewer asks
    How many requests per second is that at peak, and how long may one of them take?

    ## Hints
    1. Would your design look the same for a hundred users and for a hundred million?
    2. Two estimates suffice: how often the system is asked, and how long an answer may take.
    3. Fill in daily users and requests per user (or peak requests per second), and the latency limit in ms.

    ## Known limits
    A model on the device serves one person, so no traffic is asked for; a latency limit of the device counts.
    """
    req = board.req
    counted = req.qps_peak or (req.dau and req.requests_per_user_day) or req.batch_items
    if req.mode != "on_device" and not counted:
        yield Violation(
            "No number says how much traffic there is: peak requests per second, users × requests per day, or items "
            "per batch.",
            values={n: getattr(req, n) for n in ("qps_peak", "dau", "requests_per_user_day", "batch_items")},
            fixes=(
                brief_fix(
                    "req.batch_items" if req.mode == "batch" else "req.dau", "Put a number on the traffic"
                ),
            ),
            key="traffic",
        )
    if req.mode in _LIVE and not (req.latency_slo_ms or req.device.p99_latency_ms):
        yield Violation(
            f"The mode is {req.mode.replace('_', ' ')}, but no number says how long an answer may take.",
            values={"req.mode": req.mode, "req.latency_slo_ms": req.latency_slo_ms},
            fixes=(brief_fix("req.latency_slo_ms", "Put a number on the latency"),),
            key="latency",
        )
