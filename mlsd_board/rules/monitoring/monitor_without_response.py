"""MON004: a monitor that alerts nobody and triggers nothing."""

from collections.abc import Iterator

from mlsd_board.graph.typesets import MONITORS
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity

_ANSWERS = (
    "alerting",
    "workflow_orchestrator",
    "trainer",
    "deployment_controller",
    "human_review_queue",
    "bi_dashboard",
)
_KINDS = frozenset({Kind.METRICS, Kind.CONTROL})


@rule(
    "MON004",
    "monitor-without-response",
    Severity.WARNING,
    Phase.OPERATE,
    when=lambda board: bool(board.of(MONITORS)),
    after_on_subject=("MON001", "MON002", "MON003"),
)
def monitor_without_response(board: Board) -> Iterator[Violation]:
    """A monitor alerts nobody and triggers nothing.

    ## What it looks for
    Each system, quality and drift monitor that gets something, but from which no chain of `metrics` or `control`
    leads to alerting, an orchestrator, a trainer, a deployment controller, a review queue or a dashboard.

    ## Why it matters
    A chart nobody looks at is not monitoring. A signal is worth what somebody, or something, does about it: page
    the person on call, roll back, retrain.

    ## How to fix it
    Send the monitor's metrics to alerting with a route and a threshold, or let it start a retraining or a rollback.

    ## Source
    Breck et al., The ML Test Score (2017), Monitor 1; Zinkevich, Rules of Machine Learning, monitoring section; Sculley
    et al., Hidden Technical Debt in Machine Learning Systems (2015), section 7 (automated response); Azure
    Well-Architected Framework, operational excellence (actionable alerts).

    ## The interviewer asks
    Your drift score doubles on Saturday night. What happens next, and who is involved?

    ## Hints
    1. Follow the arrow that leaves your monitor. Where does it end?
    2. A person or a process has to act on the number.
    3. Connect the monitor to alerting with metrics, or to the orchestrator with control.

    ## Known limits
    A monitor that nothing feeds is left to the rules about missing monitoring.
    """
    fed = {edge.target for edge in board.queries.edges()}
    answers = board.of(_ANSWERS)
    for monitor in board.of(MONITORS):
        if monitor in fed and not board.queries.reach([monitor], answers, _KINDS):
            yield Violation(
                f"{board.name(monitor)} alerts nobody and triggers nothing. Who acts on what it sees?",
                subject=monitor,
                path=(monitor,),
                missing=() if answers else ("alerting",),
                values={"possible answers on the board": tuple(board.type(n) for n in answers)},
                fixes=tuple(_fixes(board, monitor)),
            )


def _fixes(board: Board, monitor: str) -> Iterator[Fix]:
    plan = Plan(board)
    plan.connect(monitor, plan.ensure("alerting", near=monitor), Kind.METRICS)
    yield plan.fix("alert", f"Let {board.name(monitor)} alert somebody")
    orchestrators = board.of("workflow_orchestrator")
    if orchestrators and board.type(monitor) != "system_monitor":
        plan = Plan(board).connect(monitor, orchestrators[0], Kind.CONTROL)
        yield plan.fix("retrain", f"Let {board.name(monitor)} start a retraining", "suggestion")
