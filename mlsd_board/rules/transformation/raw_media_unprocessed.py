"""TRF001: raw media goes straight into a model."""

from collections.abc import Iterator

from mlsd_board.graph.typesets import FLOW, SERVING
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.fix import Fix
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.privacy import connect_privately
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity
from mlsd_board.validation.wiring import DECODES, RAW, first_edge

_HOLDERS = ("client_app", "sensor_source", "data_lake", "end_user", "operational_db")
_STORED = ("data_validator", "data_lake", "data_warehouse")


def _has_media(board: Board) -> bool:
    media = board.tagged("image", "audio", "translation", "ner")
    plain_text = board.tagged("generative") and not media
    transforms = board.brief.category == "transformation" and not plain_text
    return (transforms or media) and bool(board.of(SERVING))


@rule("TRF001", "raw-media-unprocessed", Severity.ERROR, Phase.DATA_AND_MODEL, when=_has_media)
def raw_media_unprocessed(board: Board) -> Iterator[Violation]:
    """Raw audio, images or text go straight into a model.

    ## What it looks for
    In transformation systems and for images, audio, translation and named entities: a serving box that data,
    events or requests reach from an application, a user, a sensor, a lake or a database, while no preprocessor,
    transform, encoder or query understanding works for it.

    ## Why it matters
    A model takes numbers of a fixed shape, not a JPEG. Decoding, resizing and tokenising happen somewhere, and where
    they happen twice, in training and in serving, the two drift apart.

    ## How to fix it
    Draw the step: decode, resize, tokenise. Use the same code in training and in serving.

    ## Source
    Interview Kickstart, "What to expect from system design rounds" (data transformation systems); A. Dirzad, Machine
    Learning Interviews (preprocessing by data type); D. Tanner, "Machine learning system design interview" (pattern
    Transform).

    ## The interviewer asks
    What exactly does your model get as input, and who makes it from the file?

    ## Hints
    1. A microphone gives waves. What does the model eat?
    2. Between the raw input and the model there is a step that training needs too.
    3. Insert a data preprocessor before the model and feed the training set through it as well.

    ## Known limits
    Generated text is left out unless it is also tagged image, audio, translation or ner: a language model brings its
    own tokeniser.
    One step that leads to the model, or is called by it, is enough: whether every input passes it is not followed.
    """
    steps, raw = board.of(DECODES), board.of(_HOLDERS)
    for server in board.of(SERVING):
        helped = board.queries.reach(steps, {server}, FLOW | {Kind.REQUEST})
        if helped or not board.queries.adjacent(server).isdisjoint(steps):
            continue
        path = board.queries.path(raw, [server], RAW, avoiding=board.of(SERVING))
        if path:
            yield Violation(
                f"Raw input reaches {board.name(server)} undecoded: {board.trail(path)}. "
                "Show decoding or tokenising.",
                subject=server,
                related=path[:-1],
                path=path,
                missing=("data_preprocessor",),
                values={"tags": board.brief.tags, "category": board.brief.category},
                fixes=tuple(_fixes(board, path)),
            )


def _fixes(board: Board, path: tuple[str, ...]) -> Iterator[Fix]:
    before, server = path[-2:]
    edge = first_edge(board, before, server, RAW)
    plan = Plan(board)
    if edge.kind is Kind.REQUEST:
        _ask(plan, board, path)
    else:
        kind = edge.kind or Kind.DATA
        plan.insert(edge.id, "data_preprocessor", (kind, Kind.FEATURES), shared_with_serving=True)
    yield plan.fix("preprocess", f"Decode the input before {board.name(server)}")


def _ask(plan: Plan, board: Board, path: tuple[str, ...]) -> None:
    """A preprocessor that is asked as the model is, and that prepares the stored data for training too."""
    before, server = path[-2:]
    step = plan.add("data_preprocessor", near=before, shared_with_serving=True)
    plan.connect(before, step, Kind.REQUEST).connect(step, server, Kind.FEATURES)
    stored = next((n for t in _STORED for n in board.of(t)), None)
    connect_privately(plan, board, stored or path[0], step, Kind.DATA)
    learner = next((n for t in ("dataset_builder", "trainer") for n in board.of(t)), None)
    if stored and learner:
        plan.connect(step, learner, Kind.FEATURES)
