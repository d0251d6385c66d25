"""Credit for weighing another kind of machine-learning task for the same question."""

import re
from collections.abc import Iterator

from mlsd_board.graph.typesets import SERVING
from mlsd_board.validation.board import Board
from mlsd_board.validation.credit import Praise, credit
from mlsd_board.validation.dimension import Dimension

_TASKS = {
    "classification": r"classif\w*|multilabel|multi-label",
    "regression": r"(?<!logistic )(?<!linear )(?<!ridge )(?<!lasso )(?<!poisson )regression",
    "ranking": r"rank(?:ing)?|learning to rank",
    "retrieval": r"retrieval",
    "clustering": r"cluster\w*",
    "anomaly detection": r"anomal\w*|outlier\w*",
    "forecast": r"forecast\w*",
    "generation": r"generat(?:ion|ive)|seq2seq",
    "tagging": r"(?:sequence )?tagging|labell?ing of tokens",
    "bandit": r"(?:contextual )?bandits?|reinforcement learning|policy learning",
    "uplift": r"uplift\w*|treatment effects?",
}
_FRAMING = re.compile(r"task|fram|formulat|pose|objective|problem type", re.IGNORECASE)


@credit("reframing", "Reframing", Dimension.FRAMING, pattern="problem representation")
def reframing(board: Board) -> Iterator[Praise]:
    """The task was weighed against another way to pose it.

    ## What earns it
    A trade-off in the brief whose alternative names another kind of task than the chosen one, such as ranking
    instead of classification. The chosen kind is read from the trade-off itself or, where its topic speaks of the
    task or its framing, from the task of the brief.

    ## Why it is good
    The same wish can be a class, a number, an order or an action. Which one decides about labels, loss and
    metrics, so the choice deserves a sentence.

    ## Source
    Lakshmanan, Robinson and Munn, Machine Learning Design Patterns (2020), Reframing; Zinkevich, Rules of Machine
    Learning, rules 13 and 14.

    ## Known limits
    Kinds of task are recognised by their usual names. Names of models, such as logistic regression, do not count.
    """
    for trade in board.brief.tradeoffs:
        framed = _tasks(trade.chosen)
        if not framed and _FRAMING.search(trade.topic):
            framed = _tasks(board.brief.task.type.replace("_", " "))
        others = _tasks(trade.alternative) - framed
        if framed and others:
            kinds = f"{_words(framed)} instead of {_words(others)}"
            models = tuple(board.of(SERVING, "trainer"))
            yield Praise(f"The question is posed as {kinds}.", models, {"posed as": kinds})


def _tasks(text: str) -> set[str]:
    return {task for task, words in _TASKS.items() if re.search(rf"\b(?:{words})\b", text, re.IGNORECASE)}


def _words(tasks: set[str]) -> str:
    return " and ".join(sorted(tasks))
