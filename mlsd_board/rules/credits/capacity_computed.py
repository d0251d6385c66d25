"""Credit for replicas that follow from the load."""

from collections.abc import Iterator

from mlsd_board.estimate.capacity import capacities
from mlsd_board.validation.board import Board
from mlsd_board.validation.credit import Praise, credit
from mlsd_board.validation.dimension import Dimension


@credit("capacity-computed", "Capacity computed", Dimension.SYSTEM, passes=("QNT003",))
def capacity_computed(board: Board) -> Iterator[Praise]:
    """The number of replicas follows from the load.

    ## What earns it
    A box of the live path with its replicas and the throughput of each, for a known load, and the rule about too
    little capacity (QNT003) looked and found nothing.

    ## Why it is good
    Users times requests over the seconds of a day is a small sum, and it decides between three machines and three
    hundred.

    ## Source
    Notes on capacity planning (users × actions over 86 400 s, times the peak; Little's law); AWS Well-Architected
    Machine Learning Lens, cost optimisation 26.
    """
    planned = [c for c in capacities(board.queries, board.req) if c.utilisation is not None]
    if planned and all(c.enough for c in planned):
        busiest = max(planned, key=lambda c: (c.utilisation or 0, c.node))
        yield Praise(
            f"{board.name(busiest.node)} is the busiest and uses {100 * (busiest.utilisation or 0):.0f} % of its replicas.",
            tuple(c.node for c in planned),
            {"utilisation": busiest.utilisation},
        )
