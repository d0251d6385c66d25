"""How many actions it takes to draw the core of a reference, here and in two other tools, and how long at the published pace.

The keystroke-level model of Card, Moran and Newell ("The keystroke-level model for user performance time with
interactive systems", Communications of the ACM 23(7), 1980; "The psychology of human-computer interaction", 1983):
the time of a practised user is the sum of the operators. Buttons have an operator of their own since Kieras (1993).
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from benchmarks.drawing import CORE, KEYBOARD, MOUSE, SHORT
from benchmarks.other_tools import (
    drawio_keyboard,
    drawio_mouse,
    excalidraw_keyboard,
    excalidraw_mouse,
    mermaid,
)

SECONDS = {"K": 0.28, "P": 1.10, "B": 0.10, "H": 0.40, "M": 1.35}
"""K is that of an average non-secretary typist (40 words a minute); none of the ways draws by hand (D)."""


class Way(NamedTuple):
    """A way to draw the board: the operators of its steps, and how often the hand changed its place."""

    name: str
    operators: str

    @property
    def seconds(self) -> float:
        return sum(SECONDS[operator] for operator in self.operators)

    @property
    def actions(self) -> int:
        """Keys, pointings and presses of a button: what the hand does."""
        return sum(self.operators.count(o) for o in "KP") + self.operators.count("B")


def way(name: str, steps: Iterable[tuple[str, str]]) -> Way:
    """The operators of steps with the device each needs; H whenever the hand goes from one to the other."""
    operators, hand = "", ""
    for costs, device in steps:
        if device and hand and device != hand:
            operators += "H"
        hand = device or hand
        operators += costs
    return Way(name, operators)


def ours() -> list[Way]:
    return [
        way("mlsd-board, keyboard", ((act.operators, act.device) for act in KEYBOARD)),
        way("mlsd-board, mouse", ((act.operators, act.device) for act in MOUSE)),
    ]


def others(words: Mapping[str, str], *, kinds: bool = False) -> list[Way]:
    """The other tools, with these words on the boxes; with `kinds` arrows say what they carry, which ours always do."""
    made = {
        "Excalidraw, keyboard": excalidraw_keyboard,
        "Excalidraw, mouse": excalidraw_mouse,
        "draw.io, keyboard": drawio_keyboard,
        "draw.io, mouse": drawio_mouse,
        "either, typed as Mermaid": mermaid,
    }
    suffix = (", short words" if words is SHORT else "") + (", kinds typed" if kinds else "")
    return [
        way(f"{name}{suffix}", ((step.operators, step.device) for step in steps(words, kinds=kinds)))
        for name, steps in made.items()
    ]


def main() -> str:
    ways = [*ours(), *others(CORE), *others(SHORT), *others(SHORT, kinds=True)]
    width = max(len(w.name) for w in ways)
    head = f"{'':{width}}  actions     K    P    B    H    M  seconds  ratio"
    rows = [_row(w, width, ways[0].seconds) for w in ways]
    return "\n".join(["actions: the 15 boxes and 15 arrows of the reference's core", head, *rows])


def _row(one: Way, width: int, reference: float) -> str:
    counts = "  ".join(f"{one.operators.count(o):3}" for o in "KPBHM")
    ratio = "    –" if one.seconds == reference else f"{one.seconds / reference:5.2f}"
    return f"{one.name:{width}}  {one.actions:7}   {counts}  {one.seconds:7.1f}  {ratio}"
