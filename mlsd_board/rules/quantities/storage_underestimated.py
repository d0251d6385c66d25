"""QNT006: a store is planned smaller than what will lie in it."""

from collections.abc import Iterator
from math import ceil, floor

from mlsd_board.estimate.figures import gigabytes
from mlsd_board.estimate.storage import BYTES_PER_GB, StorageNeed, storage_needs
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity


@rule(
    "QNT006",
    "storage-underestimated",
    Severity.WARNING,
    Phase.OPERATE,
    when=lambda board: any(board.number(n, "storage_gb") for n in board.queries.types),
)
def storage_underestimated(board: Board) -> Iterator[Violation]:
    """A store is planned smaller than what will lie in it.

    ## What it looks for
    A store with `storage_gb`, whose records per day and record size are stated on it or on the loggers upstream, and
    whose retention is stated on it or in the brief. Records per day times size times days times copies must fit.

    ## Why it matters
    An error of a factor of ten is cheap on a whiteboard and dear in production, where the disk is full on a holiday.

    ## How to fix it
    Plan the storage the retention needs, keep less, or keep it for a shorter time.

    ## Source
    D. Tanner, "Machine learning system design interview" (storage, databases); capacity planning guides of sujeet.pro
    and system-design-calculator.com; Azure Well-Architected Framework, AI workloads, cost (volume).

    ## The interviewer asks
    How much do you store in a year, and what does it cost to keep it?

    ## Hints
    1. How many records a day, and how big is one?
    2. Multiply by the days you keep them and by the copies of each.
    3. Set the storage to records per day × bytes × days × copies.

    ## Known limits
    Copies count only where `replication` is stated. Compression is not considered.
    """
    for need in storage_needs(board.queries, board.req):
        if not need.enough:
            yield Violation(
                f"{board.name(need.node)}: about {gigabytes(need.least_gb)} for {need.retention_days:g} days, "
                f"{gigabytes(need.planned_gb or 0)} planned.",
                subject=need.node,
                related=tuple(w for w in need.writers if w != need.node),
                values={
                    "GB per day": round(need.bytes_per_day / BYTES_PER_GB, 3),
                    "days": need.retention_days,
                    "copies": need.least_copies,
                    "assumptions": need.assumptions,
                },
                fixes=tuple(_fixes(board, need)),
            )


def _fixes(board: Board, need: StorageNeed) -> Iterator[Fix]:
    enough = ceil(need.least_gb)
    yield (
        Plan(board)
        .set(need.node, "storage_gb", enough)
        .fix("more-storage", f"Plan {gigabytes(enough)}", "suggestion")
    )
    days = floor((need.planned_gb or 0) * BYTES_PER_GB / (need.bytes_per_day * need.least_copies))
    if days >= 1:
        plan = Plan(board).set(need.node, "retention_days", days)
        yield plan.fix("keep-shorter", f"Keep the records for {days} days", "suggestion")
