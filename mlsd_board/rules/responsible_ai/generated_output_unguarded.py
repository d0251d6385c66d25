"""RAI005: generated output reaches people unseen."""

from collections.abc import Iterator, Sequence

from mlsd_board.graph.queries import Edge, shortest, walk
from mlsd_board.graph.typesets import ACTORS, SERVING
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity

_PREDICTIONS = frozenset({Kind.PREDICTIONS})


@rule(
    "RAI005",
    "generated-output-unguarded",
    Severity.WARNING,
    Phase.OPERATE,
    when=lambda board: board.tagged("generative"),
)
def generated_output_unguarded(board: Board) -> Iterator[Violation]:
    """Generated text or media reaches people without anything looking at it first.

    ## What it looks for
    For questions tagged generative: a way of `predictions` from a serving box to a user, an application, a business
    system or a dashboard on which no guardrail lies. One unguarded way is enough to be reported.

    ## Why it matters
    A generator can be unsafe, leak what it has seen, or invent. What comes in can be an attack as well. One bad answer
    is enough for a headline.

    ## How to fix it
    Screen the output before anybody sees it: toxicity, personal data, grounding, length. Screen untrusted input too.

    ## Source
    Azure Well-Architected Framework, AI workloads, responsible AI (inspect incoming and outgoing data); A. Dirzad,
    Machine Learning Interviews, generative systems (guardrails); E. Yan, patterns for building systems with large
    language models.

    ## The interviewer asks
    What is the worst thing your model could write, and what stops it from being shown?

    ## Hints
    1. Follow one generated sentence to the user. Who looks at it on the way?
    2. A separate step has to be able to refuse an answer.
    3. Insert a guardrail between the model and whoever gets its output.

    ## Known limits
    Stricter than "some guardrail on some way": each way to a user has to pass one. Ways to a review queue are free,
    since people look there anyway.
    """
    following, guards = board.queries.next(_PREDICTIONS), board.of("guardrail")
    serving, users = board.of(SERVING), board.of(ACTORS, "bi_dashboard")
    for server in serving:
        avoiding = {*guards, *(s for s in serving if s != server)}
        path = shortest(following, [server], users, avoiding)
        if path:
            exits = [
                e
                for e in board.queries.edges(_PREDICTIONS)
                if e.source == server
                and e.target not in avoiding
                and not {e.target, *walk(following, [e.target], avoiding)}.isdisjoint(users)
            ]
            yield Violation(
                f"Nothing looks at what {board.name(server)} generates before people see it: {board.trail(path)}.",
                subject=server,
                related=(*path[1:], *(e.id for e in exits)),
                path=path,
                missing=("guardrail",),
                values={"tags": board.brief.tags},
                fixes=(_fix(board, server, exits),),
            )


def _fix(board: Board, server: str, exits: Sequence[Edge]) -> Fix:
    plan = Plan(board)
    guard = plan.add("guardrail", near=server)
    for edge in exits:
        plan.remove(edge.id)
    plan.connect(server, guard, Kind.PREDICTIONS)
    for target in sorted({edge.target for edge in exits}):
        plan.connect(guard, target, Kind.PREDICTIONS)
    return plan.fix("guard", f"Screen what {board.name(server)} generates")
