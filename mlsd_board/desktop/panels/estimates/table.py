"""The lines of the table of estimates: numbers first, then what is missing for more."""

from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from mlsd_board.desktop.forms.rows import caption
from mlsd_board.drawing.shapes.chips import Tone
from mlsd_board.estimate import batch
from mlsd_board.estimate.figures import amount, duration, gigabytes, plain
from mlsd_board.estimate.missing import Missing, Topic
from mlsd_board.estimate.summary import Estimates
from mlsd_board.model.brief import Requirements
from mlsd_board.workspace.figures import tone_of

Named = Callable[[str], str]
TOPICS: tuple[tuple[Topic | Literal["loads"], str], ...] = (
    ("traffic", "Traffic"),
    ("latency", "Latency along the critical path"),
    ("capacity", "Capacity at the peak"),
    ("storage", "Storage"),
    ("freshness", "Freshness"),
    ("windows", "Batch windows"),
    ("reviews", "Review load"),
    ("loads", "Load of each box at the peak"),
)


class Line(NamedTuple):
    """One number: of what, how much, and what it rests on; `elements` show it, `field` is what is still to be stated."""

    what: str
    number: str
    rests_on: str = ""
    elements: tuple[str, ...] = ()
    tone: Tone = "plain"
    field: Missing | None = None


def table(
    found: Estimates, req: Requirements, lacking: tuple[Missing, ...], named: Named
) -> dict[str, list[Line]]:
    """The lines under each heading, in order."""
    makers = {
        "traffic": _traffic(found),
        "latency": _latency(found, named),
        "capacity": _capacity(found, named),
        "storage": _storage(found, named),
        "freshness": _freshness(found, req, named),
        "windows": _windows(found, named),
        "reviews": _reviews(found, named),
        "loads": _loads(found, named),
    }
    lines = {
        heading: [*makers[topic], *(_lack(m, named) for m in lacking if m.topic == topic)]
        for topic, heading in TOPICS
    }
    return {heading: rows for heading, rows in lines.items() if rows}


def _traffic(found: Estimates) -> Iterator[Line]:
    if total := found.traffic:
        rests = "; ".join(total.assumptions)
        yield Line("Whole system, at the peak", f"{amount(total.peak_qps)} requests/s", rests)
        yield Line("Whole system, on average", f"{amount(total.mean_qps)} requests/s", rests)
        yield Line("Whole system, per day", f"{amount(total.requests_per_day)} requests")
    if found.in_flight and found.latency:
        law = (
            f"requests/s at the peak × {plain(found.latency.total_ms)} ms of the critical path (Little's law)"
        )
        yield Line("Whole system, in flight", f"{amount(found.in_flight)} requests", law, found.latency.path)


def _loads(found: Estimates, named: Named) -> Iterator[Line]:
    for load in found.loads:
        way = " → ".join(named(id) for id in load.path)
        calls = [] if load.calls_per_request == 1 else [f"{plain(load.calls_per_request)} calls per request"]
        said = [a for a in load.assumptions if " calls of " not in a and a not in _whole(found)]
        rests = "; ".join([*calls, *said, *([f"along {way}"] if len(load.path) > 1 else [])])
        yield Line(named(load.node), f"{amount(load.qps)} requests/s", rests, load.path or (load.node,))


def _whole(found: Estimates) -> tuple[str, ...]:
    """What is assumed of the traffic as a whole, and need not be said again of each box."""
    return found.traffic.assumptions if found.traffic else ()


def _latency(found: Estimates, named: Named) -> Iterator[Line]:
    budget = found.latency
    if budget is None:
        return
    against = ", no budget stated" if budget.budget_ms is None else f" of {plain(budget.budget_ms)} ms"
    verdict = {"bad": ": over budget", "watch": ": little room left"}.get(tone_of(budget), "")
    total = f"{plain(budget.total_ms)} ms{against}{verdict}"
    yield Line("In all", total, "; ".join(budget.assumptions), budget.path, tone_of(budget))
    steps = zip(budget.path, budget.own_ms, budget.running_ms, strict=True)
    for node, own, running in steps:
        if node in budget.boxes and node not in budget.unknown:
            yield Line(named(node), f"+{plain(own)} = {plain(running)} ms", "", (node,))


