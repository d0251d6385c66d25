"""The six dimensions a design is judged in: what a rule or a credit says something about."""

from enum import StrEnum


class Dimension(StrEnum):
    """The rows of the practice rubric."""

    UNDERSTANDING = "D1"
    FRAMING = "D2"
    DATA = "D3"
    MODEL = "D4"
    SYSTEM = "D5"
    COMMUNICATION = "D6"

    @property
    def heading(self) -> str:
        return _TITLES[self]


_TITLES = {
    Dimension.UNDERSTANDING: "Understanding and scope",
    Dimension.FRAMING: "Framing and metrics",
    Dimension.DATA: "Data, labels, features",
    Dimension.MODEL: "Model and evaluation",
    Dimension.SYSTEM: "System and operations",
    Dimension.COMMUNICATION: "Communication and altitude",
}
