"""What an element comes down to when it is seen from afar: one colour of area, one of line, and its title."""

from typing import NamedTuple

from mlsd_board.drawing.compose import Board, compose_element
from mlsd_board.drawing.primitives import Path, Text
from mlsd_board.drawing.shapes.node import node_tones
from mlsd_board.model.elements import Frame, Ink, Node


class Silhouette(NamedTuple):
    """`ground` is for what lies below all lines, `ink` for what lies above all boxes."""

    fill: str
    stroke: str
    title: str = ""
    ground: bool = False
    ink: bool = False


def silhouette(board: Board, id: str) -> Silhouette | None:
    """The silhouette of a visible element; quick for boxes and arrows, of which there may be many."""
    if (arrow := board.scene.arrows.get(id)) is not None:
        return Silhouette("", board.theme.line(arrow.connection.kind).colour)
    record = board.design.records.get(id)
    if isinstance(record, Node):
        return Silhouette(*node_tones(record, board.library, board.theme))
    groups = compose_element(board, id)
    paths = [child for group in groups[:1] for child in group.children if isinstance(child, Path)]
    card = next((path for path in paths if path.fill and path.stroke), paths[0] if paths else None)
    if card is None:
        return None
    bold = [c.text for c in groups[0].children if isinstance(c, Text) and c.weight == "semibold"]
    ground = isinstance(record, Frame) and not record.collapsed
    return Silhouette(card.fill, card.stroke, " ".join(bold), ground, isinstance(record, Ink))
