"""BRF007: a design is an answer to why, and not only to what."""

from collections.abc import Iterator

from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.option import Option
from mlsd_board.validation.plan import brief_fix
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity

_SHORTEST = Option("shortest", 30, "letters that the reason has at least", unit="letters", minimum=1)


@rule("BRF007", "why-not-answered", Severity.WARNING, Phase.SKETCH, min_size=0, options=(_SHORTEST,))
def why_not_answered(board: Board) -> Iterator[Violation]:
    """Nothing says why this design suits this problem.

    ## What it looks for
    The "why" of the brief: at least 30 characters.

    ## Why it matters
    The same boxes fit a hundred problems. What shows judgement is the sentence that ties them to this one: this
    number, this delay, this constraint, therefore this shape.

    ## How to fix it
    Write two sentences that start from a fact of the problem and end at a choice of the design. Name the simplest
    alternative that would not have done.

    ## Source
    Tanner, Machine Learning System Design Interview (answer the "why" part); Chip Huyen, Machine Learning Systems
    Design (the simplest solution that does the job).

    ## The interviewer asks
    Why this way, and not something simpler?

    ## Hints
    1. Which fact of the problem rules out the obvious simple solution?
    2. Join a number of the brief to a box of the drawing with the word "because".
    3. Write: "Two stages, because a hundred million items cannot be scored in 200 ms".
    """
    words = board.brief.why.strip()
    if len(words) >= board.value(_SHORTEST):
        return
    yield Violation(
        "Nothing says why this design suits this problem; two sentences will do.",
        values={"why": words or "unset", "characters": len(words)},
        fixes=(brief_fix("why", "Say why this design suits this problem"),),
    )
