"""Say what a board costs: traffic, latency budget, capacity, storage, freshness, batch windows and review load."""

import argparse
import dataclasses
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from mlsd_board.cli.arguments import board_argument, format_argument, library_argument, page_argument
from mlsd_board.cli.surroundings import library, opened_board
from mlsd_board.cli.terminal import as_json, clean
from mlsd_board.estimate.figures import amount, duration, gigabytes
from mlsd_board.estimate.summary import Estimates, estimate
from mlsd_board.graph.board_graph import build_graph
from mlsd_board.graph.queries import Queries
from mlsd_board.workspace.paging import page_named

_CALLED_ONCE = re.compile("1 calls of ")
_ONCE = "boxes that state no number of calls are called once per request"
Named = Callable[[str], str]

EXAMPLES = ("estimate feed.mlsd.json",)


def arguments(parser: argparse.ArgumentParser) -> None:
    board_argument(parser)
    format_argument(parser)
    page_argument(parser)
    library_argument(parser)


def run(args: argparse.Namespace) -> int:
    components = library(args)
    opened = opened_board(args.file, components, arrange=False)
    design = page_named(opened.design, args.page)
    found = estimate(Queries(build_graph(design)), design.brief.req)
    if args.format == "json":
        print(as_json({"schema": 1, "path": str(args.file), **dataclasses.asdict(found)}))
        return 0
    nodes = design.nodes

    def named(id: str) -> str:
        return nodes[id].label or components.title(nodes[id].component)

    lines = list(_told(found, named))
    for line in lines or ["Nothing can be computed: state numbers in the brief and on the boxes."]:
        print(f"{line[: len(line) - len(line.lstrip())]}{clean(line)}")
    return 0


def _told(found: Estimates, named: Named) -> Iterator[str]:
    if found.traffic:
        flight = f", {amount(found.in_flight)} in flight at once" if found.in_flight else ""
        yield f"Traffic: {amount(found.traffic.peak_qps)} requests/s at peak{flight}"
    yield from _latency(found, named)
    yield from _part(
        "Capacity",
        [
            f"{named(c.node)}: {amount(c.load_qps)} requests/s need {c.needed} replicas"
            f" of {amount(c.qps_per_replica)}, {'none stated' if c.replicas is None else f'{c.replicas} planned'}"
            for c in found.capacities
        ],
    )
    yield from _part(
        "Storage",
        [
            f"{named(s.node)}: {gigabytes(s.needed_gb)} for {amount(s.retention_days)} days, ×{s.replication:g}"
            for s in found.storage
        ],
    )
    yield from _part(
        "Freshest features", [f"{named(f.node)}: {duration(f.age_s)} old" for f in found.features]
    )
    yield from _part("Oldest model", [f"{named(m.trainer)}: {duration(m.age_s)}" for m in found.models])
    yield from _part(
        "Batch windows",
        [f"{named(w.node)}: {duration(w.needed_s)} of {duration(w.cadence_s)}" for w in found.windows],
    )
    yield from _part(
        "Review",
        [
            f"{named(r.node)}: {amount(r.inflow_per_day)} a day, {amount(r.capacity_per_day)} can be looked at"
            for r in found.reviews
        ],
    )
    yield from _part(
        "Assumed",
        sorted({_ONCE if _CALLED_ONCE.match(a) else a for a in _assumed(dataclasses.asdict(found))}),
    )


def _latency(found: Estimates, named: Named) -> Iterator[str]:
    budget = found.latency
    if budget is None:
        return
    against = f" of {budget.budget_ms:g} ms" if budget.budget_ms else ""
    steps = zip(budget.path, budget.own_ms, budget.running_ms, strict=True)
    rows = [f"{running:7g} ms  {named(node)} (+{own:g})" for node, own, running in steps]
    yield from _part(f"Critical path: {budget.total_ms:g} ms{against}", rows)


def _part(title: str, rows: Sequence[str]) -> Iterator[str]:
    if rows:
        yield title
        yield from (f"  {row}" for row in rows)


def _assumed(value: Any) -> Iterator[str]:
    """Every assumption made anywhere in the estimates."""
    if isinstance(value, dict):
        yield from value.get("assumptions", ())
        for inner in value.values():
            yield from _assumed(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _assumed(inner)
