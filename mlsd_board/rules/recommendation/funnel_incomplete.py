"""REC001: a recommender without retrieval or without ranking."""

from collections.abc import Iterator

from mlsd_board.estimate.figures import amount
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.option import Option
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.retrieval_plan import add_generator, give_index
from mlsd_board.validation.rule import rule
from mlsd_board.validation.serving_plan import add_serving, asker
from mlsd_board.validation.severity import Phase, Severity

_MANY = Option("many_items", 1000, "items from which on a candidate generator is expected", unit="items")
_SEARCHED = 100_000
"""From here on a missing index is an error of its own (brute-force-over-large-catalogue)."""
_READY_LISTS = ("popular", "rules")
_RANKING = ("ranker", "optimizer", "batch_inference")
_GIVES = frozenset({Kind.DATA, Kind.FEATURES, Kind.PREDICTIONS, Kind.EVENTS})
_READERS = ("query_understanding", "data_preprocessor", "embedding_encoder", "feature_transform")
_STAGES = ("candidate_generator", "ranker", "re_ranker")
_STAND_INS = ("ranker", "optimizer", "re_ranker", "model_server", "batch_inference")


def _recommends(board: Board) -> bool:
    return board.brief.category == "recommendation" or board.tagged("search", "ads", "feed")


@rule("REC001", "funnel-incomplete", Severity.ERROR, Phase.DATA_AND_MODEL, when=_recommends, options=(_MANY,))
def funnel_incomplete(board: Board) -> Iterator[Violation]:
    """A recommender lacks one half of the funnel: retrieval or ranking.

    ## What it looks for
    In recommendation, search, ads and feeds: a ranker, an optimizer or batch inference; and, with more than 1,000 items
    in the catalogue, a candidate generator. A list that goes from a later stage to an earlier one (re-ranker, ranker,
    candidate generator) is a warning. In search, something that reads the query; and for each generator something
    that candidates can come from, besides the request (remarks where they are missing).

    ## Why it matters
    One model cannot be cheap enough for millions of items and precise enough for the top ten. Two stages can: the first
    throws almost everything away, the second looks closely.

    ## How to fix it
    Draw both: candidate generation that is cheap and misses little, then ranking that is careful and orders well.

    ## Source
    E. Yan, System design for recommendations and search (offline and online, retrieval and ranking); A. Dirzad, Machine
    Learning Interviews, video recommendation; Interview Kickstart, "What to expect from system design rounds"
    (recommendation systems).

    ## The interviewer asks
    How do you get from a million items to the ten on the screen?

    ## Hints
    1. Is there one step that looks at everything, or several that look at less and less?
    2. Retrieval finds candidates, ranking orders them; which one is missing?
    3. Add a candidate generator with an index before the ranker, or a ranker behind the generator.

    ## Known limits
    A catalogue whose size is stated nowhere is taken to be small. A model server counts as a ranker where candidates
    get to it, or where the catalogue is small.
    """
    generators = board.of("candidate_generator")
    sizes = [board.req.catalog_size or 0, *(board.number(g, "catalog_size") or 0 for g in generators)]
    if not board.of(_RANKING) and not _scored_by_a_model(board, generators, max(sizes)):
        yield Violation(
            "Nothing ranks: a ranker (or an optimizer, or batch inference) is missing.",
            related=tuple(generators),
            missing=("ranker",),
            values={"catalogue": max(sizes)},
            key="ranking",
            fixes=(_add_ranker(board, generators),),
        )
    yield from _out_of_order(board)
    given = {e.target for e in board.queries.edges(_GIVES)}
    if max(sizes) <= _SEARCHED or not given.isdisjoint(generators):
        for generator in generators:
            if generator not in given and board.text(generator, "strategy") not in _READY_LISTS:
                yield _empty_handed(board, generator)
    if generators and board.tagged("search") and not board.of(_READERS):
        yield _unread_query(board, generators)
    if not generators and max(sizes) > board.value(_MANY):
        stand_ins = [n for t in _STAND_INS for n in board.of(t)]
        yield Violation(
            f"Nothing retrieves: {amount(max(sizes))} items, and no candidate generator narrows them down.",
            related=tuple(stand_ins),
            missing=("candidate_generator",),
            values={"catalogue": max(sizes)},
            key="retrieval",
            fixes=tuple(_add_retrieval(board, stand_ins)),
        )


def _scored_by_a_model(board: Board, generators: list[str], catalogue: float) -> bool:
    """Whether a plain model server ranks: it gets the candidates, or the whole of a small catalogue."""
    servers = board.of("model_server", "on_device_model")
    if generators or catalogue > board.value(_MANY):
        return board.queries.reach(generators, servers, frozenset({Kind.PREDICTIONS}))
    return bool(servers)


def _out_of_order(board: Board) -> Iterator[Violation]:
    """Stages that hand what they chose to one that should have come before."""
    for edge in board.queries.edges({Kind.PREDICTIONS}):
        ends = board.type(edge.source), board.type(edge.target)
        if all(end in _STAGES for end in ends) and _STAGES.index(ends[0]) > _STAGES.index(ends[1]):
            before, after = board.name(edge.target), board.name(edge.source)
            plan = Plan(board).remove(edge.id).connect(edge.target, edge.source, Kind.PREDICTIONS)
            yield Violation(
                f"{after} hands its list to {before}, but the cheap stage comes first: {before}, then {after}.",
                subject=edge.id,
                related=(edge.source, edge.target),
                path=(edge.source, edge.target),
                key="order",
                fixes=(plan.fix("turn-round", "Turn the arrow round", "suggestion"),),
                severity=Severity.WARNING,
            )


def _empty_handed(board: Board, generator: str) -> Violation:
    plan = Plan(board)
    give_index(plan, board, generator)
    return Violation(
        f"Where do the candidates of {board.name(generator)} come from? Nothing but a request enters it.",
        subject=generator,
        values={"arrows that bring candidates": 0},
        key="source",
        fixes=(plan.fix("give-index", f"Give {board.name(generator)} an index"),),
        severity=Severity.INFO,
    )


def _unread_query(board: Board, generators: list[str]) -> Violation:
    plan = Plan(board)
    reader = plan.add("query_understanding", near=generators[0])
    plan.connect(asker(plan, board, generators[0]), reader, Kind.REQUEST)
    plan.connect(reader, generators[0], Kind.REQUEST)
    return Violation(
        "Nothing reads the query: spelling, meaning and language are left to the index.",
        related=tuple(generators),
        missing=("query_understanding",),
        values={"tags": board.brief.tags},
        key="query",
        fixes=(plan.fix("read-query", "Understand the query first", "suggestion"),),
        severity=Severity.INFO,
    )


def _add_ranker(board: Board, generators: list[str]) -> Fix:
    plan = Plan(board)
    ranker = add_serving(plan, board, "ranker")
    for generator in generators:
        plan.connect(generator, ranker, Kind.PREDICTIONS)
    return plan.fix("rank", "Add a ranker")


def _add_retrieval(board: Board, stand_ins: list[str]) -> Iterator[Fix]:
    plan = Plan(board)
    live = [n for n in stand_ins if board.type(n) != "batch_inference"]
    scorer = live[0] if live else add_serving(plan, board, "ranker")
    give_index(plan, board, add_generator(plan, board, scorer))
    yield plan.fix("retrieve", "Retrieve candidates from an index first")
