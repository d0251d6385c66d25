"""FBK004: the only feedback is what users are asked for."""

from collections.abc import Iterator

from mlsd_board.graph.typesets import FLOW
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity

_SAID = frozenset({"explicit_rating", "report"})
_RECORDS = ("operational_db", "external_source", "sensor_source", "human_review_queue")


@rule(
    "FBK004",
    "explicit-feedback-only",
    Severity.WARNING,
    Phase.OPERATE,
    when=lambda board: bool(board.of("event_logger")),
)
def explicit_feedback_only(board: Board) -> Iterator[Violation]:
    """The only feedback is what users are asked for.

    ## What it looks for
    Event loggers that record ratings or reports and nothing else, with no other source of outcomes: no business
    system that reports back, and no label joiner fed by a database, a sensor, an outside source or reviewers.

    ## Why it matters
    Few people rate, the angry and the delighted more than the rest, and every question costs patience. What people do
    costs them nothing and says more.

    ## How to fix it
    Record behaviour too: clicks, time spent, completion, purchases. Keep the ratings as a check.

    ## Source
    Interview Kickstart, "What to expect from system design rounds" (metrics that cost users nothing); A. Dirzad,
    Machine Learning Interviews, newsfeed (implicit and explicit feedback); ByteByteGo, machine learning system design
    interview, news feed.

    ## The interviewer asks
    Two in a thousand users press the thumb. What do you learn from the other 998?

    ## Hints
    1. How many of your users will ever answer a question?
    2. People vote with what they click, watch and finish.
    3. Let the event logger capture clicks and dwell time beside ratings.

    ## Known limits
    An event logger whose captured signals are not stated is given the benefit of the doubt.
    """
    loggers = board.of("event_logger")
    captured = {logger: board.texts(logger, "captures") for logger in loggers}
    if not all(signals and signals <= _SAID for signals in captured.values()) or _outcomes(board):
        return
    for logger in loggers:
        seen = tuple(sorted(captured[logger]))
        plan = Plan(board).set(logger, "captures", (*seen, "click", "dwell"))
        yield Violation(
            f"{board.name(logger)} records only what users say ({', '.join(seen)}). Capture what they do as well.",
            subject=logger,
            values={"captures": seen},
            fixes=(plan.fix("capture-behaviour", "Record clicks and dwell time too", "suggestion"),),
        )


def _outcomes(board: Board) -> bool:
    """Whether something else than the loggers tells what happened."""
    talking = set(board.queries.feedback())
    systems = [n for n in board.of("downstream_system") if n in talking]
    records = board.of(_RECORDS)
    return bool(systems) or board.queries.reach(records, board.of("label_joiner"), FLOW)
