"""COM003: first the whole, end to end; then the depth."""

from collections.abc import Iterator

from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.plan import brief_fix
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity


@rule(
    "COM003",
    "deep-dive-before-overview",
    Severity.WARNING,
    Phase.SKETCH,
    when=lambda board: board.session is not None,
    min_size=0,
)
def deep_dive_before_overview(board: Board) -> Iterator[Violation]:
    """The first deep dive began before the whole system was sketched.

    ## What it looks for
    In a practice session: the moment of the first deep dive, and the moment from which on data reaches training,
    something serves, somebody reaches it, and a business metric is named. The dive came first.

    ## Why it matters
    Interviewers look for breadth before depth. Ten minutes on a loss function in minute six feel brilliant, and
    leave no time for serving and monitoring: the most common way to fail with a good answer.

    ## How to fix it
    Park the topic: write it down as a deep dive, say that you will come back, and finish the sketch.

    ## Source
    Merkow, Machine Learning Engineering Interviews (do not get caught in the weeds; save time for a few weeds);
    public interview guides on pacing, stage 2.

    ## The interviewer asks
    This is interesting. But how does a user get to see any of it?

    ## Hints
    1. Is there already a way from data to a user on your board?
    2. Good topics do not run away. There is a list for them.
    3. Note it under deep dives, then draw source → training → serving → user.

    ## Known limits
    Only what the session recorded counts: a deep dive spoken about but not marked is not seen.
    """
    session = board.session
    if session is None or session.first_deep_dive_min is None:
        return
    dive, done = session.first_deep_dive_min, session.skeleton_done_min
    if done is not None and done <= dive:
        return
    overview = (
        "and the overview is not complete yet" if done is None else f"the overview was complete at {done:.0f}"
    )
    yield Violation(
        f"The first deep dive began at minute {dive:.0f}, {overview}.",
        values={
            "first deep dive (min)": dive,
            "overview complete (min)": "not yet" if done is None else done,
        },
        fixes=(brief_fix("deep_dives", "Park the topic among the deep dives and finish the sketch"),),
    )
