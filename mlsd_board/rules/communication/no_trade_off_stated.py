"""COM004: a decision is one only if there was something else to choose."""

from collections.abc import Iterator

from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.option import Option
from mlsd_board.validation.plan import brief_fix
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity

_LEAST = Option("least", 2, "decisions with a rejected option, at least")


@rule("COM004", "no-trade-off-stated", Severity.WARNING, Phase.DEEP_DIVES, min_size=0, options=(_LEAST,))
def no_trade_off_stated(board: Board) -> Iterator[Violation]:
    """Fewer than two decisions name what was rejected.

    ## What it looks for
    Trade-offs in the brief with both the chosen and the rejected option filled in: at least two.

    ## Why it matters
    Boxes can be learned by heart; reasons cannot. A choice with its alternative and its price is what separates
    a design from a diagram, and it is what graders write down.

    ## How to fix it
    Take two decisions that were close: batch or online, trees or a deep network, one store or two. Write what you
    chose, what you rejected, and why.

    ## Source
    Tanner, Machine Learning System Design Interview (weigh pros and cons); the Exponent rubric for
    machine-learning interviews (modelling); public guides (trade-offs without being asked).

    ## The interviewer asks
    What did you decide against, and what would make you change your mind?

    ## Hints
    1. Where did you hesitate while drawing?
    2. Each of these has another answer that somebody sensible would give: mode, model, features, freshness.
    3. Add two trade-offs, such as "batch scores, not online: a day of age is allowed, and it costs a tenth".
    """
    tradeoffs = board.brief.tradeoffs
    whole = [t for t in tradeoffs if t.chosen.strip() and t.alternative.strip()]
    if len(whole) >= board.value(_LEAST):
        return
    half = len(tradeoffs) - len(whole)
    aside = f" ({half} without {'its' if half == 1 else 'their'} alternative)" if half else ""
    stated = "No decision is" if not whole else "One decision is"
    yield Violation(
        f"{stated} stated together with the option you rejected{aside}; two are the least.",
        values={"trade-offs": len(tradeoffs), "with both options": len(whole)},
        fixes=(brief_fix("tradeoffs", "State a decision with the option you rejected"),),
    )
