"""FBK004: the only feedback is what users are asked for."""

from collections.abc import Iterator

from mlsd_board.graph.typesets import ACTORS, FLOW
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity
from mlsd_board.validation.wiring import allows

_SAID = frozenset({"explicit_rating", "report"})
_PEOPLE = ("client_app", "end_user")
_ANSWERS = (
    "decision_engine",
    "exploration_policy",
    "re_ranker",
    "app_backend",
    "ranker",
    "model_server",
    "prediction_store",
)
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
    system that reports back, and no label joiner fed by a database, a sensor, an outside source or reviewers. And two
    remarks: somebody gets `predictions`, but nothing of what they do with them leaves for anything but an experiment;
    and somebody's behaviour is logged who neither asks for anything nor gets anything.

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
    yield from _half_heard(board)
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


def _half_heard(board: Board) -> Iterator[Violation]:
    """Those who are answered and never heard, and those who are heard and never answered."""
    logger = board.of("event_logger")[0]
    for actor in board.of(ACTORS):
        told = {board.type(e.target) for e in board.queries.out(actor)}
        gets = board.queries.into(actor)
        served = any(e.kind is Kind.PREDICTIONS for e in gets)
        if served and told <= {"experiment_platform"}:
            plan = Plan(board).connect(actor, logger, Kind.EVENTS)
            yield Violation(
                f"{board.name(actor)} gets predictions, but nothing records what comes of them.",
                subject=actor,
                fixes=(plan.fix("record", "Record what comes of them", "suggestion"),),
                key="unheard",
                severity=Severity.INFO,
            )
        elif told == {"event_logger"} and not gets and board.type(actor) in _PEOPLE and _answer(board, actor):
            plan = Plan(board).connect(_answer(board, actor), actor, Kind.PREDICTIONS)
            yield Violation(
                f"What {board.name(actor)} does is recorded, but {board.name(actor)} asks for nothing and gets "
                "nothing.",
                subject=actor,
                fixes=(plan.fix("answer", "Draw what they get", "suggestion"),),
                key="unanswered",
                severity=Severity.INFO,
            )


def _answer(board: Board, actor: str) -> str:
    """The box that decides last before an actor, or '' where there is none."""
    return next((n for t in _ANSWERS for n in board.of(t) if allows(board, n, actor, Kind.PREDICTIONS)), "")


def _outcomes(board: Board) -> bool:
    """Whether something else than the loggers tells what happened."""
    talking = set(board.queries.feedback())
    systems = [n for n in board.of("downstream_system") if n in talking]
    records = board.of(_RECORDS)
    return bool(systems) or board.queries.reach(records, board.of("label_joiner"), FLOW)
