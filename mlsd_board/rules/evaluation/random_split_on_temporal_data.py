"""EVA005: where time matters, the test set lies after the training set."""

from collections.abc import Iterator

from mlsd_board.graph.queries import walk
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity
from mlsd_board.validation.tasks import learns_from_labels

_TEMPORAL = ("temporal", "forecasting", "churn", "fraud", "ads", "feed")
_CATEGORIES = ("recommendation", "bi")
_USERS = ("trainer", "offline_evaluator", "simulator")
_EXAMPLES = frozenset({Kind.DATA, Kind.FEATURES, Kind.LABELS})


def _has_a_time_axis(board: Board) -> bool:
    return board.tagged(*_TEMPORAL) or board.brief.category in _CATEGORIES


@rule(
    "EVA005",
    "random-split-on-temporal-data",
    Severity.WARNING,
    Phase.DATA_AND_MODEL,
    when=lambda board: _has_a_time_axis(board) and learns_from_labels(board),
    after=("TRN001",),
)
def random_split_on_temporal_data(board: Board) -> Iterator[Violation]:
    """Data with a time axis is split at random, or nobody says how.

    ## What it looks for
    A dataset builder that feeds a trainer or an evaluator and whose split is random or not stated, where the
    category is recommendation or BI, or a tag says that time matters (forecasting, churn, fraud, ads, feed).

    ## Why it matters
    A random split puts Friday into training and Thursday into the test. The model has seen the future of what it
    is asked about, the score flatters, and production is a disappointment.

    ## How to fix it
    Train on the past and test on what came after. Leave a gap where labels arrive late.

    ## Source
    Zinkevich, Rules of Machine Learning, rule 33; alirezadir, Machine Learning Interviews, step 6 (split by time).

    ## The interviewer asks
    Your test score is far better than production. What is the first thing you check?

    ## Hints
    1. Could one row of the test set be older than a row of the training set?
    2. In production the model always predicts what comes next. The test should ask the same.
    3. Set the split of the dataset builder to time.

    ## Known limits
    Tasks that learn without labels are not asked. A split by group counts as thought about, and a golden set is not
    split at all. A split that is not stated is reported like a random one, because random is the default of every
    library.
    """
    following = board.queries.next(_EXAMPLES)
    users = set(board.of(_USERS))
    for builder in board.of("dataset_builder"):
        split = board.text(builder, "split")
        if split not in ("", "random") or board.text(builder, "role") == "golden":
            continue
        fed = sorted(users & walk(following, [builder], avoiding=board.of("trainer")))
        if fed:
            stated = Plan(board).set(builder, "split", "time")
            how = "splits at random" if split else "does not say how it splits"
            yield Violation(
                f"{board.name(builder)} {how}: rows from the future may leak into {board.names(fed)}.",
                subject=builder,
                related=tuple(fed),
                values={
                    "split": split or "unset",
                    "category": board.brief.category,
                    "tags": board.brief.tags,
                },
                fixes=(
                    stated.fix("split-by-time", "Train on the past, test on what came after", "suggestion"),
                ),
            )
