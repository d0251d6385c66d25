"""DAT007: what was shown and not chosen is half of what there is to learn."""

from collections.abc import Iterator

from mlsd_board.graph.typesets import SERVING
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity

_TALKERS = ("client_app", "end_user", "app_backend")


@rule(
    "DAT007",
    "impressions-not-logged",
    Severity.WARNING,
    Phase.DATA_AND_MODEL,
    when=lambda board: (
        board.brief.category == "recommendation" or board.tagged("ranked_list", "feed", "ads", "search")
    ),
)
def impressions_not_logged(board: Board) -> Iterator[Violation]:
    """Only what people choose is logged, not what they were shown.

    ## What it looks for
    An event logger that captures impressions, or a prediction logger. There is neither, in a system that shows
    lists (recommendation, ranked list, feed, ads, search).

    ## Why it matters
    A click says what was liked. Only the list it was clicked in says what was passed over. Without it there are no
    negatives, no click-through rate, and no way to see what the position did.

    ## How to fix it
    Log every item shown, with its position and the score it had, next to clicks and dwell time.

    ## Source
    Zinkevich, Rules of Machine Learning, rules 6 and 29; alirezadir, Machine Learning Interviews, step 4 (missing
    negatives).

    ## The interviewer asks
    What are your negative examples, and where do they come from?

    ## Hints
    1. A user leaves without a click. What does your training set learn from that?
    2. To know what was not chosen you have to know what was there to choose from.
    3. Add impression to what the event logger captures, or add a prediction logger.
    """
    loggers = board.of("event_logger")
    if board.of("prediction_logger") or any("impression" in board.texts(n, "captures") for n in loggers):
        return
    how = f"{board.names(loggers)} does not capture impressions" if loggers else "Nothing logs what was shown"
    yield Violation(
        f"{how}; without what was passed over there are no negatives.",
        subject=loggers[0] if loggers else None,
        related=tuple(loggers[1:]),
        missing=() if loggers else ("event_logger",),
        values={
            "captures": tuple(sorted({c for n in loggers for c in board.texts(n, "captures")})) or "unset"
        },
        fixes=tuple(_ways_out(board, loggers)),
    )


def _ways_out(board: Board, loggers: list[str]) -> Iterator[Fix]:
    servers = board.of(SERVING)
    handling = {"pii_handling": "hash"} if board.req.pii else {}
    plan = Plan(board)
    if loggers:
        captured = sorted(board.texts(loggers[0], "captures"))
        plan.set(loggers[0], "captures", ("impression", *captured))
        yield plan.fix("capture-impressions", f"Let {board.name(loggers[0])} record what was shown, too")
    else:
        talker = next((n for component in _TALKERS for n in board.of(component)), None)
        logger = plan.add("event_logger", near=talker, captures=("impression", "click"), **handling)
        if talker:
            plan.connect(
                talker, logger, Kind.EVENTS if board.type(talker) in _TALKERS[:2] else Kind.PREDICTIONS
            )
        for taker in (board.of("label_joiner") or board.of("data_lake", "event_stream", "data_warehouse"))[
            :1
        ]:
            plan.connect(logger, taker, Kind.EVENTS)
        yield plan.fix("log-events", "Record what is shown and what is clicked", "suggestion")
    if servers:
        plan = Plan(board)
        log = plan.add("prediction_logger", servers[0], keyed=True, **handling)
        plan.connect(servers[0], log, Kind.PREDICTIONS)
        for taker in (board.of("label_joiner") or board.of("data_lake", "event_stream"))[:1]:
            joins = board.type(taker) == "label_joiner"
            plan.connect(log, taker, Kind.PREDICTIONS if joins else Kind.EVENTS)
        yield plan.fix("log-predictions", "Log every list that is served, with its scores", "suggestion")
