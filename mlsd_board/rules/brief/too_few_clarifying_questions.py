"""BRF003: a vague prompt is answered with questions, or with assumptions said aloud."""

from collections.abc import Iterator

from mlsd_board.model.brief import TOPICS
from mlsd_board.model.counting import counted
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.option import Option
from mlsd_board.validation.plan import brief_fix
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity

_QUESTIONS = Option("questions", 4, "questions answered or assumed, at least")
_TOPICS_COVERED = Option("topics", 3, "topics they cover, at least", maximum=10)


@rule(
    "BRF003",
    "too-few-clarifying-questions",
    Severity.WARNING,
    Phase.CLARIFY,
    min_size=0,
    options=(
        _QUESTIONS,
        _TOPICS_COVERED,
    ),
)
def too_few_clarifying_questions(board: Board) -> Iterator[Violation]:
    """Too little was asked or assumed about the problem.

    ## What it looks for
    Fewer than four questions in the brief with an answer or an assumption, or fewer than three topics among them.
    The topics: goal, users, scale, latency, data, labels, constraints, privacy, existing system, cost of errors.

    ## Why it matters
    Prompts leave out on purpose what decides the design. Ten thousand users or a hundred million, labels in a
    second or in a month: each gives another picture. Questions that change the design are what seniority sounds
    like.

    ## How to fix it
    Ask about the goal, the scale, the latency and the labels. Where nobody answers, assume something and say so:
    a stated assumption counts as much as an answer.

    ## Source
    Merkow, Machine Learning Engineering Interviews (ask clarifying questions); Tanner, Machine Learning System
    Design Interview (clarify); Chip Huyen, Machine Learning Systems Design, project setup.

    ## The interviewer asks
    Is there anything you would like to know before you start?

    ## Hints
    1. Which number, if it were a hundred times bigger, would change your whole picture?
    2. Think of goal, scale, latency, labels. For which of them do you not know the answer yet?
    3. Write four questions on at least three topics, each with its answer or your assumption.

    ## Known limits
    A question counts for the topic chosen with it; its text is not read.
    """
    settled = [q for q in board.brief.questions if q.answer.strip() or q.assumption.strip()]
    covered = {_topic(q.topic) for q in settled}.intersection(TOPICS)
    if len(settled) >= board.value(_QUESTIONS) and len(covered) >= board.value(_TOPICS_COVERED):
        return
    open_topics = [topic.replace("_", " ") for topic in TOPICS if topic not in covered]
    yield Violation(
        f"{counted(len(settled), 'question')} answered or assumed, on {counted(len(covered), 'topic')}; four on three "
        f"topics are the least. Still open: {', '.join(open_topics[:4])}.",
        values={
            "settled": len(settled),
            "asked": len(board.brief.questions),
            "topics": tuple(sorted(covered)),
        },
        fixes=(brief_fix("questions", f"Ask about {' and '.join(open_topics[:2])}, or assume an answer"),),
    )


def _topic(text: str) -> str:
    return text.strip().lower().replace(" ", "_").replace("-", "_")
