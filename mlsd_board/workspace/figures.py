"""Estimates as small words upon the board."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from mlsd_board.drawing.figures import Figures
from mlsd_board.drawing.shapes.chips import Chip, Tone
from mlsd_board.estimate import batch, latency
from mlsd_board.estimate.figures import amount, duration, gigabytes, plain
from mlsd_board.estimate.latency import LatencyBudget
from mlsd_board.estimate.summary import Estimates, estimate
from mlsd_board.graph.board_graph import BoardGraph, build_graph
from mlsd_board.graph.queries import Queries
from mlsd_board.model.brief import Requirements
from mlsd_board.model.design import Design


def estimates_of(design: Design, graph: BoardGraph | None = None) -> Estimates:
    """What the numbers on a board and in its brief allow to compute."""
    current = build_graph(design) if graph is None else graph
    return estimate(Queries(current), design.brief.req)


def figures_upon(design: Design) -> Figures:
    """What the estimates of a page put upon it."""
    return figures_of(design, estimates_of(design))


def figures_of(design: Design, found: Estimates) -> Figures:
    """What of the estimates is shown on which element."""
    chips: dict[str, list[Chip]] = {}
    for id, chip in _chips(design, found):
        chips.setdefault(id, []).append(chip)
    budget = found.latency
    known = {id: tuple(told) for id, told in chips.items() if id in design.nodes}
    if budget is None or not budget.measured:
        return Figures(known)
    return Figures(known, _steps(budget), _arrows(design, budget.path), tone_of(budget))


def tone_of(budget: LatencyBudget) -> Tone:
    """How the total of the critical path stands to its budget."""
    if budget.share is None:
        return "plain"
    return "bad" if budget.share > 1 else "watch" if budget.share > latency.COMFORT else "good"


def _chips(design: Design, found: Estimates) -> Iterator[tuple[str, Chip]]:
    yield from ((load.node, Chip(f"{amount(load.qps)} QPS")) for load in found.loads)
    on_path = found.latency.path if found.latency and found.latency.measured else ()
    for id, node in sorted(design.nodes.items()):
        own = node.attributes.get("p99_latency_ms")
        if id not in on_path and isinstance(own, int | float) and not isinstance(own, bool):
            yield id, Chip(f"p99 {plain(own)} ms")
    for c in found.capacities:
        has = "" if c.replicas is None else f", has {c.replicas}"
        yield c.node, Chip(f"needs {c.needed} replicas{has}", _fits(c.enough))
    for s in found.storage:
        yield s.node, Chip(f"needs {gigabytes(s.needed_gb)}{_planned(s.planned_gb)}", _fits(s.enough))
    yield from _ages(design.brief.req, found)
    for w in found.windows:
        tone: Tone = "bad" if w.share > 1 else "watch" if w.share > batch.COMFORT else "plain"
        yield w.node, Chip(f"takes {duration(w.needed_s)} of {duration(w.cadence_s)}", tone)
    for r in found.reviews:
        words = f"{amount(r.inflow_per_day)} cases a day, {amount(r.capacity_per_day)} possible"
        yield r.node, Chip(words, _fits(r.enough))


def _ages(req: Requirements, found: Estimates) -> Iterator[tuple[str, Chip]]:
    for f in found.features:
        yield f.node, _aged("features", f.age_s, req.feature_freshness_s)
    for m in found.models:
        yield m.trainer, _aged("model", m.age_s, req.model_freshness_s)


def _aged(what: str, age_s: float, allowed_s: float | None) -> Chip:
    if allowed_s and age_s > allowed_s:
        return Chip(f"{what} {duration(age_s)} old, {duration(allowed_s)} allowed", "bad")
    return Chip(f"{what} {duration(age_s)} old")


def _fits(enough: bool) -> Tone:
    return "plain" if enough else "bad"


def _planned(planned: float | None) -> str:
    return "" if planned is None else f", has {gigabytes(planned)}"


def _steps(budget: LatencyBudget) -> Mapping[str, str]:
    """What each box of the path adds, and the total with it; at the end the total against the budget."""
    steps = {
        id: f"+{plain(own)} = {plain(total)} ms"
        for id, own, total in zip(budget.path, budget.own_ms, budget.running_ms, strict=True)
    }
    steps |= {id: f"no figure, {steps[id].partition('= ')[2]} so far" for id in budget.unknown}
    steps[budget.path[0]] = "critical path" if budget.own_ms[0] == 0 else steps[budget.path[0]]
    if budget.budget_ms:
        over = ": over budget" if budget.total_ms > budget.budget_ms else ""
        last = budget.path[-1]
        steps[last] = f"{steps[last].removesuffix(' ms')} of {plain(budget.budget_ms)} ms{over}"
    return steps


def _arrows(design: Design, path: tuple[str, ...]) -> tuple[str, ...]:
    """The arrows the path runs along; where two of its boxes are not joined, those from the box that calls both."""
    joined: dict[frozenset[str], list[str]] = {}
    for id, wire in sorted(design.connections.items()):
        joined.setdefault(frozenset((wire.source, wire.target)), []).append(id)
    found: list[str] = []
    for place, (before, id) in enumerate(pairwise(path), 1):
        callers = (before, *reversed(path[:place]))
        found += next((joined[pair] for c in callers if (pair := frozenset((c, id))) in joined), [])
    return tuple(dict.fromkeys(found))
