"""BRF001: what is to be solved stands in plain words before anything is drawn."""

from collections.abc import Iterator

from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.option import Option
from mlsd_board.validation.plan import brief_fix
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity

_SHORTEST = Option("shortest", 20, "letters that a problem statement has at least", unit="letters", minimum=1)


@rule("BRF001", "problem-statement-missing", Severity.ERROR, Phase.CLARIFY, min_size=0, options=(_SHORTEST,))
def problem_statement_missing(board: Board) -> Iterator[Violation]:
    """The brief does not say in your own words what is to be solved.

    ## What it looks for
    A restatement of the problem in the brief, at least 20 characters long. There is none, or hardly one.

    ## Why it matters
    Nobody can judge a solution to a problem that was never stated. The prompt is vague on purpose; the first thing
    an interviewer wants to hear is what you understood.

    ## How to fix it
    Write one or two plain sentences: who gets what, so that what becomes better. No model, no product names.

    ## Source
    Merkow, Machine Learning Engineering Interviews (delineate the open problem in simple terms); Dorard, Machine
    Learning Canvas, value proposition.

    ## The interviewer asks
    Before you draw anything: what problem are we solving?

    ## Hints
    1. How would you explain to a colleague from another team what this system is for?
    2. Name who uses it, what they get from it, and what gets better.
    3. Fill in the restatement: "Rank videos for the home page so that people finish more of what they start".
    """
    words = board.brief.restatement.strip()
    if len(words) >= board.value(_SHORTEST):
        return
    yield Violation(
        "The brief does not say in your own words what is to be solved: one or two plain sentences will do.",
        values={"restatement": words or "unset", "characters": len(words)},
        fixes=(brief_fix("restatement", "Write the problem in your own words"),),
    )
