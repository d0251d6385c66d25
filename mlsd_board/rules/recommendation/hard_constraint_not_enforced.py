"""REC004: a hard limit that nothing on the board guarantees."""

from collections.abc import Iterator

from mlsd_board.graph.queries import Edge
from mlsd_board.model.brief import Constraint
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.plan import Plan, brief_fix
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity

_ENFORCERS = (
    "candidate_filter",
    "re_ranker",
    "decision_engine",
    "optimizer",
    "guardrail",
    "candidate_generator",
    "privacy_filter",
    "fallback",
    "model_compressor",
)
_FACTS = frozenset(
    {
        "operational_db",
        "external_source",
        "data_warehouse",
        "downstream_system",
        "feature_store",
        "graph_store",
        "search_index",
        "vector_index",
    }
)
_LISTS = {
    "candidate_filter": "constraints",
    "optimizer": "constraints",
    "re_ranker": "rules",
    "guardrail": "checks",
}
_BEFORE = ("candidate_generator", "ranker", "batch_inference", "model_server")
_TOWARDS = (
    "ranker",
    "re_ranker",
    "decision_engine",
    "prediction_store",
    "app_backend",
    "client_app",
    "end_user",
)


@rule(
    "REC004",
    "hard-constraint-not-enforced",
    Severity.WARNING,
    Phase.DATA_AND_MODEL,
    when=lambda board: bool(board.brief.constraints),
)
def hard_constraint_not_enforced(board: Board) -> Iterator[Violation]:
    """A hard limit is written in the brief, and nothing on the board guarantees it.

    ## What it looks for
    Each constraint of the brief that names no candidate filter, re-ranker, decision engine, optimizer, guardrail or
    candidate generator as the box that enforces it, nor a privacy filter, fallback or model compressor for limits on
    data, time or size; and that no such box lists among its constraints, rules or checks. Where limits are hard by the
    brief (the tag) and a candidate filter enforces them, a board on which no database, warehouse, outside source,
    feature store, graph or index holds the facts to check is a remark.

    ## Why it matters
    A flight ends when it ends, and a child is not shown films for adults. A score makes a violation unlikely; a filter
    makes it impossible.

    ## How to fix it
    Let a filter or a re-ranker enforce the limit, and name that box in the brief.

    ## Source
    Interview Kickstart, "What to expect from system design rounds" (films that fit into the flight); E. Yan, More
    design patterns for machine learning systems (business rules layer); A. Dirzad, Machine Learning Interviews
    (filters after ranking).

    ## The interviewer asks
    Which box makes sure that this limit is never broken?

    ## Hints
    1. Which of your limits must hold every single time?
    2. A score cannot promise anything; a rule can.
    3. Add a candidate filter with this constraint before the ranker.

    ## Known limits
    A box that lists the constraint in the same words counts even if the brief does not name it. Limits are asked about
    in every category, not in recommendation alone.
    """
    yield from _without_facts(board)
    for number, constraint in enumerate(board.brief.constraints):
        text = constraint.text.strip()
        if text and not _enforced(board, constraint):
            yield Violation(
                f"The constraint “{text}” is enforced by no box.",
                related=tuple(n for n in [constraint.enforced_by or ""] if n in board.queries.types),
                missing=() if board.of("candidate_filter") else ("candidate_filter",),
                values={"constraint": text, "enforced_by": constraint.enforced_by},
                key=text,
                fixes=tuple(_fixes(board, text, number)),
            )


def _without_facts(board: Board) -> Iterator[Violation]:
    """Filters that have to check something which nothing on the board knows."""
    filters = board.of("candidate_filter") if board.tagged("hard_constraint") else []
    if filters and not board.of(_FACTS):
        plan = Plan(board)
        plan.connect(plan.add("operational_db", near=filters[0]), filters[0], Kind.DATA)
        yield Violation(
            f"{board.name(filters[0])} enforces limits, but nothing on the board holds the facts it checks.",
            subject=filters[0],
            missing=("operational_db",),
            values={"constraints": tuple(c.text for c in board.brief.constraints)},
            fixes=(plan.fix("facts", "Add the database that knows the facts", "suggestion"),),
            key="facts",
            severity=Severity.INFO,
        )


def _enforced(board: Board, constraint: Constraint) -> bool:
    named = constraint.enforced_by
    if named in board.queries.types and board.type(named or "") in _ENFORCERS:
        return True
    wanted = constraint.text.strip().casefold()
    return any(
        wanted in {said.casefold() for said in board.texts(n, attribute)}
        for component, attribute in _LISTS.items()
        for n in board.of(component)
    )


def _fixes(board: Board, text: str, number: int) -> Iterator[Fix]:
    for component in ("candidate_filter", "re_ranker"):
        for box in board.of(component)[:1]:
            attribute = _LISTS[component]
            said = board.queries.graph.nodes[box].get(attribute)
            known = said if isinstance(said, tuple) else (said,) if said else ()
            plan = Plan(board).set(box, attribute, (*known, text))
            yield plan.fix(
                f"list-{component.replace('_', '-')}", f"Let {board.name(box)} enforce it", "suggestion"
            )
    edge = None if board.of("candidate_filter") else _entrance(board)
    if edge:
        plan = Plan(board)
        kinds = (Kind.PREDICTIONS, Kind.PREDICTIONS)
        plan.insert(edge.id, "candidate_filter", kinds, constraints=(text,))
        yield plan.fix("filter", "Add a filter that enforces it", "suggestion")
    yield brief_fix("constraints", f"Name the box that enforces constraint {number + 1}")


def _entrance(board: Board) -> Edge | None:
    """Where candidates or scores pass on their way to the user, as early as possible."""
    found = [
        e
        for e in board.queries.edges({Kind.PREDICTIONS})
        if board.type(e.source) in _BEFORE and board.type(e.target) in _TOWARDS
    ]
    return min(found, key=lambda e: (_BEFORE.index(board.type(e.source)), e.id), default=None)
