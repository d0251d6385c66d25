"""BRF005: input, output and type of the task; model, labels and metrics follow from them."""

from collections.abc import Iterator

from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.plan import brief_fix
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity
from mlsd_board.validation.words import agree, listed


@rule("BRF005", "ml-task-not-framed", Severity.ERROR, Phase.FRAME, min_size=0)
def ml_task_not_framed(board: Board) -> Iterator[Violation]:
    """The problem is not yet stated as a machine-learning task.

    ## What it looks for
    Type, input and output of the task in the brief. At least one of them is empty.

    ## Why it matters
    "Show good videos" can be a ranking, a regression of watch time or a classification of clicks. Each takes other
    labels, another model and another metric. A wrong frame wastes everything that is built on it.

    ## How to fix it
    Say what goes in, what comes out, and of which type the task is: ranking, classification, forecast, generation.

    ## Source
    alirezadir, Machine Learning Interviews, step 1 (problem formulation); Dorard, Machine Learning Canvas,
    prediction task; AWS Well-Architected Machine Learning Lens, problem framing.

    ## The interviewer asks
    If I called your model as a function, what would I pass in and what would I get back?

    ## Hints
    1. Think of the model as a function. What is its signature?
    2. The input is what you know at the moment of asking. The output is what the product needs to decide.
    3. Fill in: input "person, context, candidate videos", output "an ordered list", type "ranking".
    """
    task = board.brief.task
    empty = [name for name in ("type", "input", "output") if not getattr(task, name).strip()]
    if not empty:
        return
    yield Violation(
        f"The machine-learning task is not framed: its {listed(empty)} {agree(empty, 'is', 'are')} not stated.",
        values={f"task.{name}": getattr(task, name) or "unset" for name in ("type", "input", "output")},
        fixes=(
            brief_fix(f"task.{empty[0]}", "Say what goes in, what comes out, and of which type the task is"),
        ),
    )
