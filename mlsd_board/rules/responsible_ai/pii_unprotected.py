"""RAI001: personal data flows into training as it is."""

from collections.abc import Iterator, Sequence

from mlsd_board.graph.lanes import plain, split_lanes
from mlsd_board.graph.queries import Adjacency, Edge, shortest, turned, walk
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.privacy import CARRIES, FILTERED, LANES, in_lanes, protected, unprotected_origins
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity
from mlsd_board.validation.wiring import allows


@rule(
    "RAI001",
    "pii-unprotected",
    Severity.ERROR,
    Phase.OPERATE,
    when=lambda board: bool(board.req.pii or any(board.flag(n, "pii") for n in board.queries.types)),
)
def pii_unprotected(board: Board) -> Iterator[Violation]:
    """Personal data flows into training as it is.

    ## What it looks for
    A way from a box with personal data to a trainer with no privacy filter and no box that states how it handles
    personal data (`pii_handling`) on it, its start included. Boxes with `pii` set start such a way; so do databases,
    event loggers, sensors, applications and users when the brief says that personal data is involved. The box nearest
    to the trainer is reported.

    ## Why it matters
    Each copy of personal data is one more to protect, to delete on request and to explain. Once it lies in a lake, in
    a training set and in the weights of a model, nobody can call it back.

    ## How to fix it
    Remove, mask or aggregate before the data spreads: put a privacy filter right behind the source.

    ## Source
    Breck et al., The ML Test Score (2017), Data 4 and Data 5; AWS Well-Architected Machine Learning Lens, security 5
    and 7; Azure Well-Architected Framework, AI workloads, training data (sensitive data); C. Huyen, machine learning
    systems design (privacy).

    ## The interviewer asks
    A user asks you to delete everything you know about them. Where do you have to look?

    ## Hints
    1. Follow a name or an address from the application. Where does it end up?
    2. Data should lose what identifies people before it is copied.
    3. Insert a privacy filter between the source and the data lake.

    ## Known limits
    A shared step (preprocessor, transform, encoder) that live data and stored data both pass is looked at lane by lane:
    what only passes through live is not stored. What a model answers (`predictions`) is not followed: a score is not
    the data it was made from. A prediction log that keeps features holds personal data too; say so on it.
    """
    lanes, trainers = split_lanes(board.queries, CARRIES), set(board.of("trainer"))
    safe, origins = protected(board), unprotected_origins(board)
    behind = walk(turned(lanes), trainers, in_lanes({*safe, *origins}))
    for origin in (o for o in origins if not behind.isdisjoint(in_lanes({o}))):
        avoiding = in_lanes({*safe, *(o for o in origins if o != origin)})
        way = shortest(lanes, sorted(in_lanes({origin})), trainers, avoiding)
        if way:
            path = tuple(plain(step) for step in way)
            yield Violation(
                f"Personal data flows from {board.name(origin)} to training without protection: {board.trail(path)}.",
                subject=origin,
                related=path[1:],
                path=path,
                missing=("privacy_filter",),
                values={"pii in the brief": board.req.pii, "pii on the box": board.flag(origin, "pii")},
                fixes=tuple(_fixes(board, origin, _exits(board, lanes, origin, trainers, avoiding))),
            )


def _exits(board: Board, lanes: Adjacency, origin: str, trainers: set[str], avoiding: set[str]) -> list[Edge]:
    """The arrows on which personal data leaves the origin towards a trainer."""
    entered = {end for lane in LANES for end in lanes.get(f"{origin}{lane}", ())}
    leading = {
        plain(end)
        for end in entered - avoiding
        if end in trainers or not trainers.isdisjoint(walk(lanes, [end], avoiding))
    }
    return [e for e in board.queries.out(origin, CARRIES) if e.target in leading]


def _fixes(board: Board, origin: str, exits: Sequence[Edge]) -> Iterator[Fix]:
    plan = Plan(board)
    guard = plan.add("privacy_filter", near=origin)
    kinds = {edge.id: _passing(board, edge) for edge in exits}
    for edge in exits:
        plan.remove(edge.id)
    for kind in sorted(set(kinds.values())):
        plan.connect(origin, guard, kind)
    for target, kind in sorted({(edge.target, kinds[edge.id]) for edge in exits}):
        plan.connect(guard, target, kind)
    yield plan.fix("filter", f"Filter personal data as it leaves {board.name(origin)}")


def _passing(board: Board, edge: Edge) -> Kind:
    """The kind in which a filter can hand on what ran along an arrow: its own, else one both ends know."""
    pool = (edge.kind, *FILTERED) if edge.kind in FILTERED else (Kind.EVENTS, *FILTERED)
    ends = edge.source, edge.target
    return next((k for k in pool if k and allows(board, *ends, k)), Kind.DATA)
