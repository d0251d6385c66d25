"""COM005: a third of the time is gone, and there is still nothing to look at."""

from collections.abc import Iterator

from mlsd_board.model.counting import counted
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.option import Option
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity

_LATE_MIN = Option("late_min", 15, "minutes after which a drawing is expected", unit="min")
_BOXES, _ARROWS = 4, 3
_SKELETON = (
    ("client_app", "app_backend", Kind.REQUEST),
    ("app_backend", "model_server", Kind.REQUEST),
    ("app_backend", "client_app", Kind.PREDICTIONS),
    ("client_app", "event_logger", Kind.EVENTS),
    ("model_server", "label_joiner", Kind.PREDICTIONS),
    ("event_logger", "experiment_platform", Kind.EVENTS),
    ("experiment_platform", "app_backend", Kind.CONTROL),
    ("data_lake", "feature_transform", Kind.DATA),
    ("feature_transform", "dataset_builder", Kind.FEATURES),
    ("label_joiner", "dataset_builder", Kind.LABELS),
    ("dataset_builder", "trainer", Kind.DATA),
    ("dataset_builder", "offline_evaluator", Kind.DATA),
    ("trainer", "offline_evaluator", Kind.MODEL),
    ("trainer", "model_registry", Kind.MODEL),
    ("feature_transform", "model_registry", Kind.MODEL),
    ("offline_evaluator", "model_registry", Kind.CONTROL),
    ("model_registry", "model_server", Kind.MODEL),
)
_LOGGED = (("event_logger", "data_lake", Kind.EVENTS), ("event_logger", "label_joiner", Kind.EVENTS))
_FILTERED = (
    ("event_logger", "privacy_filter", Kind.EVENTS),
    ("privacy_filter", "data_lake", Kind.EVENTS),
    ("privacy_filter", "label_joiner", Kind.EVENTS),
)
_ANSWER = (("model_server", "app_backend", Kind.PREDICTIONS),)
_DECISION = (
    ("model_server", "decision_engine", Kind.PREDICTIONS),
    ("decision_engine", "app_backend", Kind.PREDICTIONS),
)


@rule(
    "COM005",
    "no-diagram",
    Severity.WARNING,
    Phase.SKETCH,
    when=lambda board: board.session is not None and board.session.elapsed_min > board.value(_LATE_MIN),
    min_size=0,
    options=(_LATE_MIN,),
)
def no_diagram(board: Board) -> Iterator[Violation]:
    """After a quarter of an hour there is still no diagram.

    ## What it looks for
    In a practice session, more than 15 minutes in: fewer than four components or fewer than three arrows.

    ## Why it matters
    Words alone are hard to follow, and the interviewer has nothing to point at. A simple picture gives both of you
    one thing to talk about, and shows which parts are still missing.

    ## How to fix it
    Draw six boxes: user, service, model, data, training, feedback. Join them. Details can wait.

    ## Source
    Merkow, Machine Learning Engineering Interviews (draw a high-level diagram).

    ## The interviewer asks
    Could you draw that for me?

    ## Hints
    1. What you have said so far: which nouns in it are boxes?
    2. Begin with the user at one end and the data at the other, and look for what lies between.
    3. Draw client → service → model, and event logger → training → model below it.

    ## Known limits
    The fix draws the same skeleton for every category, with a decision step where decisions are the product and
    a filter where data are personal. It knows no retrieval stage; the starters of your category say more.
    """
    arrows = sum(1 for _ in board.queries.edges())
    if board.session is None or (board.size >= _BOXES and arrows >= _ARROWS):
        return
    yield Violation(
        f"{board.session.elapsed_min:.0f} minutes in, the board shows {counted(board.size, 'component')} and "
        f"{counted(arrows, 'arrow')}.",
        values={"components": board.size, "arrows": arrows, "elapsed (min)": board.session.elapsed_min},
        fixes=(_sketch(board),),
    )


def _sketch(board: Board) -> Fix:
    """A skeleton with what a first look asks for: labels, a gate, one feature step, outcomes that come back."""
    plan = Plan(board)
    boxes: dict[str, str] = {}
    decision = _DECISION if board.brief.category == "bi" else _ANSWER
    for source, target, kind in (*_SKELETON, *(_FILTERED if board.req.pii else _LOGGED), *decision):
        for component in (source, target):
            if component not in boxes and component == "feature_transform":
                boxes[component] = plan.ensure(component, exported_with_model=True)
            elif component not in boxes:
                boxes[component] = plan.ensure(component)
        plan.connect(boxes[source], boxes[target], kind)
    return plan.fix(
        "draw-skeleton", "Draw the skeleton: user, model, training, and what comes back", "suggestion"
    )
