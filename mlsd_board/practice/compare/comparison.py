"""What a comparison says: one entry for each thing that the boards share, or in which they differ."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

Part = Literal["component", "choice", "connection", "metric", "number", "deep_dive"]
State = Literal["covered", "different", "missing", "extra"]
PARTS: tuple[tuple[Part, str], ...] = (
    ("component", "Components"),
    ("choice", "Choices"),
    ("connection", "Connections"),
    ("metric", "Metrics"),
    ("number", "Numbers"),
    ("deep_dive", "Deep dives"),
)
"""What can be compared, and the heading it is listed under."""


class Entry(NamedTuple):
    """One thing compared: `yours` and `theirs` side by side, and in a sentence.

    `mine` and `others` are the elements it is about, on the one board and on the other.
    """

    part: Part
    state: State
    yours: str
    theirs: str
    told: str
    mine: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """One's own board held beside one strong answer."""

    reference: str
    entries: tuple[Entry, ...] = ()

    def of(self, *states: State, parts: Iterable[Part] = ()) -> list[Entry]:
        """The entries of these states, of all parts unless some are named."""
        wanted = set(parts)
        return [e for e in self.entries if e.state in states and (not wanted or e.part in wanted)]

    @property
    def counts(self) -> dict[str, dict[str, int]]:
        """How many entries there are of each part and state."""
        states: tuple[State, ...] = ("covered", "different", "missing", "extra")
        return {part: {state: len(self.of(state, parts=[part])) for state in states} for part, _ in PARTS}
