"""What the start page asks of practice: which questions were practised, and to begin an attempt."""

from collections.abc import Mapping
from typing import Protocol

from mlsd_board.practice.journal import Unfinished


class Practising(Protocol):
    """Given to the page from outside; without it the page offers boards only."""

    def done(self) -> Mapping[str, str]:
        """The questions that were practised, each with how often and when, in a few words."""
        ...

    def unfinished(self) -> list[Unfinished]:
        """Attempts that can be taken up where they were cut off."""
        ...

    def start(self, question: str) -> None:
        """Begin a timed attempt at a question of the bank."""
        ...
