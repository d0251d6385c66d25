"""QNT009: users, requests and the stated peak do not belong together."""

from collections.abc import Iterator

from mlsd_board.estimate.figures import amount, plain
from mlsd_board.estimate.traffic import PEAK_FACTOR, traffic_of_users
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.option import Option
from mlsd_board.validation.plan import brief_fix
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity

_TOLERANCE = Option(
    "tolerance", 3.0, "factor by which stated and computed peak may differ", unit="×", minimum=1
)


@rule(
    "QNT009",
    "traffic-estimate-inconsistent",
    Severity.INFO,
    Phase.FRAME,
    when=lambda board: bool(board.req.dau and board.req.requests_per_user_day and board.req.qps_peak),
    min_size=0,
    options=(_TOLERANCE,),
)
def traffic_estimate_inconsistent(board: Board) -> Iterator[Violation]:
    """The peak you wrote does not follow from the users and their requests.

    ## What it looks for
    Daily users, requests per user and day, and a peak in the brief. Users times requests, divided by the seconds of a
    day, times the peak factor (3 when not stated) may differ from the stated peak by a factor of three either way.

    ## Why it matters
    Numbers that disagree show that they were never used. Everything sized from them is off by the same factor.

    ## How to fix it
    Compute the peak from the users, or explain where the other number comes from and drop the one you do not believe.

    ## Source
    Capacity planning guides of sujeet.pro, system-design-calculator.com and thedesignround (users times requests over
    86,400 seconds times the peak factor).

    ## The interviewer asks
    Two billion people, two requests a day each. How many is that in the busiest second?

    ## Hints
    1. Do your three traffic numbers tell the same story?
    2. A day has 86,400 seconds, and the peak is two to ten times the mean.
    3. Peak = users × requests per day / 86,400 × peak factor. Write that number.
    """
    found = traffic_of_users(board.req)
    expected, stated = found.peak_qps if found else 0.0, board.req.qps_peak or 0.0
    if expected / board.value(_TOLERANCE) <= stated <= expected * board.value(_TOLERANCE):
        return
    users, each = board.req.dau or 0, board.req.requests_per_user_day or 0
    yield Violation(
        f"{amount(users)} users × {plain(each)} requests a day give about {amount(expected)} QPS at the peak; "
        f"you wrote {amount(stated)}.",
        values={
            "computed peak": f"{amount(expected)} QPS",
            "stated peak": f"{amount(stated)} QPS",
            "peak factor": board.req.peak_factor or f"{plain(PEAK_FACTOR)} (assumed)",
        },
        fixes=(brief_fix("req.qps_peak", f"Set the peak to about {amount(expected)} QPS in the brief"),),
    )
