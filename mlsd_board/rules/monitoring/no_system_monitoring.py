"""MON001: nobody watches whether serving is up and fast."""

from collections.abc import Iterator

from mlsd_board.graph.typesets import ONLINE_COMPUTE, SERVING
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity

_WATCHED = ONLINE_COMPUTE | SERVING | {"workflow_orchestrator"}


@rule(
    "MON001",
    "no-system-monitoring",
    Severity.WARNING,
    Phase.OPERATE,
    when=lambda board: bool(board.of(SERVING)),
)
def no_system_monitoring(board: Board) -> Iterator[Violation]:
    """Nobody watches whether serving is up, fast and free of errors.

    ## What it looks for
    A board that serves predictions, live or in batch, without a system monitor that gets anything from the boxes that
    answer requests, from batch inference or from the orchestrator.

    ## Why it matters
    Outages announce themselves: latency creeps up, memory leaks, throughput falls, a nightly job gets longer. Without
    telemetry the first monitor is an angry user.

    ## How to fix it
    Add a system monitor, send it `metrics` from the serving boxes (latency, errors, throughput), and let it alert
    somebody.

    ## Source
    Breck et al., The ML Test Score (2017), Monitor 6; A. Dirzad, Machine Learning Interviews, ML system design, step 9;
    AWS Well-Architected Machine Learning Lens, operational excellence 15.

    ## The interviewer asks
    It is three in the morning and answers take two seconds. Who finds out, and from which number?

    ## Hints
    1. How do you know that your service is healthy right now?
    2. Latency, errors and throughput of the serving boxes must go somewhere.
    3. Add a system monitor fed with metrics from the model server, and connect it to alerting.
    """
    monitors = board.of("system_monitor")
    fed = {edge.target for edge in board.queries.edges() if board.type(edge.source) in _WATCHED}
    if fed.isdisjoint(monitors):
        serving = board.of(SERVING)
        yield Violation(
            f"Nobody watches latency, errors and throughput of {board.names(serving)}.",
            related=(*serving, *monitors),
            path=tuple(serving[:1]),
            missing=() if monitors else ("system_monitor",),
            fixes=(_fix(board, serving),),
        )


def _fix(board: Board, serving: list[str]) -> Fix:
    plan = Plan(board)
    monitor = plan.ensure("system_monitor", near=serving[0])
    for node in serving:
        plan.connect(node, monitor, Kind.METRICS)
    plan.connect(monitor, plan.ensure("alerting", near=serving[0]), Kind.METRICS)
    return plan.fix("watch", "Watch serving and alert somebody")
