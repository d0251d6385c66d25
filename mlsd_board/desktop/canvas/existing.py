"""Boxes on the board that the quick insert offers beside new ones: typing the name of one draws the arrow to it."""

from collections.abc import Callable
from typing import NamedTuple

from mlsd_board.catalog.fitting import SLIP, WELL, fits
from mlsd_board.desktop.canvas.contract import Canvas
from mlsd_board.editing.commands.connect import connect, objection
from mlsd_board.model.elements import Node

Ends = tuple[str, str]
"""Where an arrow comes from and where it leads."""


class Box(NamedTuple):
    """A box that is there, and how well its name fits what was typed."""

    id: str
    fit: int


def existing(view: Canvas, typed: str, anchor: str, ends: Callable[[Node], Ends]) -> list[Box]:
    """The boxes whose name fits, that may be joined to `anchor` by the arrow between these `ends` and are not yet; nearest first."""
    if not typed.strip() or anchor not in view.session.design.nodes:
        return []
    design, library = view.session.design, view.session.library
    pairs = {(c.source, c.target) for c in design.connections.values()}
    here = design.boxes[anchor].rect.centre
    free = [
        node
        for id, node in design.nodes.items()
        if id != anchor
        and (arrow := ends(node)) not in pairs
        and id in view.board.pictures
        and not objection(design, library, *arrow)
    ]
    found = []
    for node, (good, _) in zip(free, fits((_names(view, node) for node in free), typed), strict=True):
        if good >= WELL or 0 < good <= SLIP:
            there = node.rect.centre
            found.append((-good, abs(there.x - here.x) + abs(there.y - here.y), node.id))
    return [Box(id, -good) for good, _, id in sorted(found)]


def join(view: Canvas, ends: Ends) -> None:
    """Draw the arrow, as one step of undo. Raises `EditError` when nothing legal can run there."""
    session = view.session
    with session.edit("Connect") as tx:
        connect(tx, session.library, *ends)


def _names(view: Canvas, node: Node) -> list[str]:
    """What it is called on the board: other names for it are for finding new ones."""
    title = view.session.library.title(node.component)
    return [title, node.label] if node.label else [title]
