"""EVA004: whether the online metric moved because of the model, only a comparison can tell."""

from collections.abc import Iterator

from mlsd_board.graph.typesets import ONLINE_SERVING
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity

_COMPARING = frozenset({"ab", "canary", "shadow"})
_GOVERNED = ("deployment_controller", "app_backend", "api_gateway", "ranker", "model_server")


def _measured_live(board: Board) -> bool:
    return bool(board.of(ONLINE_SERVING)) and any(m.stage == "online" for m in board.brief.metrics)


@rule(
    "EVA004",
    "no-online-experiment",
    Severity.WARNING,
    Phase.OPERATE,
    when=_measured_live,
    after=("TRN001",),
)
def no_online_experiment(board: Board) -> Iterator[Violation]:
    """Nothing shows whether the online metric moved because of the model.

    ## What it looks for
    An experiment platform, or a rollout controller that compares (strategy ab, canary or shadow). There is none,
    although the brief names an online metric.

    ## Why it matters
    The week the model went live was also the week of the holidays. Only users who did not get it tell you what
    would have happened anyway. Without them the online metric is a story.

    ## How to fix it
    Split the traffic: give 5 % of users the new model, watch the online metric and its guardrails, and let the
    result steer the rollout.

    ## Source
    Merkow, Machine Learning Engineering Interviews (measure success in a deployed system); Breck et al., The ML
    Test Score (2017), Model 2; Zinkevich, Rules of Machine Learning, rules 23 and 24; Google Cloud, MLOps.

    ## The interviewer asks
    Your metric rose by two per cent after the launch. How do you know that it was the model?

    ## Hints
    1. What would the metric have done without you?
    2. Some users have to go without the new model, chosen by chance.
    3. Draw event logger → experiment platform (events) and experiment platform → rollout (control).
    """
    rollouts = board.of("deployment_controller")
    if board.of("experiment_platform") or any(board.text(r, "strategy") in _COMPARING for r in rollouts):
        return
    names = [m.name or m.id for m in board.brief.metrics if m.stage == "online"]
    servers = board.of(ONLINE_SERVING)
    yield Violation(
        f"Nothing compares users with and without the new model, so nobody can tell what moves {names[0]!r}.",
        subject=servers[0],
        related=(*servers[1:], *rollouts),
        missing=("experiment_platform",),
        values={"rollout strategies": tuple(board.text(r, "strategy") or "unset" for r in rollouts)},
        fixes=tuple(_ways_out(board, rollouts)),
    )


def _ways_out(board: Board, rollouts: list[str]) -> Iterator[Fix]:
    plan = Plan(board)
    governed = next(n for component in (*_GOVERNED, *sorted(ONLINE_SERVING)) for n in board.of(component))
    loggers = board.of("event_logger")
    platform = plan.add("experiment_platform", near=loggers[0] if loggers else governed, design="ab")
    logger = loggers[0] if loggers else plan.add("event_logger", near=governed)
    if not loggers:
        for talker in board.of("client_app", "end_user", "downstream_system")[:1]:
            plan.connect(talker, logger, Kind.EVENTS)
    plan.connect(logger, platform, Kind.EVENTS).connect(platform, governed, Kind.CONTROL)
    yield plan.fix("add-experiment", "Compare the new model with the old one in an experiment")
    for rollout in rollouts[:1]:
        stated = Plan(board).set(rollout, "strategy", "canary")
        yield stated.fix("canary", f"Let {board.name(rollout)} compare a canary with the rest", "suggestion")
