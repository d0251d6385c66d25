"""PAT001: a pattern is an answer to a question; it should be said to which."""

from collections.abc import Iterator, Mapping

from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.plan import brief_fix
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity

PATTERNS: Mapping[str, str] = {
    "baseline_model": "Heuristic benchmark",
    "checkpoint_store": "Checkpoints",
    "explainer": "Explainable predictions",
    "exploration_policy": "Exploration",
    "feature_store": "Feature store",
    "feature_transform": "Transform",
    "model_compressor": "Model compression",
    "training_sampler": "Rebalancing",
    "workflow_orchestrator": "Workflow pipeline",
}
"""The components that are a named pattern, and its name."""


@rule(
    "PAT001",
    "pattern-without-rationale",
    Severity.INFO,
    Phase.DEEP_DIVES,
    when=lambda board: bool(board.of(PATTERNS)),
)
def pattern_without_rationale(board: Board) -> Iterator[Violation]:
    """A named pattern is used without saying what for.

    ## What it looks for
    A box that stands for a named pattern (feature store, transform, workflow pipeline, checkpoints, rebalancing,
    explainable predictions, heuristic benchmark, exploration, compression) without a rationale, and that no
    trade-off in the brief speaks of.

    ## Why it matters
    Patterns are answers to problems. Used without the problem they are only cost: one more store to run, one more
    thing that breaks. One line about gain and price shows that you chose it.

    ## How to fix it
    Write the rationale of the box: what it brings here, and what it costs. Or name it among the trade-offs.

    ## Source
    Tanner, Machine Learning System Design Interview (study a range of patterns, weigh their pros and cons);
    Lakshmanan, Robinson and Munn, Machine Learning Design Patterns (2020).

    ## The interviewer asks
    What would go wrong here without it?

    ## Hints
    1. Cross the box out in your mind. What is worse now, and what is simpler?
    2. One line with "because" and one with "costs" is all it takes.
    3. Write in its rationale: "shared by three models, avoids skew; costs one more store".

    ## Known limits
    A trade-off counts as soon as it names the box by its label, its component or its pattern; whether it weighs
    anything is not read.
    """
    said = " | ".join(f"{t.topic} {t.chosen} {t.alternative} {t.why}".lower() for t in board.brief.tradeoffs)
    for node in board.of(PATTERNS):
        pattern = PATTERNS[board.type(node)]
        names = {board.name(node).lower(), board.type(node).replace("_", " "), pattern.lower()}
        if board.text(node, "rationale").strip() or any(name in said for name in names):
            continue
        yield Violation(
            f"{board.name(node)} is there, but not why: what does it bring here, and what does it cost?",
            subject=node,
            values={"pattern": pattern, "rationale": "unset"},
            fixes=(brief_fix("tradeoffs", f"Weigh {board.name(node)} among the trade-offs"),),
        )
