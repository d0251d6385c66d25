"""BRF002: saying a prompt in other words is how misunderstandings come to light."""

import re
from collections.abc import Iterator

from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.option import Option
from mlsd_board.validation.plan import brief_fix
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity

_TOO_ALIKE = Option(
    "too_alike", 0.8, "share of words in common from which on a restatement is a copy", maximum=1
)
_FILLERS = frozenset(
    re.findall(
        r"\w+",
        "a an and are as at be build by can design for from how i in into is it its of on or our should so system that "
        "the their them they this to we what when which who will with would you your",
    )
)


@rule(
    "BRF002",
    "prompt-not-restated",
    Severity.WARNING,
    Phase.CLARIFY,
    after=("BRF001",),
    min_size=0,
    options=(_TOO_ALIKE,),
)
def prompt_not_restated(board: Board) -> Iterator[Violation]:
    """The restatement repeats the prompt word for word.

    ## What it looks for
    The words of the restatement and of the prompt, without fillers and capitals. More than 80 % of all the words
    used stand in both.

    ## Why it matters
    Copying proves nothing. Saying it differently shows what you took the question to mean, at a moment when
    a misunderstanding costs one sentence and not half an hour.

    ## How to fix it
    Put the prompt aside and write from memory who the users are, what the system does for them, and how you would
    notice that it works.

    ## Source
    Tanner, Machine Learning System Design Interview (clarify any requirements: rephrase the prompt).

    ## The interviewer asks
    That is what I said. What did you understand?

    ## Hints
    1. Close the prompt and tell it to somebody who has not read it.
    2. A good restatement says something the prompt does not: for whom, on which page, measured by what.
    3. Write: for these users, at this moment, do this, so that this number gets better.

    ## Known limits
    Only words are compared, not their meaning; a prompt that is not on the board is not compared at all.
    """
    said, asked = _words(board.brief.restatement), _words(board.brief.prompt)
    alike = len(said & asked) / len(said | asked) if said | asked else 0.0
    if alike <= board.value(_TOO_ALIKE):
        return
    yield Violation(
        f"The restatement repeats the prompt: {100 * alike:.0f} % of the words are the same.",
        values={"words in both": len(said & asked), "words in all": len(said | asked)},
        fixes=(brief_fix("restatement", "Say the problem in your own words"),),
    )


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", text.lower())) - _FILLERS
