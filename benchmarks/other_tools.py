"""The same core in Excalidraw and in draw.io, in the fastest ways their documentation gives, step by step.

Both have plain shapes only, so that every box needs its words typed; an arrow says what it carries only if that is
typed too, which is counted apart. Boxes with no predecessor in the core are drawn, and all others grow from one, branch
by branch, so that the hand seldom has to go back. An arrow between two boxes that are there is drawn last.

What is taken from where: Excalidraw's own list of shortcuts (`HelpDialog.tsx`): R, A, Q to keep a tool, Enter and Esc
about the words, Ctrl+arrow for a connected box, Alt+arrow along the arrows (pull request 8329). draw.io's pages and its
sheet of shortcuts (app.diagrams.net/shortcuts.svg): D at the mouse, Alt+Shift+arrow and a click on a hover arrow for
a connected clone (desk.draw.io, article 16000052833), typing replaces the words of what is selected.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from benchmarks.drawing import ARROWS, CORE


class Step(NamedTuple):
    """Something done, what it costs (K, P, B, M), and where the hand is."""

    words: str
    operators: str
    device: str = "keyboard"


class Plan(NamedTuple):
    """A box to draw: the box it grows from (none: by itself), and how many arrows lead there from the one before."""

    box: str
    source: str
    hops: int


def _plan() -> tuple[list[Plan], list[tuple[str, str]]]:
    """The boxes branch by branch, and the arrows between boxes that are there."""
    targets = {target for _, target, _ in ARROWS}
    parents: dict[str, str] = {}
    for source, target, _ in ARROWS:
        parents.setdefault(target, source)
    found: list[Plan] = []

    def grow(box: str, source: str) -> None:
        here = found[-1].box if found else ""
        found.append(Plan(box, source, _hops(here, source, parents) if source else 0))
        for target, parent in parents.items():
            if parent == box:
                grow(target, box)

    for box in CORE:
        if box not in targets:
            grow(box, "")
    return found, [(a, b) for a, b, _ in ARROWS if parents[b] != a]


def _hops(here: str, there: str, parents: Mapping[str, str]) -> int:
    """How many arrows back along a branch; those of another branch are never needed."""
    count = 0
    while here != there:
        here, count = parents[here], count + 1
    return count


def _label(words: str, before: int, after: int) -> Step:
    return Step(f"type “{words}”", "K" * (before + len(words) + after))


def excalidraw_keyboard(words: Mapping[str, str] = CORE, *, kinds: bool = False) -> Iterator[Step]:
    """R and a drag for a first box; Ctrl+arrow for a joined one, Alt+arrow back; Enter, words and Esc."""
    boxes, joined = _plan()
    for box, source, hops in boxes:
        if not source:
            yield Step(f"R: rectangle, for {box}", "MK")
            yield Step("drag it", "PBPB", "mouse")
        else:
            if hops:
                yield Step(f"Alt+arrow: back to {source}", "K" * (1 + hops))
            yield Step(f"Ctrl+arrow: {box}", "MKK")
        yield _label(words[box], 1, 1)
    yield Step("Q, A: arrows, one after the other", "KK")
    for source, target in joined:
        yield Step(f"drag {source} to {target}", "MPBPB", "mouse")
    if kinds:
        yield from _kinds("Enter", 1, 1, "PBB")


def excalidraw_mouse(words: Mapping[str, str] = CORE, *, kinds: bool = False) -> Iterator[Step]:
    """The tool locked, so that all boxes and then all arrows are drawn in a row; a double click for the words."""
    yield Step("lock the tool, take the rectangle", "PBBPBB", "mouse")
    for box in CORE:
        yield Step(f"drag {box}", "MPBPB", "mouse")
    yield Step("take the arrow", "PBB", "mouse")
    for source, target, _ in ARROWS:
        yield Step(f"drag {source} to {target}", "MPBPB", "mouse")
    yield Step("take the selection", "PBB", "mouse")
    for box in CORE:
        yield Step(f"double-click {box}", "PBBBB", "mouse")
        yield _label(words[box], 0, 1)
    if kinds:
        yield from _kinds("double-click", 0, 1, "PBBBB")


def drawio_keyboard(words: Mapping[str, str] = CORE, *, kinds: bool = False) -> Iterator[Step]:
    """D for a first box; Alt+Shift+arrow clones and connects the selected one; typing replaces its words."""
    boxes, joined = _plan()
    for box, source, hops in boxes:
        if not source:
            yield Step("point to its place", "MP", "mouse")
            yield Step(f"D: rectangle, for {box}", "K")
        else:
            if hops:
                yield Step(f"click {source}", "PBB", "mouse")
            yield Step(f"Alt+Shift+arrow: {box}", "MKKK")
        yield _label(words[box], 0, 1)
    for source, target in joined:
        yield Step(f"drag from the edge of {source} to {target}", "MPBPB", "mouse")
    if kinds:
        yield from _kinds("type at once", 0, 1, "PBB")


def drawio_mouse(words: Mapping[str, str] = CORE, *, kinds: bool = False) -> Iterator[Step]:
    """A shape dragged from the library for a first box; a click on a hover arrow clones and connects."""
    boxes, joined = _plan()
    for box, source, _ in boxes:
        if not source:
            yield Step(f"drag a rectangle from the library, for {box}", "MPBPB", "mouse")
        else:
            yield Step(f"hover {source}, click an arrow: {box}", "MPBB", "mouse")
        yield _label(words[box], 0, 1)
    for source, target in joined:
        yield Step(f"drag from the edge of {source} to {target}", "MPBPB", "mouse")
    if kinds:
        yield from _kinds("double-click", 0, 1, "PBBBB")


def mermaid(words: Mapping[str, str] = CORE, *, kinds: bool = False) -> Iterator[Step]:
    """No drawing at all: both tools make a diagram of Mermaid text; a letter for each box, its words where it first comes."""
    yield Step(
        "open the dialogue for Mermaid from the palette", "M" + "K" * len("Ctrl+/") + "K" * len("merm\n")
    )
    yield _label("flowchart LR", 0, 1)
    named: set[str] = set()
    for source, target, kind in ARROWS:
        ends = sum(
            1 if box in named else len(words[box]) + 5 for box in (source, target)
        )  # a[…], brackets by AltGr or Shift
        named |= {source, target}
        arrow = len(f"-->|{kind}|") + 3 if kinds else len("-->") + 1
        yield Step(f"{source} to {target}", "M" + "K" * (ends + arrow + 1))
    for box in (box for box in CORE if box not in named):
        yield Step(f"{box} by itself", "M" + "K" * (len(words[box]) + 6))
    yield Step("insert it", "KK")


def _kinds(how: str, before: int, after: int, reach: str) -> Iterator[Step]:
    """The words on the arrows."""
    for source, target, kind in ARROWS:
        yield Step(f"{how} on {source} → {target}", f"M{reach}", "mouse")
        yield _label(kind, before, after)
