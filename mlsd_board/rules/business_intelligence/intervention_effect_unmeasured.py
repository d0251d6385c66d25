"""BIN004: an action follows from a score, and nobody measures whether the action helps."""

from collections.abc import Iterator

from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity

_ACTORS = ("decision_engine", "batch_inference")
_OUTCOMES = ("downstream_system", "event_logger", "decision_engine")
_ANY = frozenset(Kind)
_COMPARES = ("", "ab", "holdout")


def _acts(board: Board) -> bool:
    if board.tagged("churn", "intervention"):
        return True
    systems = set(board.of("downstream_system"))
    return any(e.target in systems and board.type(e.source) in _ACTORS for e in board.queries.edges())


@rule("BIN004", "intervention-effect-unmeasured", Severity.WARNING, Phase.OPERATE, when=_acts)
def intervention_effect_unmeasured(board: Board) -> Iterator[Violation]:
    """A score triggers an action, and nobody measures whether the action helps.

    ## What it looks for
    For churn and interventions, and wherever a decision engine or batch inference drives a business system: an
    experiment platform with an A/B or hold-out design that hears of outcomes (from the business system or an event
    logger) or steers the decisions.

    ## Why it matters
    Knowing who leaves is not knowing who can be kept. Without a group that is left alone, an offer to somebody who
    would have stayed looks like a success.

    ## How to fix it
    Leave a random share of the people alone and compare. Then target those whom the action changes.

    ## Source
    Case studies on churn and uplift (osetohame; telecom AI); Zinkevich, Rules of Machine Learning, rule 13
    (attributable metrics).

    ## The interviewer asks
    Half of the people you called stayed. How many would have stayed without the call?

    ## Hints
    1. What would have happened without your action?
    2. Only a group that got nothing can tell.
    3. Add an experiment platform with a hold-out group, fed with the outcomes.

    ## Known limits
    A platform whose design is not stated is taken to compare groups.
    """
    trials = [n for n in board.of("experiment_platform") if board.text(n, "design") in _COMPARES]
    outcomes = board.of(_OUTCOMES)
    if board.queries.reach(outcomes, trials, _ANY) or board.queries.reach(trials, outcomes, _ANY):
        return
    acting = [n for t in ("downstream_system", *_ACTORS) for n in board.of(t)]
    yield Violation(
        f"Whether {board.name(acting[0]) if acting else 'the action'} changes anything is never measured: "
        "no group is left alone to compare with.",
        subject=acting[0] if acting else None,
        related=tuple(outcomes),
        missing=() if board.of("experiment_platform") else ("experiment_platform",),
        values={"tags": board.brief.tags},
        fixes=tuple(_fixes(board)),
    )


def _fixes(board: Board) -> Iterator[Fix]:
    platforms = board.of("experiment_platform")
    plan = Plan(board)
    trial = platforms[0] if platforms else plan.add("experiment_platform", design="holdout")
    if platforms:
        plan.set(trial, "design", "holdout")
    heard = [n for t in ("event_logger", "downstream_system") for n in board.of(t)]
    told = [n for t in ("decision_engine", "deployment_controller") for n in board.of(t)]
    shown = [n for t in ("bi_dashboard", "quality_monitor", "alerting") for n in board.of(t)]
    if heard:
        plan.connect(heard[0], trial, Kind.EVENTS)
    if told:
        plan.connect(trial, told[0], Kind.CONTROL)
    elif shown:
        plan.connect(trial, shown[0], Kind.METRICS)
    if heard or board.of("decision_engine"):
        complete = bool(heard and (told or shown)) and not platforms
        yield plan.fix("hold-out", "Leave a group alone and compare", "safe" if complete else "suggestion")
        return
    logger = plan.add("event_logger", near=trial)
    source = next((n for t in ("client_app", "end_user", "app_backend") for n in board.of(t)), None)
    if source:
        plan.connect(source, logger, Kind.EVENTS)
    plan.connect(logger, trial, Kind.EVENTS)
    yield plan.fix("hold-out", "Leave a group alone and compare", "suggestion")
