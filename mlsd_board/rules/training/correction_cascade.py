"""TRN006: a model that learns from another model's output is tied to it for good."""

from collections.abc import Iterator, Sequence

from mlsd_board.graph.queries import shortest
from mlsd_board.graph.typesets import FEATURE_NODES, FLOW, SERVING
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.plan import Plan, brief_fix
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity
from mlsd_board.validation.wiring import allows, first_edge

_PREDICTIONS = frozenset({Kind.PREDICTIONS})
_LEARNING = FEATURE_NODES | {"dataset_builder", "trainer"}
_OUTCOME_SIDE = frozenset(
    {
        "label_joiner",
        "prediction_logger",
        "active_learner",
        "annotation_service",
        "human_review_queue",
        "experiment_platform",
    }
)
"""Where predictions are kept to be judged, labelled or compared, not to be learned from as they are."""


@rule(
    "TRN006",
    "correction-cascade",
    Severity.INFO,
    Phase.DATA_AND_MODEL,
    when=lambda board: len(board.of(SERVING, "trainer", "pretrained_model")) > 1,
)
def correction_cascade(board: Board) -> Iterator[Violation]:
    """A model is trained on what a model predicts.

    ## What it looks for
    A path of predictions from a serving component into a feature step, dataset builder or trainer, from where data
    flows on to a trainer. What passes a label joiner, a log of predictions, annotators, reviewers or an experiment
    does not count, nor does a box whose rationale says why.

    ## Why it matters
    Stacked models are entangled. Improve the lower one, and the upper one, which had learned its mistakes, gets
    worse. After a year nobody dares to touch either.

    ## How to fix it
    Train one model for both tasks if you can. Otherwise treat the score as a product: give it a version, log it,
    train on the logged value, and write down why it is worth it.

    ## Source
    Sculley et al., Hidden Technical Debt in Machine Learning Systems (2015), correction cascades; Zinkevich, Rules
    of Machine Learning, rules 17 and 40; Lakshmanan, Robinson and Munn, Machine Learning Design Patterns (2020),
    Cascade.

    ## The interviewer asks
    The team next door improves its score tomorrow. What happens to your model?

    ## Hints
    1. Is any input of a training the output of a model?
    2. Follow the arrows of kind predictions from each model. Do they end in features?
    3. Merge the two models, or log the score with its version and say in the rationale why it is used.

    ## Known limits
    A model that learns from its own output is reported as well. A trade-off that names the box counts like
    a rationale.
    """
    following = board.queries.next(_PREDICTIONS)
    targets = [n for n in board.of(_LEARNING) if _teaches(board, n)]
    said = " | ".join(f"{t.topic} {t.chosen} {t.alternative} {t.why}".lower() for t in board.brief.tradeoffs)
    for server in board.of(SERVING):
        path = shortest(following, [server], targets, board.of(_OUTCOME_SIDE))
        known = board.text(server, "rationale").strip() or board.name(server).lower() in said
        if not path or known:
            continue
        rest = (
            ()
            if board.type(path[-1]) == "trainer"
            else board.queries.path(path[-1:], board.of("trainer"), FLOW)
        )
        whole = (*path, *rest[1:])
        yield Violation(
            f"{board.name(whole[-1])} learns from what {board.name(server)} predicts: {board.trail(whole)}. Is that "
            "intended?",
            subject=server,
            related=whole[1:],
            path=whole,
            values={"rationale": "unset"},
            fixes=tuple(_ways_out(board, server, path)),
        )


def _teaches(board: Board, node: str) -> bool:
    return board.type(node) == "trainer" or board.queries.reach([node], board.of("trainer"), FLOW)


def _ways_out(board: Board, server: str, path: Sequence[str]) -> Iterator[Fix]:
    logger = next(iter(board.of("prediction_logger")), None)
    if len(path) == 2 and (logger is None or allows(board, logger, path[1], Kind.PREDICTIONS)):
        plan = Plan(board)
        kept = plan.ensure("prediction_logger", near=server, keyed=True)
        plan.remove(first_edge(board, path[0], path[1], _PREDICTIONS).id)
        plan.connect(server, kept, Kind.PREDICTIONS).connect(kept, path[1], Kind.PREDICTIONS)
        yield plan.fix("log-scores", "Learn from logged scores, each with its model version", "suggestion")
    yield brief_fix("tradeoffs", f"Say why a model learns from {board.name(server)}")