def _capacity(found: Estimates, named: Named) -> Iterator[Line]:
    for c in found.capacities:
        has = "number of replicas not stated" if c.replicas is None else f"{c.replicas} planned"
        busy = "" if c.utilisation is None else f", {c.utilisation:.0%} busy"
        number = f"{c.needed} replicas needed, {has}{busy}{'' if c.enough else ': too few'}"
        flight = () if c.in_flight is None else (f"{amount(c.in_flight)} requests in flight",)
        rests = (
            f"{amount(c.load_qps)} requests/s on {amount(c.qps_per_replica)} each",
            *flight,
            *(a for a in c.assumptions if " calls of " not in a),
        )
        yield Line(named(c.node), number, "; ".join(rests), (c.node,), _tone(c.enough))


def _storage(found: Estimates, named: Named) -> Iterator[Line]:
    for s in found.storage:
        has = "plan not stated" if s.planned_gb is None else f"{gigabytes(s.planned_gb)} planned"
        number = f"{gigabytes(s.needed_gb)} needed, {has}{'' if s.enough else ': too little'}"
        rests = (f"{amount(s.bytes_per_day)}B a day for {plain(s.retention_days)} days", *s.assumptions)
        yield Line(named(s.node), number, "; ".join(rests), (s.node, *s.writers), _tone(s.enough))


def _freshness(found: Estimates, req: Requirements, named: Named) -> Iterator[Line]:
    for f in found.features:
        parts = [f"{named(n)} {duration(age)}" for n, age in zip(f.path, f.ages_s, strict=True) if age]
        rests = "; ".join([*parts, *f.assumptions])
        yield _aged(f"Features of {named(f.node)}", f.age_s, req.feature_freshness_s, rests, f.path)
    for m in found.models:
        rests = [f"every {duration(m.cadence_s)}", f"training takes {duration(m.duration_s)}", *m.assumptions]
        elements = tuple(dict.fromkeys((m.trainer, m.scheduler)))
        yield _aged(
            f"Model of {named(m.trainer)}", m.age_s, req.model_freshness_s, "; ".join(rests), elements
        )


def _aged(what: str, age: float, allowed: float | None, rests: str, elements: tuple[str, ...]) -> Line:
    late = bool(allowed) and age > (allowed or 0)
    against = f", {duration(allowed)} allowed" if allowed else ""
    number = f"up to {duration(age)} old{against}{': too old' if late else ''}"
    return Line(what, number, rests, elements, _tone(not late))


def _windows(found: Estimates, named: Named) -> Iterator[Line]:
    for w in found.windows:
        tone: Tone = "bad" if w.share > 1 else "watch" if w.share > batch.COMFORT else "plain"
        verdict = {"bad": ": does not fit", "watch": ": no room for a retry"}.get(tone, "")
        number = f"{duration(w.needed_s)} of {duration(w.cadence_s)} ({w.share:.0%}){verdict}"
        yield Line(named(w.node), number, "; ".join(w.assumptions), (w.node,), tone)


def _reviews(found: Estimates, named: Named) -> Iterator[Line]:
    for r in found.reviews:
        verdict = "" if r.enough else ": too many"
        number = f"{amount(r.inflow_per_day)} cases a day, {amount(r.capacity_per_day)} possible{verdict}"
        people = f"{r.reviewers} reviewers, {amount(r.items_per_reviewer_day)} cases a day each"
        rests = "; ".join((people, *r.assumptions))
        yield Line(named(r.node), number, rests, (r.node, *r.deciders), _tone(r.enough))


def _lack(lack: Missing, named: Named) -> Line:
    words = caption(lack.field.rpartition(".")[2]).lower().replace("qps", "QPS")
    where = named(lack.node) if lack.node else "Brief"
    elements = (lack.node,) if lack.node else ()
    return Line(where, f"state {words}", "", elements, "watch", lack)


def _tone(enough: bool) -> Tone:
    return "plain" if enough else "bad"
