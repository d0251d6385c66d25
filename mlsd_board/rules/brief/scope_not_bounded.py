"""BRF004: one specific problem, and a list of what is left out."""

from collections.abc import Iterator

from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.option import Option
from mlsd_board.validation.plan import brief_fix
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity

_MOST = Option("most_in_scope", 4, "things in scope at most", minimum=1)


@rule("BRF004", "scope-not-bounded", Severity.WARNING, Phase.CLARIFY, min_size=0, options=(_MOST,))
def scope_not_bounded(board: Board) -> Iterator[Violation]:
    """The scope has no edge.

    ## What it looks for
    Nothing listed as out of scope, or more than four things in scope. Nothing in scope beside what is left out is a
    remark.

    ## Why it matters
    A system for everything needs forty boxes and cannot be explained in forty minutes. What you leave out on
    purpose, and say so, nobody will hold against you; what you forgot, they will.

    ## How to fix it
    Pick one surface, one kind of item, one group of users. List two or three neighbours that you leave out.

    ## Source
    Merkow, Machine Learning Engineering Interviews (do not solve a general problem); Tanner, Machine Learning
    System Design Interview, on scope.

    ## The interviewer asks
    Is search part of this? And notifications?

    ## Hints
    1. What would somebody expect of this system that you will not build today?
    2. Neighbours of the problem make good candidates: other surfaces, other markets, other media.
    3. Write in scope "videos on the home page" and out of scope "ads, search, live".

    ## Known limits
    Two categories at once would be unbounded, too, but a brief cannot state them.
    """
    brief = board.brief
    if not brief.scope_out:
        yield Violation(
            "Nothing is listed as out of scope: pick one specific problem and say what you leave out.",
            values={"in scope": len(brief.scope_in), "out of scope": 0},
            fixes=(brief_fix("scope_out", "List what you leave out"),),
            key="nothing left out",
        )
    elif not brief.scope_in:
        yield Violation(
            "It is written what is left out, but not what is in scope.",
            values={"in scope": 0, "out of scope": len(brief.scope_out)},
            fixes=(brief_fix("scope_in", "Write what you will build"),),
            key="nothing in scope",
            severity=Severity.INFO,
        )
    if len(brief.scope_in) > board.value(_MOST):
        yield Violation(
            f"{len(brief.scope_in)} things are in scope; more than {board.value(_MOST)} do not fit one conversation.",
            values={"in scope": brief.scope_in, "most": board.value(_MOST)},
            fixes=(brief_fix("scope_in", "Shorten what is in scope"),),
            key="too much",
        )
