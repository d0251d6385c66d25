"""The sections on numbers: the chain of metrics, the latency along the critical path, capacity, storage and freshness."""

from mlsd_board.estimate.figures import amount, duration
from mlsd_board.estimate.summary import Estimates, estimate
from mlsd_board.model.brief import STAGES, Metric
from mlsd_board.practice.report.charts import latency_chart
from mlsd_board.practice.report.document import Block, Chart, Section, Table, Text
from mlsd_board.practice.report.material import Material


def metrics(material: Material) -> Section:
    """Which metric stands in for which, and what each costs to read."""
    known = material.design.brief.metrics
    if not known:
        return Section("Metrics", (Text("The brief names no metric."),))
    names = {m.id: m.name or m.id for m in known}
    ordered = sorted(known, key=lambda m: (STAGES.index(m.stage), m.guardrail, m.id))
    rows = tuple(
        (
            m.stage,
            names[m.id],
            names.get(m.proxies_for or "", ""),
            (m.signal or "").replace("_", " "),
            m.target or {"up": "up", "down": "down", None: ""}[m.direction],
            "guardrail" if m.guardrail else "primary" if m.primary else "",
        )
        for m in ordered
    )
    chains = tuple(Text(" ← ".join(chain)) for chain in _chains(known, names))
    return Section(
        "Metrics", (*chains, Table(("stage", "metric", "stands in for", "signal", "target", "role"), rows))
    )


def _chains(known: tuple[Metric, ...], names: dict[str, str]) -> list[list[str]]:
    """Every way from a business metric to the last that stands in for it."""

    def below(id: str, seen: frozenset[str]) -> list[list[str]]:
        nexts = [m.id for m in known if m.proxies_for == id and m.id not in seen and not m.guardrail]
        tails = [tail for next_id in nexts for tail in below(next_id, seen | {next_id})]
        return [[names[id], *tail] for tail in tails] or [[names[id]]]

    return [
        chain
        for m in known
        if m.stage == "business"
        for chain in below(m.id, frozenset({m.id}))
        if len(chain) > 1
    ]


def estimates(material: Material) -> Section:
    """What the numbers of the board come to."""
    found = estimate(material.queries, material.design.brief.req)
    blocks = [*_latency(material, found), *_tables(material, found)]
    if found.traffic:
        blocks.insert(0, Text(f"{amount(found.traffic.peak_qps)} requests per second at peak."))
    return Section("Numbers", tuple(blocks) or (Text("Too few numbers are stated to compute anything."),))


def _latency(material: Material, found: Estimates) -> list[Block]:
    budget = found.latency
    if budget is None or not budget.measured:
        return []
    steps = list(zip(budget.path, budget.own_ms, budget.running_ms, strict=True))
    named = [(material.name(node), own, running) for node, own, running in steps]
    against = f" of {budget.budget_ms:g} ms" if budget.budget_ms else ""
    told = f"Critical path: {budget.total_ms:g} ms{against} at the 99th percentile."
    rows = tuple((name, f"{own:g}", f"{running:g}") for name, own, running in named)
    return [
        Text(told),
        Chart(latency_chart(named, budget.budget_ms), told),
        Table(("box", "ms", "running total"), rows, frozenset({1, 2})),
    ]


def _tables(material: Material, found: Estimates) -> list[Block]:
    every = (
        _capacity(material, found),
        _storage(material, found),
        _ages(material, found),
        _reviews(material, found),
    )
    return [table for table in every if table.rows]


def _capacity(material: Material, found: Estimates) -> Table:
    rows = tuple(
        (
            material.name(c.node),
            amount(c.load_qps),
            amount(c.qps_per_replica),
            str(c.needed),
            "–" if c.replicas is None else str(c.replicas),
            _yes(c.enough),
        )
        for c in found.capacities
    )
    head = ("box", "requests/s", "per replica", "needed", "planned", "enough")
    return Table(head, rows, frozenset({1, 2, 3, 4}))


def _storage(material: Material, found: Estimates) -> Table:
    rows = tuple(
        (
            material.name(s.node),
            amount(s.needed_gb),
            f"{amount(s.retention_days)} d",
            f"×{s.replication:g}",
            _yes(s.enough),
        )
        for s in found.storage
    )
    return Table(("store", "GB", "kept", "copies", "enough"), rows, frozenset({1, 2, 3}))


def _ages(material: Material, found: Estimates) -> Table:
    rows = [(material.name(f.node), "features", duration(f.age_s)) for f in found.features]
    rows += [(material.name(m.trainer), "model", duration(m.age_s)) for m in found.models]
    return Table(("box", "what", "age at worst"), tuple(rows))


def _reviews(material: Material, found: Estimates) -> Table:
    rows = tuple(
        (material.name(r.node), amount(r.inflow_per_day), amount(r.capacity_per_day), _yes(r.enough))
        for r in found.reviews
    )
    return Table(("review queue", "cases a day", "can be decided", "enough"), rows, frozenset({1, 2}))


def _yes(true: bool) -> str:
    return "yes" if true else "no"
