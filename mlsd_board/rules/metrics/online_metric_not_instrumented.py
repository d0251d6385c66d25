"""MET007: what is to be measured live is wired to something that measures it."""

from collections.abc import Iterator

from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity
from mlsd_board.validation.wiring import allows
from mlsd_board.validation.words import agree, listed

_CARRYING = frozenset({Kind.EVENTS, Kind.DATA, Kind.LABELS, Kind.METRICS, Kind.PREDICTIONS})
_METERS = ("experiment_platform", "quality_monitor", "bi_dashboard", "data_warehouse")
_TALKERS = ("client_app", "end_user", "app_backend", "decision_engine", "downstream_system")
_GOVERNED = ("deployment_controller", "app_backend", "api_gateway", "model_server", "ranker")


@rule(
    "MET007",
    "online-metric-not-instrumented",
    Severity.ERROR,
    Phase.OPERATE,
    when=lambda board: any(m.stage == "online" and not m.guardrail for m in board.brief.metrics),
    after=("MET002",),
    min_size=8,
)
def online_metric_not_instrumented(board: Board) -> Iterator[Violation]:
    """Nothing on the board measures the online metric.

    ## What it looks for
    A path of events, data, labels, metrics or predictions from where outcomes come back (an event logger, a review
    queue, a business system that reports) to an experiment platform, quality monitor, dashboard or data warehouse.
    There is none.

    ## Why it matters
    A metric that nothing records is a wish. On launch day somebody asks for the number, and the answer is that the
    logging comes in the next release: without a before, there is no after.

    ## How to fix it
    Let the client report what people did to an event logger, and send those events where they become numbers: an
    experiment platform, a monitor or a dashboard.

    ## Source
    Zinkevich, Rules of Machine Learning, rule 2 (design and implement metrics first); Merkow, Machine Learning
    Engineering Interviews (measure success in a deployed system).

    ## The interviewer asks
    Show me in your diagram: which arrow carries the number you promised to improve?

    ## Hints
    1. Pick your online metric. Where, in the drawing, does it get its first digit?
    2. Something has to record what people do, and something has to add it up.
    3. Draw client app → event logger → experiment platform, both arrows of kind events.

    ## Known limits
    Small boards (fewer than eight components) are not asked for this yet.
    """
    outcomes, meters = board.queries.feedback(), board.of(_METERS)
    if board.queries.reach(outcomes, meters, _CARRYING):
        return
    names = [m.name or m.id for m in board.brief.metrics if m.stage == "online" and not m.guardrail]
    aside = (
        f"; {board.names(outcomes)} {agree(outcomes, 'leads', 'lead')} to nothing that adds up"
        if outcomes
        else ""
    )
    yield Violation(
        f"Nothing on the board measures {listed([repr(n) for n in names])}{aside}.",
        related=(*outcomes, *meters),
        missing=tuple(
            c for c, there in (("event_logger", outcomes), ("experiment_platform", meters)) if not there
        ),
        values={"online metrics": tuple(names), "places where outcomes come back": len(outcomes)},
        fixes=(_instrument(board),),
    )


def _instrument(board: Board) -> Fix:
    plan = Plan(board)
    talker = next((n for component in _TALKERS for n in board.of(component)), None)
    logger = plan.ensure("event_logger", near=talker)
    if talker and not board.queries.into(logger, _CARRYING):
        kind = Kind.PREDICTIONS if board.type(talker) == "app_backend" else Kind.EVENTS
        plan.connect(talker, logger, kind)
    meter = next((n for component in _METERS for n in board.of(component)), None)
    if meter is None:
        meter = plan.add("experiment_platform", near=logger)
        governed = next((n for component in _GOVERNED for n in board.of(component)), None)
        if governed:
            plan.connect(meter, governed, Kind.CONTROL)
        plan.connect(logger, meter, Kind.EVENTS)
    elif logger in board.queries.types:
        kinds = (k for k in (Kind.EVENTS, Kind.DATA) if allows(board, logger, meter, k))
        plan.connect(logger, meter, next(kinds, Kind.EVENTS))
    else:
        plan.connect(logger, meter, Kind.EVENTS if board.type(meter) in _METERS[:2] else Kind.DATA)
    return plan.fix("measure-outcomes", "Send what people do to something that adds it up")
