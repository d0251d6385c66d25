"""TRF004: hardly any data, and training starts from nothing."""

from collections.abc import Iterator

from mlsd_board.graph.typesets import FLOW
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity

_MODEL = frozenset({Kind.MODEL})
_CREATES = frozenset({"back_translation", "augmentation"})


@rule(
    "TRF004",
    "low-resource-without-transfer",
    Severity.WARNING,
    Phase.DATA_AND_MODEL,
    when=lambda board: (
        (board.tagged("low_resource") or board.brief.category == "transformation")
        and bool(board.of("trainer"))
    ),
)
def low_resource_without_transfer(board: Board) -> Iterator[Violation]:
    """There is hardly any data, and training starts from nothing.

    ## What it looks for
    For low-resource problems: a pretrained model, a sampler that creates data by back-translation or augmentation, or
    an active learner that chooses what to label. There is none of them. In every problem that transforms text, sound or
    images it is a remark when no pretrained model gets to a trainer, or when an encoder that trainers depend on gets
    its `model` from nowhere.

    ## Why it matters
    A few thousand pairs do not teach a model a language. Somebody else's model already knows how languages work, and
    data can be made.

    ## How to fix it
    Start from a multilingual pretrained model. Create data by translating back, and spend the labelling budget where
    the model is unsure.

    ## Source
    Interview Kickstart, "What to expect from system design rounds" (a new language); Bapna et al., Building machine
    translation systems for the next thousand languages (2022); Lakshmanan et al., Machine Learning Design Patterns
    (Transfer learning).

    ## The interviewer asks
    You have ten thousand sentence pairs. Where does the rest of the knowledge come from?

    ## Hints
    1. Would a model trained from scratch on this little ever be good?
    2. Borrow what others have learned, and make more data.
    3. Let the trainer start from a pretrained model, and add back-translated data.
    """
    if board.brief.category == "transformation" and not _lacks_all(board):
        yield from _from_scratch(board)
    if not _lacks_all(board):
        return
    trainer = board.of("trainer")[0]
    yield Violation(
        f"{board.name(trainer)} starts from nothing on very little data.",
        subject=trainer,
        missing=("pretrained_model",),
        values={"tags": board.brief.tags},
        fixes=tuple(_fixes(board, trainer)),
    )


def _lacks_all(board: Board) -> bool:
    """Whether nothing makes up for hardly any data, where there is hardly any."""
    created = [s for s in board.of("training_sampler") if board.texts(s, "technique") & _CREATES]
    found = created or board.of("pretrained_model", "active_learner")
    return board.tagged("low_resource") and not found


def _from_scratch(board: Board) -> Iterator[Violation]:
    """A trainer, or an encoder that it depends on, which no weights come to."""
    trainers = board.of("trainer")
    given = board.queries.reach(board.of("pretrained_model"), trainers, _MODEL)
    encoders = [n for n in board.of("embedding_encoder") if board.queries.reach([n], trainers, FLOW)]
    for node in [*([] if given else trainers[:1]), *encoders]:
        if node in encoders and board.queries.into(node, _MODEL):
            continue
        plan = Plan(board)
        plan.connect(plan.ensure("pretrained_model", near=node), node, Kind.MODEL)
        yield Violation(
            f"{board.name(node)} starts from nothing: no weights that others trained get there.",
            subject=node,
            missing=() if board.of("pretrained_model") else ("pretrained_model",),
            values={"category": board.brief.category},
            fixes=(plan.fix("start-from", "Start from a pretrained model", "suggestion"),),
            key="weights",
            severity=Severity.INFO,
        )


def _fixes(board: Board, trainer: str) -> Iterator[Fix]:
    plan = Plan(board)
    plan.connect(plan.add("pretrained_model", near=trainer), trainer, Kind.MODEL)
    yield plan.fix("pretrained", "Start from a pretrained model")
    samplers = board.of("training_sampler")
    edge = next(iter(board.queries.into(trainer, {Kind.DATA})), None)
    plan = Plan(board)
    if samplers:
        known = tuple(sorted(board.texts(samplers[0], "technique")))
        plan.set(samplers[0], "technique", (*known, "back_translation"))
    elif edge:
        kinds = (Kind.DATA, Kind.DATA)
        plan.insert(edge.id, "training_sampler", kinds, technique=("back_translation",))
    else:
        return
    yield plan.fix("back-translate", "Create data by translating back", "suggestion")
