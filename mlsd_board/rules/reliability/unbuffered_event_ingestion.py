"""REL002: a flood of events goes straight into its consumers."""

from collections.abc import Iterator, Sequence

from mlsd_board.estimate.figures import amount
from mlsd_board.graph.queries import Edge
from mlsd_board.graph.typesets import FLOW
from mlsd_board.model.kind import Kind, Mode
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.option import Option
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity
from mlsd_board.validation.wiring import allows

_BURST_EPS = Option("burst_eps", 1000, "events per second above which a stream is expected", unit="1/s")
_EMITTERS = ("event_logger", "sensor_source")
_CONSUMERS = frozenset(
    {"stream_processor", "streaming_feature_pipeline", "data_lake", "data_warehouse", "label_joiner"}
)


def _busy(board: Board) -> list[str]:
    return [
        n for n in board.of(_EMITTERS) if (board.number(n, "throughput_eps") or 0) > board.value(_BURST_EPS)
    ]


@rule(
    "REL002",
    "unbuffered-event-ingestion",
    Severity.INFO,
    Phase.OPERATE,
    when=lambda board: bool(_busy(board)),
    options=(_BURST_EPS,),
)
def unbuffered_event_ingestion(board: Board) -> Iterator[Violation]:
    """A flood of events goes straight into the boxes that use them.

    ## What it looks for
    An event logger or a sensor source with more than 1,000 events per second from which an arrow goes directly to a
    stream processor, a streaming feature pipeline, a lake, a warehouse or a label joiner, instead of to an event
    stream.

    ## Why it matters
    Bursts come. A durable stream absorbs them, lets you replay a day after a bug, and lets consumers come and go
    without touching the producer.

    ## How to fix it
    Put an event stream between the producer and its consumers, and let each consumer read from it.

    ## Source
    C. Huyen, real-time machine learning (streaming transport); AWS Well-Architected Machine Learning Lens,
    performance 4.

    ## The interviewer asks
    The warehouse is down for ten minutes. What happens to the events of these ten minutes?

    ## Hints
    1. Who waits when a consumer is slow?
    2. Between a fast producer and its consumers belongs something that remembers.
    3. Insert an event stream after the event logger, and let all consumers read from the stream.

    ## Known limits
    An arrow in batch mode is no flood: a nightly copy into the lake is not reported.
    """
    for node in _busy(board):
        direct = [e for e in board.queries.out(node, FLOW) if _floods(board, e)]
        if direct:
            rate = board.number(node, "throughput_eps") or 0
            targets = list(dict.fromkeys(e.target for e in direct))
            yield Violation(
                f"{board.name(node)} pours {amount(rate)} events per second straight into {board.names(targets)}.",
                subject=node,
                related=(*targets, *(e.id for e in direct)),
                path=(node, targets[0]),
                missing=() if board.of("event_stream") else ("event_stream",),
                values={"throughput_eps": rate},
                fixes=(_fix(board, node, direct),),
            )


def _floods(board: Board, edge: Edge) -> bool:
    mode = board.queries.graph.edges[edge.source, edge.target, edge.id]["mode"]
    return board.type(edge.target) in _CONSUMERS and mode is not Mode.BATCH


def _fix(board: Board, node: str, direct: Sequence[Edge]) -> Fix:
    plan = Plan(board)
    streams = (s for s in board.of("event_stream") if node not in board.queries.reached(s, FLOW))
    known = next(streams, None)
    stream = known or plan.add("event_stream", near=node)
    kinds = {edge.kind for edge in direct if edge.kind in (Kind.EVENTS, Kind.DATA)} or {Kind.EVENTS}
    for edge in direct:
        plan.remove(edge.id)
    for kind in sorted(k for k in kinds if k):
        plan.connect(node, stream, kind)
    for edge in direct:
        kind = edge.kind if edge.kind in (Kind.EVENTS, Kind.DATA) else Kind.EVENTS
        if not known or allows(board, stream, edge.target, kind):
            plan.connect(stream, edge.target, kind)
    return plan.fix("buffer", f"Put an event stream behind {board.name(node)}")
