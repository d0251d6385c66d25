"""MET004: each metric stands in for another, up to what the business wants."""

from collections.abc import Iterator, Mapping

from mlsd_board.model.brief import Metric
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.plan import brief_fix
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity


@rule(
    "MET004",
    "metric-chain-broken",
    Severity.ERROR,
    Phase.FRAME,
    after=("MET001", "MET002", "MET003"),
    min_size=0,
)
def metric_chain_broken(board: Board) -> Iterator[Violation]:
    """A metric is not linked to the one it stands in for.

    ## What it looks for
    Offline metrics that lead to no online metric, and online metrics that lead to no business metric, along
    "stands in for".

    ## Why it matters
    The classic disappointment: the offline score went up, and nothing else did. A chain offline → online →
    business says what you believe is connected, so that an experiment can show whether it is.

    ## How to fix it
    For each metric fill in which other one it stands in for. Mark those that only must not get worse as
    guardrails.

    ## Source
    Zinkevich, Rules of Machine Learning, rules 13, 25, 38 and 39; Breck et al., The ML Test Score (2017), Model 2;
    Merkow, Machine Learning Engineering Interviews (business sense of success).

    ## The interviewer asks
    Your nDCG rose by two points. Why should the company care?

    ## Hints
    1. Take each metric and ask: if it rises, what else should rise?
    2. The chain has three links: offline, online, business. Which one is not tied to the next?
    3. Fill in "stands in for": the offline metric names an online one, the online metric a business one.

    ## Known limits
    Guardrails need no link, whatever their stage. In a design that is offline only and has no online metric,
    offline metrics may stand in for a business metric directly.
    """
    metrics = {metric.id: metric for metric in board.brief.metrics}
    online = any(m.stage == "online" and not m.guardrail for m in metrics.values())
    above = {"offline": "online" if online else "business", "online": "business"}
    for metric in metrics.values():
        goal = above.get(metric.stage)
        if goal and not metric.guardrail and goal not in _stages_above(metric, metrics):
            yield Violation(
                f"The {metric.stage} metric {metric.name or metric.id!r} {_loose_end(metric, metrics, goal)}; "
                f"link it to the {goal} metric it should move.",
                values={"metric": metric.id, "proxies_for": metric.proxies_for or "unset"},
                fixes=(
                    brief_fix(
                        "metrics",
                        f"Say what {metric.name or metric.id} stands in for",
                        f"{metric.id}.proxies_for",
                    ),
                ),
                key=metric.id,
            )


def _stages_above(metric: Metric, metrics: Mapping[str, Metric]) -> set[str]:
    """The stages of all metrics that this one leads to, its own only if it goes round."""
    found: dict[str, str] = {}
    upper = metrics.get(metric.proxies_for or "")
    while upper and upper.id not in found:
        found[upper.id] = upper.stage
        upper = metrics.get(upper.proxies_for or "")
    return set(found.values())


def _loose_end(metric: Metric, metrics: Mapping[str, Metric], goal: str) -> str:
    if metric.proxies_for is None:
        return "stands in for nothing"
    upper = metrics.get(metric.proxies_for)
    if upper is None:
        return f"stands in for {metric.proxies_for!r}, which is no metric of the brief"
    return f"stands in for {upper.name or upper.id!r}, which leads to no {goal} metric"
