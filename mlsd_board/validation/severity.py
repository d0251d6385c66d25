"""How much a finding matters, and from which phase of a design on it may be shown."""

from enum import StrEnum


class Severity(StrEnum):
    """`ERROR`: it would not work, or a core question is unanswered. `WARNING`: an interviewer would probe. `INFO`: polish."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return _RANKS[self]


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


class Phase(StrEnum):
    """The six phases of a design conversation; a rule is due from its own phase on."""

    CLARIFY = "P1"
    FRAME = "P2"
    SKETCH = "P3"
    DATA_AND_MODEL = "P4"
    OPERATE = "P5"
    DEEP_DIVES = "P6"

    @property
    def heading(self) -> str:
        return _TITLES[self]


_TITLES = {
    Phase.CLARIFY: "Clarify and restate",
    Phase.FRAME: "Frame and metrics",
    Phase.SKETCH: "End-to-end sketch",
    Phase.DATA_AND_MODEL: "Data, features, model",
    Phase.OPERATE: "Evaluate, serve, watch, learn",
    Phase.DEEP_DIVES: "Deep dives and close",
}
