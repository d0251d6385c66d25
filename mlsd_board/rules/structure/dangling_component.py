"""STR001: a box that nothing is connected to."""

from collections.abc import Iterator
from itertools import chain, islice

from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.privacy import draw
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity
from mlsd_board.validation.wiring import Link, OpenPort, links, open_ports_of

_ANY = tuple(Kind)


@rule("STR001", "dangling-component", Severity.WARNING, Phase.SKETCH, min_size=2)
def dangling_component(board: Board) -> Iterator[Violation]:
    """A component stands alone: no arrow enters or leaves it.

    ## What it looks for
    A component with no connection at all, on a board of two or more. Arrows to notes and frames do not count,
    because nothing flows along them.

    ## Why it matters
    A box without arrows is a promise without a plan. The interviewer will ask what it reads and who uses it, and you
    will spend your minutes on a part you may not even need.

    ## How to fix it
    Join it to the boxes that feed it and to those that use what it makes, or take it off the board. The quick fix
    picks the nearest fit by port: the arrows that the component expects and that some box can give or take.

    ## Source
    C4 diagram review checklist (no orphan elements); Interview Kickstart, "What to expect from system design rounds"
    (draw a diagram that can be followed).

    ## The interviewer asks
    What does this box read, and who would notice if you removed it?

    ## Hints
    1. One of your boxes has no story yet.
    2. For each box, name one arrow that comes in and one that goes out.
    3. Connect it to what feeds it and to what uses it, or remove it.
    """
    graph = board.queries.graph
    for node in sorted(board.queries.types):
        if not graph.degree(node):
            yield Violation(
                f"{board.name(node)} is not connected to anything.", subject=node, fixes=_fixes(board, node)
            )


def _fixes(board: Board, node: str) -> tuple[Fix, ...]:
    chosen = _wiring(board, node)
    remove = Plan(board).remove(node).fix("remove", f"Remove {board.name(node)}", "suggestion")
    if not chosen:
        return (remove,)
    needed = [node] in (board.of("trainer"), board.of("trainer", "pretrained_model"))
    plan = Plan(board)
    for link in chosen:
        draw(plan, board, *link)
    ends = [board.name(link.source if link.target == node else link.target) for link in chosen]
    return plan.fix("connect", f"Connect it with {' and '.join(ends)}", "suggestion"), *(
        () if needed else (remove,)
    )


def _wiring(board: Board, node: str) -> list[Link]:
    """The best arrow for each port the box needs; for a box that needs none, the best arrow there is."""
    ports = open_ports_of(board, node)
    chosen: list[Link] = []
    for port in ports:
        taken = {end for link in chosen for end in (link.source, link.target)} - {node}
        fitting = (k for k in links(board, port) if taken.isdisjoint((k.source, k.target)))
        chosen += islice(fitting, 1)
    if chosen:
        return chosen
    anything = chain(links(board, OpenPort(node, "in", _ANY)), links(board, OpenPort(node, "out", _ANY)))
    return list(islice(anything, 1))
