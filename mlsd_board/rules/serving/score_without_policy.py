"""SRV006: a score goes straight to those who act on it."""

from collections.abc import Iterator

from mlsd_board.graph.queries import walk
from mlsd_board.graph.typesets import ACTORS, OFFLINE_ONLY, POLICY, SERVING
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity
from mlsd_board.validation.wiring import first_edge

_SCORING = frozenset(
    {
        "anomaly",
        "anomaly_detection",
        "binary_classification",
        "classification",
        "multiclass",
        "multiclass_classification",
        "multilabel",
    }
)
_CARRY_OUT = ("app_backend", "api_gateway", "operational_db", "downstream_system", "event_stream")
_PREDICTIONS = frozenset({Kind.PREDICTIONS})
_ACTS = frozenset({Kind.PREDICTIONS, Kind.CONTROL, Kind.EVENTS, Kind.DATA, Kind.REQUEST})


def _sends_scores(board: Board) -> bool:
    if board.task not in _SCORING:
        return False
    return board.queries.reach(board.of(SERVING), board.queries.consumers(), _PREDICTIONS)


def _asked_for(board: Board) -> bool:
    return bool(board.req.adverse_decision and board.of("decision_engine")) or _sends_scores(board)


@rule("SRV006", "score-without-policy", Severity.WARNING, Phase.DATA_AND_MODEL, when=_asked_for)
def score_without_policy(board: Board) -> Iterator[Violation]:
    """A probability goes straight to those who act on it; nothing turns it into a decision.

    ## What it looks for
    A classification or anomaly task whose scores get to a user, an application, a business system or a dashboard,
    without a decision engine, re-ranker, filter, optimizer, guardrail or review queue on the way. And, as a remark,
    a decision that goes against somebody but gets to no backend, database, stream or business system that carries it
    out: telling the application is not enough. Where the brief asks for predictions on a stream nobody waits for an
    answer, so that such a decision has to be sent to the person or the application (a remark).

    ## Why it matters
    A probability is not a decision. Thresholds, costs and limits change more often than the model; in a visible policy
    step they can change without training again, and somebody owns them.

    ## How to fix it
    Put a decision engine between the model and whoever acts. State the thresholds there, and send the uncertain cases
    to people if a wrong call is costly.

    ## Source
    Zinkevich, Rules of Machine Learning, rules 7, 13 and 15; E. Yan, More design patterns for machine learning systems
    (business rules layer); Sculley et al., Hidden Technical Debt in Machine Learning Systems (2015), section 7
    (fixed thresholds, action limits).

    ## The interviewer asks
    The model says 0.73. What happens now, and who chose that number?

    ## Hints
    1. Your model returns a number. Who turns it into an action?
    2. Follow the predictions from the model to the user: is there a step that decides?
    3. Put a decision engine with thresholds between the model and whoever acts.

    ## Known limits
    A policy counts as soon as the scores reach it and its decision reaches a consumer, even if another way around it
    exists.
    """
    yield from _not_carried_out(board)
    yield from _not_told(board)
    if not _sends_scores(board):
        return
    serving, consumers = board.of(SERVING), board.queries.consumers()
    if any(_decides(board, node, serving, consumers) for node in board.of(POLICY)):
        return
    path = board.queries.path(serving, consumers, _PREDICTIONS)
    edge = first_edge(board, path[0], path[1], _PREDICTIONS)
    yield Violation(
        f"Who turns the score into an action? Nothing decides on the way {board.trail(path)}.",
        subject=path[0],
        related=(*path[1:], edge.id),
        path=path,
        missing=("decision_engine",),
        values={"task": board.brief.task.type},
        fixes=tuple(_fixes(board, path, edge.id)),
    )


def _not_carried_out(board: Board) -> Iterator[Violation]:
    engines = board.of("decision_engine") if board.req.adverse_decision else []
    following = board.queries.next(_ACTS, both_ways=True)
    doing, aside = set(board.of(_CARRY_OUT)), board.of(ACTORS, "human_review_queue", OFFLINE_ONLY)
    for engine in engines:
        if doing.isdisjoint(walk(following, [engine], avoiding=aside)):
            plan = Plan(board)
            does = next((n for t in _CARRY_OUT for n in board.of(t)), None) or plan.add(
                "app_backend", near=engine
            )
            yield Violation(
                f"Nothing on the board carries out what {board.name(engine)} decides.",
                subject=engine,
                missing=() if doing else ("app_backend",),
                values={"adverse_decision": True},
                fixes=(
                    plan.connect(engine, does, Kind.PREDICTIONS).fix("carry-out", "Carry out the decision"),
                ),
                key="carried out",
                severity=Severity.INFO,
            )


def _not_told(board: Board) -> Iterator[Violation]:
    """Decisions made on a stream, of which those who are hit never hear."""
    hit, told = board.of("client_app", "end_user"), frozenset({Kind.PREDICTIONS, Kind.EVENTS, Kind.DATA})
    streamed = board.req.adverse_decision and board.req.mode == "stream"
    engines = board.of("decision_engine") if streamed and hit else []
    if engines and not board.queries.reach(engines, hit, told):
        plan = Plan(board).connect(engines[0], hit[0], Kind.PREDICTIONS)
        yield Violation(
            f"{board.name(hit[0])} never hears what {board.name(engines[0])} decided: on a stream no request waits "
            "for an answer.",
            subject=engines[0],
            related=(hit[0],),
            values={"mode": "stream", "adverse_decision": True},
            fixes=(plan.fix("tell", f"Tell {board.name(hit[0])}", "suggestion"),),
            key="told",
            severity=Severity.INFO,
        )


def _decides(board: Board, node: str, serving: list[str], consumers: list[str]) -> bool:
    if not board.queries.reach(serving, {node}, _PREDICTIONS):
        return False
    others = set(consumers) - {node}
    return node in consumers or board.queries.reach([node], others, _ACTS, both_ways=True)


def _fixes(board: Board, path: tuple[str, ...], connection: str) -> Iterator[Fix]:
    plan = Plan(board)
    plan.insert(connection, "decision_engine", (Kind.PREDICTIONS, Kind.PREDICTIONS))
    yield plan.fix("insert-decision", "Put a decision engine in between")
    lessons = (*board.of("dataset_builder"), *board.of("trainer"))
    if lessons:
        plan = Plan(board)
        queue = plan.add("human_review_queue", near=path[0])
        plan.connect(path[0], queue, Kind.PREDICTIONS).connect(queue, lessons[0], Kind.LABELS)
        yield plan.fix("add-review", "Let people review the scores", "suggestion")
