"""FEA004: a training example may know what was known then, and nothing later."""

from collections.abc import Iterator

from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity
from mlsd_board.validation.tasks import learns_from_labels

_STORES = ("feature_store", "data_warehouse")
_VALUES = frozenset({Kind.FEATURES, Kind.DATA})
_PASSED = ("data_validator", "privacy_filter", "feature_transform", "data_preprocessor")
_TIMELESS = ("image", "audio", "translation", "ner")


def _learns_over_time(board: Board) -> bool:
    return learns_from_labels(board) and not board.tagged(*_TIMELESS)


@rule("FEA004", "no-point-in-time-join", Severity.WARNING, Phase.DATA_AND_MODEL, when=_learns_over_time)
def no_point_in_time_join(board: Board) -> Iterator[Violation]:
    """Old labels are joined with features of today.

    ## What it looks for
    A dataset builder that gets features from a feature store or data warehouse, and labels as well, and does not
    state that it joins them as of the time of the prediction.

    ## Why it matters
    "Purchases in the last 30 days", read today and joined to a click of last month, contains what happened after
    the click. The model learns from the future, shines offline and fails live.

    ## How to fix it
    Join each label with the feature values as they were when the prediction was made: by event time in the feature
    store, or by logging the features with the prediction. State it on the dataset builder.

    ## Source
    The documentation of Feast on point-in-time correct training sets; Zinkevich, Rules of Machine Learning, rule
    31; Google BigQuery documentation on feature serving.

    ## The interviewer asks
    Take a click from three weeks ago. Which value of "purchases in 30 days" stands next to it in your training set?

    ## Hints
    1. Which of your features changes its value over time?
    2. The label is old and the store holds the newest value. How do the two meet?
    3. State point in time on the dataset builder.

    ## Known limits
    Followed is the way from a store through checks and transforms. Images, audio, translation and entity tagging
    are left out, and so are tasks that learn without labels.
    """
    passing = [n for n in board.queries.types if board.type(n) not in _PASSED]
    stores = board.of(_STORES)
    labelled = {e.target for e in board.queries.edges({Kind.LABELS})}
    for builder in board.of("dataset_builder"):
        if builder not in labelled or board.flag(builder, "point_in_time"):
            continue
        behind = board.queries.leading_to([builder], _VALUES, avoiding=passing)
        feeding = [s for s in stores if s in behind]
        if feeding:
            stated = Plan(board).set(builder, "point_in_time", True)
            yield Violation(
                f"{board.name(builder)} joins labels with features of {board.names(feeding)} without saying as of "
                "when: values of today would leak what came later.",
                subject=builder,
                related=tuple(feeding),
                path=board.queries.path(feeding, [builder], _VALUES),
                values={"point_in_time": board.flag(builder, "point_in_time")},
                fixes=(
                    stated.fix(
                        "join-as-of-then", "Join features as of the time of the prediction", "suggestion"
                    ),
                ),
            )
