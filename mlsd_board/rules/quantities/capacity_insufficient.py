"""QNT003: too few replicas for the peak."""

from collections.abc import Iterator

from mlsd_board.estimate.capacity import TARGET_UTILISATION, capacities
from mlsd_board.estimate.figures import amount, plain
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.option import Option
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity


def _sized(board: Board) -> bool:
    each = (n for n in board.queries.types if board.number(n, "qps_per_replica"))
    return any(board.number(n, "replicas") for n in each)


_TARGET = Option(
    "target_utilisation",
    TARGET_UTILISATION,
    "share of a replica's throughput that may be used at the peak",
    minimum=0.05,
    maximum=1,
)


@rule("QNT003", "capacity-insufficient", Severity.ERROR, Phase.OPERATE, when=_sized, options=(_TARGET,))
def capacity_insufficient(board: Board) -> Iterator[Violation]:
    """A box has too few replicas for the traffic at the peak.

    ## What it looks for
    Each box that states `replicas` and `qps_per_replica`, with more load than 70 % of what its replicas can take. The
    load is the box's own `qps`, else the peak of the brief times the calls per request along the request path.

    ## Why it matters
    Systems die in the peak second, not in the daily mean. The 30 % left over carry the burst, the slow restart and the
    replica that just failed.

    ## How to fix it
    Plan replicas for the peak with headroom, let each replica take more, or call the box less often per request.

    ## Source
    Capacity planning guides of sujeet.pro, system-design-calculator.com and thedesignround (users times requests over
    86,400 seconds times the peak factor; Little's law); AWS Well-Architected Machine Learning Lens, cost 26.

    ## The interviewer asks
    How many of these machines do you need at the busiest second, and how did you get there?

    ## Hints
    1. How many requests reach this box in the peak second?
    2. Divide by what one replica can take, and leave room.
    3. Replicas = load divided by 70 % of the throughput of one replica, rounded up.

    ## Known limits
    Where several ways lead to a box, the busiest counts; they are not added up.
    """
    for found in capacities(board.queries, board.req, board.value(_TARGET)):
        if not found.enough:
            plan = Plan(board).set(found.node, "replicas", found.needed)
            yield Violation(
                f"{board.name(found.node)}: {amount(found.load_qps)} QPS need about {found.needed} replicas, "
                f"you have {found.replicas}.",
                subject=found.node,
                values={
                    "load": f"{amount(found.load_qps)} QPS",
                    "per replica": f"{amount(found.qps_per_replica)} QPS",
                    "target utilisation": f"{plain(100 * board.value(_TARGET))} %",
                    "utilisation": f"{plain(100 * (found.utilisation or 0))} %",
                    "assumptions": found.assumptions,
                },
                fixes=(plan.fix("scale", f"Plan {found.needed} replicas", "suggestion"),),
            )
