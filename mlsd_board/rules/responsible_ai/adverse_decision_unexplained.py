"""RAI003: somebody is refused, and nobody can say why."""

from collections.abc import Iterator

from mlsd_board.graph.queries import walk
from mlsd_board.graph.typesets import ACTORS, OFFLINE_ONLY, SERVING
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity

_ANY = frozenset(Kind)
_TELLS = frozenset({Kind.PREDICTIONS, Kind.CONTROL, Kind.REQUEST})
_READERS = ("decision_engine", "human_review_queue", "app_backend", "client_app")


def _acted_on(board: Board) -> bool:
    return bool(board.req.people_decision) and board.tagged("churn", "credit", "intervention")


@rule(
    "RAI003",
    "adverse-decision-unexplained",
    Severity.ERROR,
    Phase.OPERATE,
    when=lambda board: bool((board.req.adverse_decision or _acted_on(board)) and board.of(SERVING)),
)
def adverse_decision_unexplained(board: Board) -> Iterator[Violation]:
    """Somebody is refused, blocked or removed, and nobody can say why.

    ## What it looks for
    When the brief says that a decision can go against somebody: an explainer that is joined, directly or along arrows
    in one direction, with a serving box, a decision engine or a review queue; and a way on which the decision itself
    gets from a decision engine to an application, a person or a business system without a reviewer in between (a
    remark). Where people act on a score about people (churn, credit, interventions), a missing explainer is a remark.

    ## Why it matters
    People who are refused are owed a reason, in some fields by law. Reviewers decide faster with one, and engineers
    find bugs with it.

    ## How to fix it
    Add an explainer that gets the predictions and hands reasons to whoever decides, reviews or tells the user.

    ## Source
    D. Tanner, "Machine learning system design interview" (pattern Explainable Predictions); Lakshmanan et al., Machine
    Learning Design Patterns (Explainable predictions); CFPB Circular 2022-03 (reasons for refused credit, United
    States); C. Huyen, machine learning systems design; Breck et al., The ML Test Score (2017), Infra 5.

    ## The interviewer asks
    An account is closed by your model. What do you write to its owner?

    ## Hints
    1. Somebody asks: why me? Which box knows the answer?
    2. A component has to turn a score into reasons a person can read.
    3. Add an explainer between the model and the decision engine or the review queue.
    """
    if board.req.adverse_decision:
        yield from _untold(board)
    served = {*board.of(SERVING), *board.of("decision_engine", "human_review_queue")}
    for explainer in board.of("explainer"):
        into = any(explainer in board.queries.reached(n, _ANY) for n in served)
        if into or not served.isdisjoint(board.queries.reached(explainer, _ANY)):
            return
    model = board.of(SERVING)[0]
    deciders = board.of("decision_engine") or board.of("human_review_queue") or [model]
    adverse = bool(board.req.adverse_decision)
    who = f"People whom {board.name(deciders[0])} refuses get no reason."
    yield Violation(
        who if adverse else f"{board.name(deciders[0])} decides about people, and nothing says why.",
        subject=deciders[0],
        related=tuple(board.of("explainer")) or (model,),
        path=board.queries.path([model], deciders, _ANY) or (model,),
        missing=() if board.of("explainer") else ("explainer",),
        values={"adverse_decision": adverse, "people_decision": board.req.people_decision},
        fixes=(_fix(board, model),),
        severity=None if adverse else Severity.INFO,
    )


def _untold(board: Board) -> Iterator[Violation]:
    """Decision engines whose decisions no person concerned hears of."""
    following = board.queries.next(_TELLS, both_ways=True)
    people, reviewers = set(board.of(ACTORS)), board.of("human_review_queue")
    for engine in board.of("decision_engine"):
        if people.isdisjoint(walk(following, [engine], avoiding=(*reviewers, *board.of(OFFLINE_ONLY)))):
            plan = Plan(board)
            told = plan.ensure("client_app", near=engine)
            yield Violation(
                f"Nobody concerned hears what {board.name(engine)} decided.",
                subject=engine,
                missing=() if people else ("client_app",),
                values={"adverse_decision": True},
                fixes=(plan.connect(engine, told, Kind.PREDICTIONS).fix("tell", "Tell the application"),),
                key="told",
                severity=Severity.INFO,
            )


def _fix(board: Board, model: str) -> Fix:
    plan = Plan(board)
    explainer = plan.ensure("explainer", near=model)
    plan.connect(model, explainer, Kind.PREDICTIONS)
    reader = next((n for t in _READERS for n in board.of(t)), None)
    if reader is None:
        reader = plan.add("human_review_queue", near=model)
        plan.connect(model, reader, Kind.PREDICTIONS)
        learner = (*board.of("dataset_builder"), *board.of("trainer"))
        if learner:
            plan.connect(reader, learner[0], Kind.LABELS)
    plan.connect(explainer, reader, Kind.PREDICTIONS)
    return plan.fix("explain", "Give reasons with each decision")
