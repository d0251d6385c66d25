"""STR002: an arrow that carries something one end cannot send or the other cannot take."""

from collections.abc import Iterator

from mlsd_board.catalog.component import Component
from mlsd_board.catalog.ports import infer_kind, legal_kinds, refusal
from mlsd_board.graph.queries import Edge
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity
from mlsd_board.validation.wiring import Link, sound


@rule("STR002", "illegal-connection", Severity.ERROR, Phase.SKETCH, min_size=1, anywhere=True)
def illegal_connection(board: Board) -> Iterator[Violation]:
    """An arrow carries something that one end cannot send or the other end cannot take.

    ## What it looks for
    Each connection has one of nine kinds: `data`, `features`, `labels`, `model`, `predictions`, `request`, `events`,
    `metrics`, `control`. The source must be able to send that kind and the target to take it; the component library
    lists both. Allowed everywhere: any box may send `metrics` (it can be monitored) and any box may take `control`
    (it can be scheduled). An arrow from a box to itself is never allowed, nor is an untyped arrow between boxes that
    share no kind at all.

    ## Why it matters
    Typed arrows keep a picture honest. "The registry answers the user's request" sounds fine until you ask what
    travels along the line. Pipeline tools type their connections for the same reason.

    ## How to fix it
    Give the arrow a kind both ends know, turn it round if it points the wrong way (everything but `request` points
    the way information moves; `request` points from caller to callee), or remove it.

    ## Source
    Kubeflow Pipelines, data types (typed components as a data contract); TensorFlow Extended, standard artifacts;
    ML Metadata, simple types.

    ## The interviewer asks
    What exactly travels along this arrow, and in which direction?

    ## Hints
    1. Read one of your arrows aloud as a sentence: who gives what to whom?
    2. Look at what each of the two boxes can send and take.
    3. Change the kind of the arrow, turn it round, or put the missing step in between.
    """
    for edge in board.queries.edges():
        u, v = (board.library.components.get(board.type(n)) for n in (edge.source, edge.target))
        if edge.source == edge.target:
            message = f"{board.name(edge.source)} is connected to itself; no box feeds itself directly."
            yield _violation(edge, message, (_remove(board, edge),))
        elif u and v:
            allowed = legal_kinds(u, v)
            if edge.kind not in allowed and (edge.kind is not None or not allowed):
                yield _violation(edge, _message(board, edge, u, v), _fixes(board, edge, u, v))


def _violation(edge: Edge, message: str, fixes: tuple[Fix, ...]) -> Violation:
    values = {"kind": edge.kind.value if edge.kind else ""}
    ends = tuple(dict.fromkeys((edge.source, edge.target)))
    return Violation(message, subject=edge.id, related=ends, values=values, fixes=fixes)


def _message(board: Board, edge: Edge, u: Component, v: Component) -> str:
    allowed = ", ".join(kind.value for kind in legal_kinds(u, v))
    what = edge.kind.value if edge.kind else "anything"
    said = f"{board.name(edge.source)} cannot send {what} to {board.name(edge.target)}."
    return f"{said} Allowed: {allowed}." if allowed else f"{said} {refusal(board.library, u.id, v.id)}"


def _fixes(board: Board, edge: Edge, u: Component, v: Component) -> tuple[Fix, ...]:
    natural = frozenset(u.outputs.allowed) & frozenset(v.inputs.allowed)
    likely = infer_kind(board.library, u.id, v.id)
    usual = sorted(legal_kinds(u, v), key=lambda kind: kind is not likely)
    kinds = [k for k in usual if k in natural or not natural]
    kinds = [k for k in kinds if sound(board, Link(edge.source, edge.target, k))][:3]
    found = [
        Plan(board)
        .retype(edge.id, kind)
        .fix(f"retype-{kind.value}", f"Make it {kind.value}", "safe" if len(natural) == 1 else "suggestion")
        for kind in kinds
    ]
    return (*found, *_turned(board, edge, u, v), _remove(board, edge))


def _turned(board: Board, edge: Edge, u: Component, v: Component) -> Iterator[Fix]:
    back = Link(edge.target, edge.source, edge.kind or infer_kind(board.library, v.id, u.id) or Kind.DATA)
    if back.kind in legal_kinds(v, u) and sound(board, back):
        yield (
            Plan(board).remove(edge.id).connect(*back).fix("turn-round", "Turn the arrow round", "suggestion")
        )


def _remove(board: Board, edge: Edge) -> Fix:
    return Plan(board).remove(edge.id).fix("remove", "Remove the arrow", "suggestion")
