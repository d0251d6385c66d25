"""STR004: a box that lacks an input or an output it cannot do without."""

from collections.abc import Iterator
from itertools import islice

from mlsd_board.graph.typesets import FLOW, ONLINE_COMPUTE
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Applicability, Fix
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.privacy import connect_privately, draw
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity
from mlsd_board.validation.wiring import Link, OpenPort, links, open_ports, usual

_CHOICES = 3
_LOOKED_AT = 20
"""So many arrows are thought of at most; the best come first."""
_LOGS = frozenset({"event_logger", "client_app", "end_user"})
_FACTS = frozenset({Kind.DATA, Kind.FEATURES})


@rule("STR004", "required-port-unconnected", Severity.WARNING, Phase.DATA_AND_MODEL)
def required_port_unconnected(board: Board) -> Iterator[Violation]:
    """A component lacks an input or an output it cannot do without.

    ## What it looks for
    A component that is connected to something, but not by any of the kinds it needs. For example: a trainer needs
    `data` or `features` in and a `model` out; a feature store needs `data` or `features` in and `features` out; a
    label joiner needs `events`, `predictions`, `labels` or `data` in and `labels` or `data` out; a model server needs
    a `request`, `features`, `data` or `events` in and `predictions` out; an offline evaluator needs both something to
    judge (`model` or `predictions`) and something to judge it on (`data`, `features` or `labels`). The page of each
    component lists its own. Users, business systems, dashboards, alerts and experiment trackers may be the end of the
    story: nothing has to leave them. Two remarks go beyond the ports: a batch ingestion that copies nothing but the
    event log, and an optimizer asked live that gets scores alone, and nothing about the limits it has to keep.

    ## Why it matters
    A half-connected box is a forgotten step: a joiner without events joins nothing, a store nobody reads is cost
    without use.

    ## How to fix it
    Draw the missing arrow. The quick fix offers the boxes on your board that can give or take the missing kind.

    ## Source
    Kubeflow Pipelines and TensorFlow Extended, component interfaces (declared inputs and outputs); C4 diagram review
    checklist.

    ## The interviewer asks
    Where does this step get its input from, and what does it hand on?

    ## Hints
    1. One of your steps is only half told.
    2. Check each box: what comes in, what goes out?
    3. Draw the arrow named in the finding, from or to a box that has what is missing.
    """
    for port in open_ports(board):
        if not board.queries.graph.degree(port.node):
            continue
        does = "gets" if port.side == "in" else "sends"
        *others, last = (kind.value for kind in port.kinds)
        kinds = f"{', '.join(others)} or {last}" if others else last
        yield Violation(
            f"{board.name(port.node)} {does} no {kinds}: something it cannot do without.",
            subject=port.node,
            values={"side": port.side, "kinds": tuple(kind.value for kind in port.kinds)},
            key=f"{port.side}:{'|'.join(sorted(port.kinds))}",
            fixes=_fixes(board, port),
        )
    yield from _half_informed(board)


def _half_informed(board: Board) -> Iterator[Violation]:
    """Boxes whose ports are joined, although what they are there for does not get to them."""
    for ingestion in board.of("batch_ingestion"):
        copied = {board.type(e.source) for e in board.queries.into(ingestion, FLOW)}
        if copied and copied <= _LOGS:
            message = (
                f"{board.name(ingestion)} copies the event log alone: which system of record does it read?"
            )
            yield _uninformed(board, ingestion, message)
    for optimizer in board.of("optimizer"):
        arrows = board.queries.into(optimizer)
        live = any(board.type(e.source) in ONLINE_COMPUTE for e in arrows)
        if live and all(e.kind not in _FACTS for e in arrows):
            message = (
                f"{board.name(optimizer)} gets scores alone: where do the limits it has to keep come from?"
            )
            yield _uninformed(board, optimizer, message)


def _uninformed(board: Board, node: str, message: str) -> Violation:
    plan = Plan(board)
    source = (board.of("operational_db") or [plan.add("operational_db", near=node)])[0]
    filters = board.of("privacy_filter")
    covered = board.type(node) == "optimizer" or board.queries.reach([node], filters, FLOW)
    if covered:
        plan.connect(source, node, Kind.DATA)
    else:
        connect_privately(plan, board, source, node, Kind.DATA)
    return Violation(
        message,
        subject=node,
        missing=() if board.of("operational_db") else ("operational_db",),
        fixes=(plan.fix("read-records", "Let it read the operational database", "suggestion"),),
        key="informed",
        severity=Severity.INFO,
    )


def _fixes(board: Board, port: OpenPort) -> tuple[Fix, ...]:
    best: dict[str, Link] = {}
    known = list(islice(links(board, port), _LOOKED_AT))
    for link in [k for k in known if usual(board, k.source, k.target)] or known:
        best.setdefault(link.source if port.side == "in" else link.target, link)
        if len(best) == _CHOICES:
            break
    certainty: Applicability = "safe" if len(best) == 1 else "suggestion"
    word = "from" if port.side == "in" else "to"
    found = [
        draw(Plan(board), board, *link).fix(
            f"connect-{other}", f"Draw {link.kind.value} {word} {board.name(other)}", certainty
        )
        for other, link in best.items()
    ]
    if found:
        return tuple(found)
    return (Plan(board).remove(port.node).fix("remove", f"Remove {board.name(port.node)}", "suggestion"),)
