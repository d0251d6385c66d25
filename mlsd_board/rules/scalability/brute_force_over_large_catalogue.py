"""SCL001: every item of a large catalogue would be scored for every request."""

from collections.abc import Iterator

from mlsd_board.estimate.figures import amount
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.option import Option
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.retrieval_plan import INDEXES, add_generator, give_index
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity

_LARGE = Option("large_catalogue", 100_000, "items above which an index is expected", unit="items")
_RANKED = ("ranked_list", "feed", "ads", "search")
_READY_LISTS = ("popular", "trending")
_CALLS = frozenset({Kind.PREDICTIONS, Kind.REQUEST})
_LOOKS_UP = frozenset({Kind.REQUEST, Kind.DATA, Kind.FEATURES, Kind.PREDICTIONS})


def _catalogue(board: Board) -> float:
    sizes = (board.number(n, "catalog_size") for n in board.of("candidate_generator"))
    return max(board.req.catalog_size or 0, *(s or 0 for s in sizes), 0)


@rule(
    "SCL001",
    "brute-force-over-large-catalogue",
    Severity.ERROR,
    Phase.DATA_AND_MODEL,
    when=lambda board: _catalogue(board) > board.value(_LARGE),
    options=(_LARGE,),
)
def brute_force_over_large_catalogue(board: Board) -> Iterator[Violation]:
    """Every item of a large catalogue would be scored for every request.

    ## What it looks for
    With more than 100,000 items: a ranker that no candidate generator feeds, or candidate generators none of which is
    joined to an index or store (vector index, search index, graph store, prediction store, feature store or cache).
    Where no ranker is drawn, a live model server counts as one in recommendation, search, ads, feeds and ranked lists.

    ## Why it matters
    The time and the bill of scoring grow with the catalogue. A good model takes about a millisecond for a few items,
    not for a hundred million while somebody waits.

    ## How to fix it
    Narrow first: a cheap generator reads a few hundred candidates from an index, and the expensive model ranks only
    those.

    ## Source
    E. Yan, System design for recommendations and search (retrieval, then ranking); A. Dirzad, Machine Learning
    Interviews (the funnel); the mlmentorship guide to personalised search.

    ## The interviewer asks
    You have a hundred million items and 200 milliseconds. How many of them does your ranker look at?

    ## Hints
    1. Multiply the size of the catalogue by the time of one score.
    2. Something cheap has to throw away almost everything before the ranker starts.
    3. Add a candidate generator that reads a vector index and hands about a thousand candidates to the ranker.

    ## Known limits
    Popular and trending items are a ready list: their generators need no index. One indexed generator is enough; the
    others are not looked at.
    """
    generators, size = board.of("candidate_generator"), _catalogue(board)
    found = board.queries.reached
    fed = set(generators).union(*(found(g, _CALLS, both_ways=True) for g in generators))
    for scorer in _scorers(board):
        if scorer not in fed:
            yield Violation(
                f"{board.name(scorer)} would score {amount(size)} items for every request. Narrow them down first.",
                subject=scorer,
                missing=() if generators else ("candidate_generator",),
                values={"catalogue": size},
                fixes=tuple(_narrow(board, scorer, generators)),
            )
    searching = [g for g in generators if board.text(g, "strategy") not in _READY_LISTS]
    if searching and not any(_indexed(board, g) for g in searching):
        yield Violation(
            f"{board.names(searching)} would scan {amount(size)} items: no index to look them up in.",
            subject=searching[0],
            related=tuple(searching[1:]),
            missing=("vector_index",),
            values={"catalogue": size},
            key="index",
            fixes=tuple(_index(board, searching[0])),
        )


def _scorers(board: Board) -> list[str]:
    rankers = board.of("ranker")
    ranks = board.brief.category == "recommendation" or board.tagged(*_RANKED)
    return rankers or (board.of("model_server") if ranks else [])


def _indexed(board: Board, generator: str) -> bool:
    return not board.queries.adjacent(generator, _LOOKS_UP).isdisjoint(board.of(INDEXES))


def _narrow(board: Board, scorer: str, generators: list[str]) -> Iterator[Fix]:
    plan = Plan(board)
    if generators:
        plan.connect(generators[0], scorer, Kind.PREDICTIONS)
        yield plan.fix("join", f"Let {board.name(generators[0])} hand its candidates to {board.name(scorer)}")
        return
    give_index(plan, board, add_generator(plan, board, scorer))
    yield plan.fix("retrieve", "Retrieve candidates from a vector index first")
    plan = Plan(board)
    give_index(plan, board, add_generator(plan, board, scorer), "search_index")
    yield plan.fix("search", "Retrieve candidates from a search index first", "suggestion")


def _index(board: Board, generator: str) -> Iterator[Fix]:
    plan = Plan(board)
    give_index(plan, board, generator)
    yield plan.fix("index", f"Give {board.name(generator)} a vector index")
    plan = Plan(board)
    give_index(plan, board, generator, "search_index")
    yield plan.fix("search-index", f"Give {board.name(generator)} a search index", "suggestion")
