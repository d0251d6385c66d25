"""EVA002: no model reaches users without having passed a check."""

from collections.abc import Collection, Iterator

from mlsd_board.graph.queries import shortest
from mlsd_board.graph.typesets import SERVING
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.gates import GATES, gated, unjudged
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity

_MODEL = frozenset({Kind.MODEL})
Path = tuple[str, ...]


@rule(
    "EVA002",
    "no-quality-gate",
    Severity.ERROR,
    Phase.OPERATE,
    when=lambda board: bool(board.of("trainer")) and bool(board.of(SERVING)),
    after=("TRN001",),
)
def no_quality_gate(board: Board) -> Iterator[Violation]:
    """A model can reach users without passing a check.

    ## What it looks for
    A path of model arrows from a trainer to serving that passes no evaluator or quality gate, and on which no
    registry, rollout or CI/CD step is governed by one (an arrow of kind control or metrics into it).

    ## Why it matters
    Sooner or later a training run goes wrong: bad data, a wrong label, a crash half-way. Caught before the
    release it costs a retry. Caught after it, your users found it for you.

    ## How to fix it
    Put a model quality gate in front of the registry: the offline evaluator sends it metrics, and it approves
    or blocks. A gate straight from the evaluator to the registry will do for a start.

    ## Source
    Zinkevich, Rules of Machine Learning, rule 9; Breck et al., The ML Test Score (2017), Infra 4; Eugene Yan,
    More Design Patterns for Machine Learning Systems; model blessing in TensorFlow Extended.

    ## The interviewer asks
    Tonight's training run produces a broken model. What stops it from going live?

    ## Hints
    1. Follow a new model from the trainer to the users. Who may say no?
    2. The scores exist somewhere. They have to decide something before the model is released.
    3. Draw evaluator → quality gate (metrics) → model registry (control).
    """
    for server in board.of(SERVING):
        path = _ungated(board, server)
        if path:
            yield Violation(
                f"A model reaches {board.name(server)} without passing a check: {board.trail(path)}.",
                subject=server,
                related=path[:-1],
                path=path,
                missing=() if board.of("model_validator") else ("model_validator",),
                values={"gated steps": tuple(gated(board))},
                fixes=tuple(_ways_out(board, server)),
            )


def _ungated(board: Board, server: str) -> Path:
    if server not in unjudged(board):
        return ()
    return shortest(board.queries.next(_MODEL), board.of("trainer"), [server], gated(board))


def _ways_out(board: Board, server: str) -> Iterator[Fix]:
    evaluators = board.of("offline_evaluator")
    plan = Plan(board)
    judge = next(iter([*evaluators, *board.of("simulator")]), None) or _judge(board, plan)
    gate = plan.ensure("model_validator", near=judge)
    plan.connect(judge, gate, Kind.METRICS)
    _govern(board, plan, server, gate)
    yield plan.fix("add-gate", "Put a quality gate in front of the release")
    for evaluator in evaluators[:1]:
        plan = Plan(board)
        _govern(board, plan, server, evaluator)
        title = f"Let {board.name(evaluator)} itself approve the release"
        yield plan.fix("gate-with-evaluator", title, "suggestion")


def _judge(board: Board, plan: Plan) -> str:
    """A gate needs scores to go by."""
    trainer = board.of("trainer")[0]
    judge = plan.add("offline_evaluator", near=trainer)
    plan.connect(trainer, judge, Kind.MODEL)
    for builder in board.of("dataset_builder")[:1]:
        plan.connect(builder, judge, Kind.DATA)
    return judge


def _govern(board: Board, plan: Plan, server: str, gate: str) -> None:
    """Govern one release step on every open path; where a path has none, lead it through a registry."""
    closed, bare = list(gated(board)), set[str]()
    following = dict(board.queries.next(_MODEL))
    while path := shortest(following, board.of("trainer"), [server], closed):
        step = next((n for component in GATES for n in path if board.type(n) == component), None)
        if step:
            plan.connect(gate, step, Kind.CONTROL)
            closed.append(step)
        else:
            bare.add(path[-2])
            following[path[-2]] = tuple(n for n in following[path[-2]] if n != server)
    if bare:
        _lead_through_registry(board, plan, server, bare, gate)


def _lead_through_registry(board: Board, plan: Plan, server: str, bare: Collection[str], gate: str) -> None:
    registry = plan.ensure("model_registry", near=server)
    plan.connect(gate, registry, Kind.CONTROL)
    for edge in board.queries.edges(_MODEL):
        if edge.target == server and edge.source in bare:
            plan.remove(edge.id)
            plan.connect(edge.source, registry, Kind.MODEL)
    plan.connect(registry, server, Kind.MODEL)
