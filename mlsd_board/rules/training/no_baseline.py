"""TRN002: a model is worth its trouble only against something simpler."""

from collections.abc import Iterator

from mlsd_board.graph.typesets import FLOW
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.plan import Plan, brief_fix
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity

_SIMPLE = frozenset({"popular", "rule"})
_WORDS = ("baseline", "heuristic")


@rule(
    "TRN002",
    "no-baseline",
    Severity.WARNING,
    Phase.DATA_AND_MODEL,
    when=lambda board: bool(board.of("trainer")),
    after=("TRN001",),
)
def no_baseline(board: Board) -> Iterator[Violation]:
    """The model is compared with nothing simpler.

    ## What it looks for
    A baseline model, a fallback of kind popular or rule, or a trade-off in the brief that speaks of a baseline or
    heuristic. There is none. A baseline model that is drawn, but that no data enters, is a remark: what is it scored
    on?

    ## Why it matters
    A popularity list or a plain rule often brings half of the gain at a hundredth of the cost. Without it
    nobody can say what the model adds, and nobody notices when it adds nothing.

    ## How to fix it
    Add a baseline, give it the same data, and let the offline evaluator score it next to the model.

    ## Source
    Zinkevich, Rules of Machine Learning, rules 1, 3 and 4; Breck et al., The ML Test Score (2017), Model 5;
    Lakshmanan, Robinson and Munn, Machine Learning Design Patterns (2020), Heuristic Benchmark.

    ## The interviewer asks
    What would you ship if you had one week and no model?

    ## Hints
    1. How good would a guess be that needs no learning at all?
    2. The simplest alternative belongs into the evaluation, next to the model.
    3. Add a baseline, fed by the dataset builder, and send its predictions to the offline evaluator.
    """
    fallbacks = board.of("fallback")
    simple = any(board.text(f, "kind") in _SIMPLE for f in fallbacks)
    baselines = board.of("baseline_model")
    for baseline in baselines:
        if board.queries.graph.in_degree(baseline) == 0:
            yield _unfed(board, baseline)
    if baselines or simple or _named_in_brief(board):
        return
    trainers = board.of("trainer")
    yield Violation(
        f"Nothing says what {board.names(trainers)} has to beat: name the simplest alternative.",
        subject=trainers[0],
        related=tuple(trainers[1:]),
        missing=("baseline_model",),
        values={"fallback.kind": tuple(board.text(f, "kind") or "unset" for f in fallbacks)},
        fixes=tuple(_ways_out(board, trainers[0], fallbacks)),
    )


def _unfed(board: Board, baseline: str) -> Violation:
    data = next((n for t in ("dataset_builder", "data_warehouse", "data_lake") for n in board.of(t)), None)
    plan = Plan(board)
    feeding = plan.connect(data, baseline, Kind.DATA) if data else plan.set(baseline, "kind", "popular")
    return Violation(
        f"No data enters {board.name(baseline)}: it is not compared with the model on the same rows.",
        subject=baseline,
        values={"arrows into it": 0},
        fixes=(feeding.fix("feed", "Give the baseline the same data", "safe"),) if data else (),
        key="fed",
        severity=Severity.INFO,
    )


def _named_in_brief(board: Board) -> bool:
    texts = (f"{t.topic} {t.chosen} {t.alternative} {t.why}".lower() for t in board.brief.tradeoffs)
    return any(word in text for text in texts for word in _WORDS)


def _ways_out(board: Board, trainer: str, fallbacks: list[str]) -> Iterator[Fix]:
    plan = Plan(board)
    baseline = plan.add("baseline_model", near=trainer)
    builders = board.of("dataset_builder")
    feeding = [b for b in builders if board.queries.reach([b], [trainer], FLOW)]
    for builder in (feeding or builders)[:1]:
        plan.connect(builder, baseline, Kind.DATA)
    for evaluator in board.of("offline_evaluator", "simulator")[:1]:
        plan.connect(baseline, evaluator, Kind.PREDICTIONS)
    yield plan.fix("add-baseline", "Score a baseline next to the model")
    for fallback in fallbacks[:1]:
        stated = Plan(board).set(fallback, "kind", "rule")
        yield stated.fix(
            "fallback-is-baseline", "Let a plain rule be both fallback and baseline", "suggestion"
        )
    yield brief_fix("tradeoffs", "Name the simpler alternative among the trade-offs")
