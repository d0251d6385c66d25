"""The core of the video-recommendation reference, and the ways to draw it: here, in Excalidraw and in draw.io.

The core are the 15 boxes of the first quarter of an hour and the 15 arrows the reference has between them. Our two
ways are played back on the real window by a test, so that neither the count nor the result can be made up.
"""

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

CORE: Mapping[str, str] = {
    "client_app": "Client app",
    "app_backend": "Application backend",
    "candidate_generator": "Candidate generator",
    "candidate_generator_2": "Fresh candidates",
    "vector_index": "Vector index",
    "embedding_encoder": "Embedding encoder",
    "ranker": "Ranker",
    "re_ranker": "Re-ranker",
    "feature_store": "Feature store",
    "streaming_feature_pipeline": "Streaming features",
    "event_logger": "Event logger",
    "event_stream": "Event stream",
    "data_lake": "Data lake",
    "label_joiner": "Label joiner",
    "trainer": "Trainer",
}
"""The boxes, with the words that have to be typed where a box does not know what it is."""

SHORT: Mapping[str, str] = {
    "client_app": "Client",
    "app_backend": "Backend",
    "candidate_generator": "Cand gen",
    "candidate_generator_2": "Fresh",
    "vector_index": "ANN",
    "embedding_encoder": "Encoder",
    "ranker": "Ranker",
    "re_ranker": "Re-rank",
    "feature_store": "Features",
    "streaming_feature_pipeline": "Stream",
    "event_logger": "Logger",
    "event_stream": "Kafka",
    "data_lake": "Lake",
    "label_joiner": "Labels",
    "trainer": "Trainer",
}
"""The words of a hand in a hurry, which others may read or not."""

ARROWS: tuple[tuple[str, str, str], ...] = (
    ("client_app", "app_backend", "request"),
    ("app_backend", "candidate_generator", "request"),
    ("app_backend", "candidate_generator_2", "request"),
    ("candidate_generator", "ranker", "predictions"),
    ("candidate_generator_2", "ranker", "predictions"),
    ("ranker", "re_ranker", "predictions"),
    ("client_app", "event_logger", "events"),
    ("event_logger", "event_stream", "events"),
    ("ranker", "event_stream", "predictions"),
    ("event_stream", "candidate_generator_2", "events"),
    ("embedding_encoder", "vector_index", "features"),
    ("embedding_encoder", "candidate_generator", "features"),
    ("vector_index", "candidate_generator", "data"),
    ("streaming_feature_pipeline", "feature_store", "features"),
    ("feature_store", "ranker", "features"),
)

Spot = tuple[float, float]


class Act(NamedTuple):
    """One thing a hand does. `box` and `to` name boxes, `spot` is a place on the board, `text` what is typed, or
    the side of a box whose handle is clicked.
    """

    what: Literal["think", "type", "press", "palette", "grow", "join", "choose"]
    text: str = ""
    box: str = ""
    to: str = ""
    spot: Spot = (0.0, 0.0)

    @property
    def operators(self) -> str:
        """What it costs: K a key, P pointing, B a button going down or up, M a thought."""
        return {
            "think": "M",
            "type": "K" * len(self.text),
            "press": "K" * (self.text.count("+") + 1),
            "palette": "PBPB",
            "grow": "PBB",
            "join": "PBPB",
            "choose": "PBB",
        }[self.what]

    @property
    def device(self) -> str:
        """Where the hand has to be; a thought needs none."""
        return {"think": "", "type": "keyboard", "press": "keyboard"}.get(self.what, "mouse")


def _typed(*lines: str) -> Iterator[Act]:
    """A thought, then the words of a line typed, a key after each; `<Key>` is pressed as it is."""
    for line in lines:
        yield Act("think")
        for word in line.split(" "):
            yield Act("press", word[1:-1]) if word.startswith("<") else Act("type", word)


KEYBOARD: tuple[Act, ...] = tuple(
    _typed(
        "cl <Enter>",
        "ev <Enter>",
        "ev <Enter>",
        "gen <Enter>",
        "<Ctrl+Left> app <Enter>",
        "<Ctrl+Left> cl <Shift+Enter>",
        "gen <Enter>",
        "ra <Enter>",
        "<Ctrl+Left> ca <Shift+Enter>",
        "re <Shift+Enter>",
        "st <Shift+Enter>",
        "<Ctrl+Left> sto <Enter>",
        "<Ctrl+Left> sfp <Enter>",
        "<Escape> emb <Enter>",
        "ve <Shift+Enter>",
        "<Tab> ca <Down> <Enter>",
        "<Ctrl+Left> ve <Enter>",
        "<Escape> da <Enter>",
        "<Escape> la <Enter>",
        "<Escape> tr <Enter>",
    )
)
"""Nothing but keys; the hand never leaves the keyboard."""


def _palette(component: str, spot: Spot) -> tuple[Act, ...]:
    return Act("think"), Act("palette", box=component, spot=spot)


def _grow(box: str, side: str, component: str) -> tuple[Act, ...]:
    return Act("think"), Act("grow", side, box=box), Act("think"), Act("choose", box=component)


def _join(box: str, to: str) -> tuple[Act, ...]:
    return Act("think"), Act("join", box=box, to=to)


MOUSE: tuple[Act, ...] = (
    *_palette("client_app", (120, 200)),
    *_grow("client_app", "right", "app_backend"),
    *_grow("client_app", "below", "event_logger"),
    *_grow("app_backend", "right", "candidate_generator"),
    *_grow("app_backend", "right", "candidate_generator"),
    *_grow("candidate_generator", "right", "ranker"),
    *_join("candidate_generator_2", "ranker"),
    *_grow("ranker", "right", "re_ranker"),
    *_grow("event_logger", "right", "event_stream"),
    *_join("ranker", "event_stream"),
    *_join("event_stream", "candidate_generator_2"),
    *_grow("candidate_generator", "left", "embedding_encoder"),
    *_grow("embedding_encoder", "above", "vector_index"),
    *_join("vector_index", "candidate_generator"),
    *_grow("ranker", "left", "feature_store"),
    *_grow("feature_store", "left", "streaming_feature_pipeline"),
    *_palette("data_lake", (120, 680)),
    *_palette("label_joiner", (440, 680)),
    *_palette("trainer", (760, 680)),
)
"""Nothing but the mouse: a click on a handle, a click in the list."""
