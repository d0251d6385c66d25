"""Review load: cases a day that wait for people, beside what the people can do."""

from dataclasses import dataclass

from mlsd_board.estimate.figures import box_name, plain, positive
from mlsd_board.estimate.traffic import traffic
from mlsd_board.graph.queries import Queries
from mlsd_board.model.brief import Requirements


@dataclass(frozen=True, slots=True)
class ReviewLoad:
    """Cases a day sent to a review queue, and cases a day its reviewers can decide.

    `deciders` are the decision engines whose review rate the inflow was computed from; none where it is stated.
    """

    node: str
    inflow_per_day: float
    capacity_per_day: float
    reviewers: int
    items_per_reviewer_day: float
    deciders: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()

    @property
    def enough(self) -> bool:
        return self.inflow_per_day <= self.capacity_per_day


def review_loads(queries: Queries, req: Requirements) -> tuple[ReviewLoad, ...]:
    """The load of each review queue whose staff and inflow are known, by node."""
    found = (_load(queries, req, node) for node in queries.of({"human_review_queue"}))
    return tuple(load for load in found if load)


def _load(queries: Queries, req: Requirements, node: str) -> ReviewLoad | None:
    people = queries.number(node, "reviewers")
    each = positive(queries, node, "items_per_reviewer_day")
    if people is None or each is None:
        return None
    able, stated = people * each, queries.number(node, "inflow_per_day")
    if stated is not None:
        return ReviewLoad(node, stated, able, int(people), each, (), ("inflow as stated on the queue",))
    total, deciders = traffic(req), _deciders(queries, node)
    if total is None or not deciders:
        return None
    rates = [queries.number(decider, "review_rate") or 0.0 for decider in deciders]
    said = [*total.assumptions, "every request gets one decision"]
    said += [
        f"{plain(100 * rate)} % of the decisions of {box_name(queries, decider)} go to review"
        for decider, rate in zip(deciders, rates, strict=True)
    ]
    inflow = total.requests_per_day * sum(rates)
    return ReviewLoad(node, inflow, able, int(people), each, deciders, tuple(said))


def _deciders(queries: Queries, node: str) -> tuple[str, ...]:
    """The decision engines with a review rate that send cases to the queue; all of them where none does directly."""
    rated = [n for n in queries.of({"decision_engine"}) if queries.number(n, "review_rate") is not None]
    senders = {edge.source for edge in queries.into(node)}
    return tuple(n for n in rated if n in senders) or tuple(rated)
