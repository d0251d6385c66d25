"""The same core in Excalidraw and in draw.io, in the fastest ways their documentation gives, step by step.

Both have plain shapes only, so that every box needs its words typed; an arrow says what it carries only if that is
typed too, which is counted apart. Boxes with no predecessor in the core are drawn, all others grow from one. An
arrow between two boxes that are there is drawn from one to the other.
"""

from collections.abc import Iterator
from typing import NamedTuple

from benchmarks.drawing import ARROWS, CORE


class Step(NamedTuple):
    """Something done, what it costs (K, P, B, M), and where the hand is."""

    words: str
    operators: str
    device: str = "keyboard"


def _grown() -> tuple[list[str], list[tuple[str, str]], list[tuple[str, str]]]:
    """The boxes to draw on their own, the arrows that bring a new box, and those between boxes that are there."""
    arrived: dict[str, tuple[str, str]] = {}
    for source, target, _ in ARROWS:
        if target not in arrived and target not in _roots():
            arrived[target] = (source, target)
    new = list(arrived.values())
    return _roots(), new, [(a, b) for a, b, _ in ARROWS if (a, b) not in new]


def _roots() -> list[str]:
    targets = {target for _, target, _ in ARROWS}
    return [box for box in CORE if box not in targets]


def _label(words: str, before: int, after: int) -> Step:
    return Step(f"type “{words}”", "K" * (before + len(words) + after))


def excalidraw_keyboard(*, kinds: bool = False) -> Iterator[Step]:
    """R and a drag for a first box; Ctrl+arrow for a box joined to the selected one; Enter and typing for its words."""
    roots, new, joined = _grown()
    here = ""
    for box in roots:
        yield Step(f"R: rectangle, for {box}", "MK")
        yield Step("drag it", "PBPB", "mouse")
        yield _label(CORE[box], 1, 1)
    for source, target in new:
        if here != source:
            yield Step(f"click {source}", "PBB", "mouse")
        yield Step(f"Ctrl+arrow: {target}", "MKK")
        yield _label(CORE[target], 1, 1)
        here = target
    for source, target in joined:
        yield Step(f"A: arrow, {source} to {target}", "MK")
        yield Step("drag it", "PBPB", "mouse")
    if kinds:
        yield from _kinds("Enter", 1, 1, "PBB")


def excalidraw_mouse(*, kinds: bool = False) -> Iterator[Step]:
    """The tool locked, so that all boxes and then all arrows are drawn in a row; a double click for the words."""
    yield Step("lock the tool, take the rectangle", "PBBPBB", "mouse")
    for box in CORE:
        yield Step(f"drag {box}", "MPBPB", "mouse")
    yield Step("take the arrow", "PBB", "mouse")
    for source, target, _ in ARROWS:
        yield Step(f"drag {source} to {target}", "MPBPB", "mouse")
    yield Step("take the selection", "PBB", "mouse")
    for box, words in CORE.items():
        yield Step(f"double-click {box}", "PBBBB", "mouse")
        yield _label(words, 0, 1)
    if kinds:
        yield from _kinds("double-click", 0, 1, "PBBBB")


def drawio_keyboard(*, kinds: bool = False) -> Iterator[Step]:
    """D for a first box; Alt+Shift+arrow clones and connects the selected one; typing replaces its words."""
    roots, new, joined = _grown()
    here = ""
    for box in roots:
        yield Step(f"point to its place, D: rectangle, for {box}", "MPK")
        yield _label(CORE[box], 0, 1)
    for source, target in new:
        if here != source:
            yield Step(f"click {source}", "PBB", "mouse")
        yield Step(f"Alt+Shift+arrow: {target}", "MKKK")
        yield _label(CORE[target], 0, 1)
        here = target
    for source, target in joined:
        yield Step(f"drag from the edge of {source} to {target}", "MPBPB", "mouse")
    if kinds:
        yield from _kinds("type at once", 0, 1, "PBB")


def drawio_mouse(*, kinds: bool = False) -> Iterator[Step]:
    """A shape dragged from the library for a first box; a click on a hover arrow clones and connects."""
    roots, new, joined = _grown()
    for box in roots:
        yield Step(f"drag a rectangle from the library, for {box}", "MPBPB", "mouse")
        yield _label(CORE[box], 0, 1)
    for source, target in new:
        yield Step(f"hover {source}, click an arrow: {target}", "MPBB", "mouse")
        yield _label(CORE[target], 0, 1)
    for source, target in joined:
        yield Step(f"drag from the edge of {source} to {target}", "MPBPB", "mouse")
    if kinds:
        yield from _kinds("double-click", 0, 1, "PBBBB")


def _kinds(how: str, before: int, after: int, reach: str) -> Iterator[Step]:
    """The words on the arrows."""
    for source, target, kind in ARROWS:
        yield Step(f"{how} on {source} → {target}", f"M{reach}", "mouse")
        yield _label(kind, before, after)
