"""DAT006: data of others changes when others like."""

from collections.abc import Iterator

from mlsd_board.graph.queries import walk
from mlsd_board.graph.typesets import FLOW, ONLINE_SERVING
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity

_CHECKABLE = (Kind.DATA, Kind.FEATURES, Kind.EVENTS, Kind.LABELS)


@rule(
    "DAT006",
    "unstable-upstream-dependency",
    Severity.INFO,
    Phase.OPERATE,
    when=lambda board: bool(board.of("external_source")),
)
def unstable_upstream_dependency(board: Board) -> Iterator[Violation]:
    """An external feed reaches the model unchecked.

    ## What it looks for
    An external source without a contract from which data flows to a trainer or an online model, with no data
    validator on any such way.

    ## Why it matters
    Others change their feed when it suits them: a unit, a code, a field that is suddenly empty. The meaning of your
    features shifts, nothing crashes, and it looks as if the model had got worse on its own.

    ## How to fix it
    Check the feed where it comes in, or keep a versioned copy and change over on purpose. Where there is an
    agreement about schema and delivery, state the contract.

    ## Source
    Sculley et al., Hidden Technical Debt in Machine Learning Systems (2015), unstable data dependencies; Breck et
    al., The ML Test Score (2017), Monitor 1.

    ## The interviewer asks
    The weather service switches from Celsius to Fahrenheit. Who notices first, you or your users?

    ## Hints
    1. Which of your inputs is made by people who do not know that you exist?
    2. A check where it comes in turns a silent change into an alarm.
    3. Put a data validator behind the external source, or state its contract.

    ## Known limits
    One checked way counts for the source, even where it also enters by another one. A check that the data meets only
    after it was used, on the way back through logged outcomes, does not count.
    """
    users = board.of("trainer", ONLINE_SERVING)
    reached = board.queries.reached
    checks = [v for v in board.of("data_validator") if not reached(v, FLOW).isdisjoint(users)]
    for source in board.of("external_source"):
        before_use = walk(board.queries.next(FLOW), [source], avoiding=users)
        fed = sorted(reached(source, FLOW).intersection(users))
        if not fed or board.flag(source, "contract") or not before_use.isdisjoint(checks):
            continue
        path = board.queries.path([source], users, FLOW)
        yield Violation(
            f"{board.name(source)} can change without telling you: nothing checks it on its way to "
            f"{board.names(fed)}.",
            subject=source,
            related=tuple(dict.fromkeys((*path[1:], *fed))),
            path=path,
            missing=("data_validator",),
            values={"contract": board.flag(source, "contract")},
            fixes=tuple(_ways_out(board, source)),
        )


def _ways_out(board: Board, source: str) -> Iterator[Fix]:
    users = board.of("trainer", ONLINE_SERVING)
    leaving = [
        e
        for e in board.queries.edges(_CHECKABLE)
        if e.source == source and (e.target in users or board.queries.reach([e.target], users, FLOW))
    ]
    for edge in leaving[:1]:
        plan, kind = Plan(board), edge.kind or Kind.DATA
        plan.insert(edge.id, "data_validator", (kind, kind))
        yield plan.fix("insert-validator", f"Check what {board.name(source)} delivers")
    plan = Plan(board).set(source, "contract", True)
    yield plan.fix("state-contract", f"State that {board.name(source)} keeps to a contract", "suggestion")
