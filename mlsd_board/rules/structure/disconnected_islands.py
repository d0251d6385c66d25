"""STR007: a drawing that falls into parts which never meet."""

from collections.abc import Iterator

import networkx as nx

from mlsd_board.graph.typesets import SERVING
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.gates import CHECKS
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity
from mlsd_board.validation.wiring import Link, between

_HAND_OVER = ("deployment_controller", "model_registry")
_MOST_BRIDGES = 4
"""With more parts than this the drawing is a collection, and nobody wants it joined at one stroke."""
_WORTH = (Kind.MODEL, Kind.REQUEST, Kind.FEATURES, Kind.PREDICTIONS, Kind.EVENTS, Kind.LABELS, Kind.DATA)


@rule("STR007", "disconnected-islands", Severity.WARNING, Phase.DATA_AND_MODEL, min_size=6)
def disconnected_islands(board: Board) -> Iterator[Violation]:
    """The drawing falls into parts that are not connected.

    ## What it looks for
    On a board of six components or more: two or more groups of connected boxes with no arrow between the groups,
    whatever its kind. A single box without arrows is not a group; it is reported as dangling.

    ## Why it matters
    Most often the training half and the serving half were drawn well and never joined. That gap, between those who
    build the model and those who run it, is where real systems break.

    ## How to fix it
    Find the arrow that joins the halves. Usually it is the hand-over of the model, from the registry or the rollout
    to the box that serves; the feedback on the way back is the second.

    ## Source
    Google Cloud, MLOps: continuous delivery and automation pipelines in machine learning (level 0: the disconnect
    between ML and operations); Interview Kickstart, "What to expect from system design rounds".

    ## The interviewer asks
    How does what happens in this half ever reach the other half?

    ## Hints
    1. Trace a line with your finger from any box to any other. Can you always get there?
    2. Look between the training side and the serving side.
    3. Draw the model's way from the registry (or the rollout) to the box that serves.
    """
    parts = [sorted(part) for part in nx.weakly_connected_components(board.queries.graph) if len(part) > 1]
    if len(parts) < 2:
        return
    main, *islands = sorted(parts, key=lambda part: (-len(part), part))
    said = "; ".join(board.names(part[:3]) + (" …" if len(part) > 3 else "") for part in islands)
    yield Violation(
        f"The diagram falls into {len(parts)} unconnected parts. Apart from the largest: {said}.",
        related=tuple(node for part in islands for node in part),
        values={"parts": len(parts)},
        fixes=_fixes(board, main, islands),
    )


def _fixes(board: Board, main: list[str], islands: list[list[str]]) -> tuple[Fix, ...]:
    if len(islands) > _MOST_BRIDGES:
        return ()
    plan, shore, bridges = Plan(board), list(main), []
    for island in islands:
        bridge = _bridge(board, shore, island)
        if bridge is None:
            return ()
        bridges.append(bridge)
        plan.connect(*bridge)
        shore += island
    first = bridges[0]
    title = f"Join them: {first.kind.value} from {board.name(first.source)} to {board.name(first.target)}"
    handed_over = len(bridges) == 1 and first.kind is Kind.MODEL and _is_judged(board, first.source)
    return (plan.fix("join", title, "safe" if handed_over else "suggestion"),)


def _bridge(board: Board, shore: list[str], island: list[str]) -> Link | None:
    here, there = _first_of_each(board, shore), _first_of_each(board, island)
    pairs = [pair for a in here for b in there for pair in ((a, b), (b, a))]
    found = [link for source, target in pairs for link in between(board, source, target)]
    useful = [link for link in found if link.kind in _WORTH]
    return min(useful, key=lambda link: _rank(board, link), default=None)


def _first_of_each(board: Board, nodes: list[str]) -> list[str]:
    """One box of each component: what may join two parts depends on the components alone."""
    found: dict[str, str] = {}
    for node in sorted(nodes):
        found.setdefault(board.type(node), node)
    return list(found.values())


def _is_judged(board: Board, source: str) -> bool:
    """Whether somebody decides on what leaves the registry or the rollout."""
    judges = {e.source for e in board.queries.into(source, {Kind.CONTROL, Kind.METRICS})}
    return board.type(source) in _HAND_OVER and any(board.type(judge) in CHECKS for judge in judges)


def _rank(board: Board, link: Link) -> tuple[bool, int, int, str, str]:
    """The model's hand-over first, then by what the source sends most naturally."""
    source, target = board.type(link.source), board.type(link.target)
    order = _HAND_OVER.index(source) if source in _HAND_OVER else len(_HAND_OVER)
    deploys = link.kind is Kind.MODEL and target in SERVING and order < len(_HAND_OVER)
    return not deploys, order if deploys else 0, _WORTH.index(link.kind), link.source, link.target
