"""STR003: an arrow that does not say what flows along it."""

from collections.abc import Iterator

from mlsd_board.catalog.ports import infer_kind, legal_kinds
from mlsd_board.graph.queries import Edge
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Applicability, Fix
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity
from mlsd_board.validation.wiring import Link, sound


@rule(
    "STR003",
    "untyped-or-unlabelled-edge",
    Severity.INFO,
    Phase.SKETCH,
    after_on_subject=("STR002",),
    min_size=2,
    quiet_until=Phase.OPERATE,
    anywhere=True,
)
def untyped_or_unlabelled_edge(board: Board) -> Iterator[Violation]:
    """An arrow does not say what flows along it.

    ## What it looks for
    A connection without a kind (a warning), and a second arrow of the same kind between the same two boxes without a
    label, which no reader can tell from the first (a remark). A single arrow that has a kind says enough: the kind is
    drawn in its own style.

    ## Why it matters
    Every viewer reads a bare arrow differently: a call, a copy, a trigger. On a whiteboard the wrong reading costs
    you a detour of two minutes.

    ## How to fix it
    Choose the kind. Where only one natural kind fits, the quick fix sets it; otherwise pick from those offered. Label
    twin arrows with what each one carries, or keep just one.

    ## Source
    C4 diagram review checklist (every relationship is labelled); Interview Kickstart, "What to expect from system
    design rounds" (draw a diagram that can be followed).

    ## The interviewer asks
    What is on this arrow: records, a model, a request?

    ## Hints
    1. Somebody new reads your picture: which arrow do they have to ask about?
    2. Arrows without a kind are drawn plain. Find one.
    3. Give the arrow its kind, and a label if it has a twin.

    ## Known limits
    A typed arrow without a label is not reported, although several kinds may be legal between its ends: the kind is
    the answer to "what flows here". Components unknown to the library get no suggestion.
    """
    known: set[tuple[str, str, str]] = set()
    for edge in board.queries.edges():
        ends = (edge.source, edge.target)
        names = f"from {board.name(edge.source)} to {board.name(edge.target)}"
        labelled = board.queries.graph.edges[edge.source, edge.target, edge.id]["label"]
        if edge.kind is None:
            message = f"Say what flows {names}: the arrow has no kind."
            yield Violation(message, edge.id, ends, severity=Severity.WARNING, fixes=_typed(board, edge))
        elif (*ends, edge.kind.value) in known and not labelled:
            message = f"Two arrows of {edge.kind.value} run {names}. Label this one, or keep just one."
            drop = Plan(board).remove(edge.id).fix("remove-twin", "Remove the second arrow", "suggestion")
            yield Violation(message, edge.id, ends, values={"kind": edge.kind.value}, fixes=(drop,))
        known.add((*ends, edge.kind.value if edge.kind else ""))


def _typed(board: Board, edge: Edge) -> tuple[Fix, ...]:
    u, v = (board.library.components.get(board.type(n)) for n in (edge.source, edge.target))
    if not u or not v:
        return ()
    natural = frozenset(u.outputs.allowed) & frozenset(v.inputs.allowed)
    likely = infer_kind(board.library, u.id, v.id)
    kinds = sorted(legal_kinds(u, v), key=lambda kind: (kind is not likely, kind not in natural))
    kinds = [k for k in kinds if sound(board, Link(edge.source, edge.target, k))][:3]
    certainty: Applicability = "safe" if len(natural) == 1 else "suggestion"
    return tuple(
        Plan(board)
        .retype(edge.id, kind)
        .fix(f"type-{kind.value}", f"Make it {kind.value}", certainty if kind in natural else "suggestion")
        for kind in kinds
    )
