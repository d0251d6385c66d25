"""COM002: breadth first, then one to three places in depth."""

from collections.abc import Iterator

from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.option import Option
from mlsd_board.validation.plan import brief_fix
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity

_MOST = Option("most", 3, "deep dives at most", minimum=1)


def _past_the_overview(board: Board) -> bool:
    return board.session is None or board.session.phase > Phase.SKETCH


@rule(
    "COM002",
    "deep-dive-count",
    Severity.WARNING,
    Phase.DEEP_DIVES,
    when=_past_the_overview,
    min_size=0,
    options=(_MOST,),
)
def deep_dive_count(board: Board) -> Iterator[Violation]:
    """The design goes deep nowhere, or everywhere.

    ## What it looks for
    Deep dives in the brief: none at all, or more than three (a remark only).

    ## Why it matters
    An overview shows that you know the parts. That you know machine learning shows in one place where you go
    down to the bottom: the negatives of the retrieval, the delay of the labels. More than three places stay shallow.

    ## How to fix it
    Choose one to three components where judgement matters most for this problem, and note what you would discuss.

    ## Source
    Merkow, Machine Learning Engineering Interviews (save time to discuss a few weeds); public rubrics of
    system-design interviews (two components in detail).

    ## The interviewer asks
    Which part of this would you like to talk about in detail?

    ## Hints
    1. Where, in this problem, would an average engineer get it wrong?
    2. Pick the box whose details decide whether the whole thing works. Two such boxes are a good number.
    3. Add a deep dive to the brief, such as "delayed labels: what counts as late, and when we may say so".

    ## Known limits
    Without a practice session the design counts as finished; in a session this is asked once the sketch is done.
    Boxes marked as a deep dive on the board do count.
    """
    marked = [n for n in sorted(board.queries.types) if board.flag(n, "deep_dive")]
    dives = board.brief.deep_dives
    extra = [n for n in marked if n not in {d.node_id for d in dives}]
    count = len(dives) + len(extra)
    if 1 <= count <= board.value(_MOST):
        return
    facts = {"deep dives": len(dives), "boxes marked besides": len(extra)}
    if count == 0:
        fix = brief_fix("deep_dives", "Choose a deep dive")
        yield Violation(
            "The design goes deep nowhere: pick one to three components.", values=facts, fixes=(fix,)
        )
        return
    yield Violation(
        f"{count} deep dives are planned; more than {board.value(_MOST)} leave each of them shallow.",
        related=tuple(extra),
        values=facts,
        fixes=(brief_fix("deep_dives", "Keep the deep dives that matter most"),),
        key="many",
        severity=Severity.INFO,
    )
