"""REC002: nothing for a brand-new user or item."""

from collections.abc import Iterator

from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.retrieval_plan import add_generator
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity

_KNOWS_NO_HISTORY = frozenset({"content", "popular", "trending", "rules", "graph"})
_SCORERS = ("ranker", "optimizer", "re_ranker", "model_server")


@rule(
    "REC002",
    "cold-start-unhandled",
    Severity.WARNING,
    Phase.DATA_AND_MODEL,
    when=lambda board: board.brief.category == "recommendation",
)
def cold_start_unhandled(board: Board) -> Iterator[Violation]:
    """Somebody new, or something new, gets nothing sensible.

    ## What it looks for
    In recommendation: a candidate generator that needs no history (content, popular, trending, rules or graph), a
    fallback of popular items or a rule, an exploration policy, or an embedding encoder that makes features of items.
    There is none of them.

    ## Why it matters
    Collaborative signals need a past. Every user has a first day and every item too, and first impressions decide
    whether there will be a second.

    ## How to fix it
    Mix in candidates that need no history: what is popular, what is new, what resembles the content at hand.

    ## Source
    A. Dirzad, Machine Learning Interviews (cold start); C. Huyen, machine learning systems design, exercises; C. Huyen,
    real-time machine learning (new visitors); Zinkevich, Rules of Machine Learning, rule 18.

    ## The interviewer asks
    A user opens the application for the first time. What do you show, and why?

    ## Hints
    1. What does your model know about somebody who has never clicked?
    2. Some candidates should come from the content or from everybody, not from this person's past.
    3. Add a candidate generator with the strategy popular beside the collaborative one.

    ## Known limits
    A two-tower generator counts only with an encoder on the board that sends features on: without one, nothing says
    that its towers see content.
    """
    if _handled(board):
        return
    generators = board.of("candidate_generator")
    strategies = {board.name(g): board.text(g, "strategy") or "not stated" for g in generators}
    yield Violation(
        "A new user or item gets nothing: no candidates without history, no popular fallback, no exploration.",
        related=tuple(generators),
        missing=("candidate_generator",),
        values=strategies,
        fixes=tuple(_fixes(board, generators)),
    )


def _handled(board: Board) -> bool:
    strategies = {board.text(g, "strategy") for g in board.of("candidate_generator")}
    fallbacks = {board.text(f, "kind") for f in board.of("fallback")}
    encoders = board.of("embedding_encoder")
    encodes = any(e.source in encoders for e in board.queries.edges({Kind.FEATURES}))
    prepared = not strategies.isdisjoint(_KNOWS_NO_HISTORY) or not fallbacks.isdisjoint({"popular", "rule"})
    return prepared or encodes or bool(board.of("exploration_policy"))


def _fixes(board: Board, generators: list[str]) -> Iterator[Fix]:
    scorer = next((n for t in _SCORERS for n in board.of(t)), None)
    if scorer:
        plan = Plan(board)
        add_generator(plan, board, scorer, strategy="popular")
        yield plan.fix("popular", "Add popular items as candidates")
    for spare in board.of("fallback")[:1]:
        plan = Plan(board).set(spare, "kind", "popular")
        yield plan.fix("popular-fallback", f"Let {board.name(spare)} show popular items", "suggestion")
    for generator in generators[:1]:
        plan = Plan(board).set(generator, "strategy", "content")
        title = f"Let {board.name(generator)} look at content"
        yield plan.fix("content", title, "suggestion")
    if not scorer and not generators:
        plan = Plan(board)
        batch = next(iter(board.of("batch_inference")), None)
        popular = plan.add("candidate_generator", near=batch, strategy="popular")
        source = next((n for t in ("data_warehouse", "data_lake", "event_stream") for n in board.of(t)), None)
        sink = next((n for t in ("candidate_filter", "decision_engine") for n in board.of(t)), None)
        if source:
            plan.connect(source, popular, Kind.DATA)
        if sink:
            plan.connect(popular, sink, Kind.PREDICTIONS)
        yield plan.fix("popular", "Add popular items as candidates", "suggestion")
