"""COM001: an overview that takes longer than a minute to read is none."""

from collections.abc import Iterator

from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.option import Option
from mlsd_board.validation.plan import Plan, brief_fix
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity

_MOST = Option("max_boxes", 25, "boxes in view at most", minimum=1)
_MOST_EARLY = Option("max_boxes_early", 18, "boxes in view at most, early in a practice session", minimum=1)
_EARLY_MIN = Option("early_min", 25, "minutes of a session that are early", unit="min")
_OVERVIEW = ("business", "serve", "rank")
"""Groups of the palette that tell the story of a request: folded last."""
_WORTH_FOLDING = 3


@rule(
    "COM001",
    "too-many-boxes",
    Severity.WARNING,
    Phase.SKETCH,
    min_size=0,
    options=(
        _MOST,
        _MOST_EARLY,
        _EARLY_MIN,
    ),
)
def too_many_boxes(board: Board) -> Iterator[Violation]:
    """There are more boxes in view than one takes in at a glance.

    ## What it looks for
    More than 25 boxes in view; in a practice session more than 18 during its first 25 minutes. A collapsed group
    counts as one box.

    ## Why it matters
    The interviewer should see the whole system in a minute. Every box you add early is a box you have to explain
    before you get to the interesting ones. Detail is welcome where you go deep, and only there.

    ## How to fix it
    Put boxes that belong together into a group and collapse it: "training", "monitoring". Drop what the story does
    not need.

    ## Source
    Merkow, Machine Learning Engineering Interviews (do not get caught in the weeds); raghuhemadri's guide to
    machine-learning design interviews, stage 2 (barely enough detail).

    ## The interviewer asks
    Can you walk me through this in one minute?

    ## Hints
    1. Cover the board with your hand and name its parts from memory. How many are there really?
    2. Boxes that you would mention in one breath can be one box.
    3. Group the training or the monitoring half and collapse the group.

    ## Known limits
    Only components are counted, not notes and frames. The fix groups boxes by their place in the palette; a group
    along your own lines may tell the story better.
    """
    session = board.session
    early = session is not None and session.elapsed_min < board.value(_EARLY_MIN)
    most = board.value(_MOST_EARLY) if early else board.value(_MOST)
    count = board.boxes_in_view
    if count <= most:
        return
    so_far = f" after {session.elapsed_min:.0f} minutes" if session and early else ""
    yield Violation(
        f"{count} boxes{so_far}; up to {most} can be read at a glance.",
        values={"boxes in view": count, "most": most, "in collapsed groups": len(board.hidden)},
        fixes=tuple(_ways_out(board, count - most)),
    )


def _ways_out(board: Board, excess: int) -> Iterator[Fix]:
    plan = Plan(board)
    folded = []
    for title, members in _groups(board):
        if excess > 0:
            plan.fold(title, members)
            folded.append(title)
            excess -= len(members) - 1
    if folded and excess <= 0:
        yield plan.fix("fold-groups", f"Group and collapse {', '.join(folded)}", "suggestion")
    yield brief_fix("scope_out", "Leave something out of scope, and off the board")


def _groups(board: Board) -> list[tuple[str, tuple[str, ...]]]:
    """What could be folded, by its place in the palette: the largest first, the path of a request last."""
    found: dict[str, list[str]] = {}
    for node in sorted(board.queries.types):
        component = board.library.components.get(board.type(node))
        if component and node not in board.hidden:
            found.setdefault(component.group, []).append(node)
    order = sorted(found, key=lambda group: (group in _OVERVIEW, -len(found[group]), group))
    return [
        (board.library.groups[group].title, tuple(found[group]))
        for group in order
        if len(found[group]) >= _WORTH_FOLDING
    ]
