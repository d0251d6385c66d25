"""What is asked of the recogniser, and what it answers."""

from typing import NamedTuple

SURE = 0.5
"""From here on nobody needs to look."""
GUESS = 0.25
"""Below this the words of the box say nothing, only what it stands beside."""


class Item(NamedTuple):
    """A box to be recognised. `groups` are the titles of the groups it lies in, the innermost first."""

    id: str
    label: str
    outline: str = ""
    icon: str = ""
    hints: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()


class Recognised(NamedTuple):
    """What a box means, how sure that is from 0 to 1, what comes second, and what speaks for it.

    `chances` are the likeliest components, each with how likely it is.
    """

    component: str
    confidence: float
    runner_up: str = ""
    by: str = ""
    chances: tuple[tuple[str, float], ...] = ()

    @property
    def doubtful(self) -> bool:
        return self.confidence < SURE
