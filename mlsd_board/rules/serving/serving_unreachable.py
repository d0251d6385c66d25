"""SRV002: a box on the serving side that nobody asks, or whose answer nobody gets."""

from collections.abc import Iterator

from mlsd_board.graph.typesets import FEATURE_NODES, SERVING
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.live import ASKERS, ASKING, POLICIES, USERS, USING, Ends, ends_of
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.rule import rule
from mlsd_board.validation.serving_plan import CALLERS, asker, store_predictions
from mlsd_board.validation.severity import Phase, Severity
from mlsd_board.validation.wiring import Link, allows, sound

_CORE = SERVING | {"re_ranker", "optimizer", "decision_engine"}
_CHECKED = SERVING | POLICIES | {"candidate_generator"}
_DECODERS = ("data_preprocessor", "query_understanding")
_SCORERS = ("ranker", "model_server", "on_device_model", "candidate_generator", "batch_inference")


@rule(
    "SRV002",
    "serving-unreachable",
    Severity.ERROR,
    Phase.SKETCH,
    when=lambda board: bool(board.of(SERVING)),
    after_on_subject=("STR001",),
)
def serving_unreachable(board: Board) -> Iterator[Violation]:
    """A serving box is not connected to anyone who asks for its output, or to anyone who uses it.

    ## What it looks for
    Each model server, ranker, on-device model, re-ranker, optimizer and decision engine must be reached from a user,
    an application, a gateway, a backend, a sensor, a stream, an operational database or a business system, along
    `request`, `data`, `events`, `predictions` or `features`; and what it says must get to a user, an application, a
    business system, a dashboard, a review queue, a prediction store or a decision engine, along `predictions`,
    `control`, `events` or `data`. A request counts both ways, since its answer is implied. Batch inference needs only
    the second half: nobody asks it, a schedule does; a decision step behind it is asked through it.

    It is an error where no way is drawn at all, and a warning where the only way is not a live one: what a box looks
    up in a store does not ask it, nothing waits for a batch job in between, a log is no reader, and a decision engine
    needs the score of a model and somebody besides reviewers. Filters, guardrails and exploration are looked at in the
    same way (as warnings), candidate generators too (as remarks).

    ## Why it matters
    A box nobody calls is not part of the system you describe, and a score nobody receives changes nothing.

    ## How to fix it
    Draw the request from the backend (or the application) to the box; its answer is then implied. A decision or
    re-ranking step takes `predictions` from the model and hands `predictions` on.

    ## Source
    Interview Kickstart, "What to expect from system design rounds" (a diagram that can be followed); C4 diagram
    review checklist (no orphan elements).

    ## The interviewer asks
    Who calls this box, and who receives what it returns?

    ## Hints
    1. Follow one request from the user's finger to the model and back. Where does the line break?
    2. Somebody must call the serving box, and somebody must receive its answer.
    3. Draw a request from the backend to the box, or predictions from the box to whoever uses them.
    """
    for node in board.of(_CHECKED):
        ends = ends_of(board, node)
        batch = board.type(node) == "batch_inference"
        if ends.used and ends.scored and (ends.asked or batch):
            continue
        lacks = [
            *(["nobody asks it"] if not ends.asked and not batch else []),
            *(["no score of a model gets to it"] if ends.asked and not ends.scored else []),
            *(["nobody gets its output"] if not ends.used else []),
        ]
        path = _known(board, node, ends)
        yield Violation(
            f"{board.name(node)} is not part of the live story: {' and '.join(lacks)}.",
            subject=node,
            related=tuple(n for n in path if n != node),
            path=path,
            missing=() if board.of(CALLERS) else ("client_app",),
            values={"asked": ends.asked, "scored": ends.scored, "used": ends.used},
            fixes=tuple(_fixes(board, node, ends)),
            severity=_severity(board, node),
        )


def _severity(board: Board, node: str) -> Severity | None:
    """An error where no way is drawn at all; less where there is one that no live request takes."""
    if board.type(node) not in _CORE:
        return Severity.INFO if board.type(node) == "candidate_generator" else Severity.WARNING
    queries = board.queries
    asked = board.type(node) == "batch_inference" or queries.reach(
        board.of(ASKERS, "batch_inference"), {node}, ASKING, both_ways=True
    )
    used = queries.reach([node], set(board.of(USERS)) - {node}, USING, both_ways=True)
    return Severity.WARNING if asked and used else None


def _known(board: Board, node: str, ends: Ends) -> tuple[str, ...]:
    """The half of the way that is drawn."""
    if ends.asked:
        return board.queries.path(board.of(ASKERS), [node], ASKING, both_ways=True)
    if ends.used:
        return board.queries.path([node], set(board.of(USERS)) - {node}, USING, both_ways=True)
    return (node,)


def _fixes(board: Board, node: str, ends: Ends) -> Iterator[Fix]:
    plan = Plan(board)
    if board.type(node) == "batch_inference":
        store_predictions(plan, board, node)
        yield plan.fix("store", "Keep its predictions in a store that the application reads")
        return
    caller = asker(plan, board, node)
    if board.type(node) in POLICIES:
        _join_policy(plan, board, node, caller, ends)
        yield plan.fix("join", "Put it between the model and the application")
        return
    _ask(plan, board, caller, node)
    if not ends.used:
        takers = (n for t in CALLERS for n in board.of(t) if allows(board, node, n, Kind.PREDICTIONS))
        plan.connect(node, next(takers, caller), Kind.PREDICTIONS)
    yield plan.fix("request", "Let the application ask it")


def _join_policy(plan: Plan, board: Board, node: str, caller: str, ends: Ends) -> None:
    if not ends.asked or not ends.scored:
        scorer = next((n for t in _SCORERS for n in board.of(t) if _may_feed(board, n, node)), None)
        wrong = next(
            (e for e in board.queries.out(node, {Kind.PREDICTIONS}) if _scores(board, e.target)), None
        )
        if wrong and not ends.scored:
            plan.remove(wrong.id).connect(wrong.target, node, Kind.PREDICTIONS)
        elif scorer:
            plan.connect(scorer, node, Kind.PREDICTIONS)
        else:
            _ask(plan, board, caller, node)
    if not ends.used:
        plan.connect(node, caller, Kind.PREDICTIONS)


def _ask(plan: Plan, board: Board, caller: str, node: str) -> None:
    """A request; one that is drawn the wrong way round is turned, and media go through the step that decodes them."""
    for edge in board.queries.out(node, {Kind.REQUEST}):
        if edge.target == caller:
            plan.remove(edge.id)
    media = board.brief.category == "transformation" or board.tagged("image", "audio", "translation", "ner")
    steps = [s for s in board.of(_DECODERS) if allows(board, caller, s, Kind.REQUEST)] if media else []
    step = next((s for s in steps if allows(board, s, node, Kind.FEATURES)), None)
    bare = media and not board.queries.reach(board.of(FEATURE_NODES), {node}, frozenset(Kind))
    if bare and not step and board.type(node) in SERVING:
        step = plan.add("data_preprocessor", near=node)
    if step and board.type(node) in SERVING:
        plan.connect(caller, step, Kind.REQUEST).connect(step, node, Kind.FEATURES)
        return
    plan.connect(caller, node, Kind.REQUEST)


def _scores(board: Board, node: str) -> bool:
    return board.type(node) in _SCORERS


def _may_feed(board: Board, scorer: str, node: str) -> bool:
    link = Link(scorer, node, Kind.PREDICTIONS)
    asked = board.type(scorer) == "batch_inference" or ends_of(board, scorer).asked
    return asked and allows(board, *link) and sound(board, link)
