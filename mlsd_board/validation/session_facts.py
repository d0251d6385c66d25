"""What rules about a practice session may know of it: how far the clock and the design have come."""

from dataclasses import dataclass

from mlsd_board.validation.severity import Phase


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """Minutes count from the start of the session, pauses left out; None means that it has not happened.

    `first_deep_dive_min` is when the first deep dive began. `skeleton_done_min` is the first moment at which data
    reached training, something served and was reached, and a business metric was named.
    """

    elapsed_min: float
    phase: Phase
    first_deep_dive_min: float | None = None
    skeleton_done_min: float | None = None
