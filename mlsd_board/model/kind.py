"""The nine kinds of connection and the four modes: the vocabulary every arrow is drawn in."""

from enum import StrEnum


class Kind(StrEnum):
    """What flows along a connection.

    Everything but `REQUEST` points the way information moves; `REQUEST` points from caller to callee.
    Feedback is a path, never a kind, so it cannot be faked by recolouring an arrow.
    """

    DATA = "data"
    FEATURES = "features"
    LABELS = "labels"
    MODEL = "model"
    PREDICTIONS = "predictions"
    REQUEST = "request"
    EVENTS = "events"
    METRICS = "metrics"
    CONTROL = "control"


class Mode(StrEnum):
    """How a connection moves things: while someone waits, later, continuously or in bulk."""

    SYNC = "sync"
    ASYNC = "async"
    STREAM = "stream"
    BATCH = "batch"
