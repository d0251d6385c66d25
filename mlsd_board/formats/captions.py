"""What boxes and arrows are called in other tools, which know no component and no kind: the words on the board's picture."""

from collections.abc import Iterator

from mlsd_board.catalog.library import Library
from mlsd_board.drawing.pieces.wording import lines, one_line
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Box, Connection, Frame, Node


def title(node: Node, library: Library) -> str:
    """The name of a box: its label, else what its component is called."""
    return one_line(node.label) or one_line(library.title(node.component))


def subtitle(node: Node, library: Library) -> str:
    """What kind of component a box is, where its name does not say that already."""
    kind = one_line(library.title(node.component))
    return kind if kind.casefold() != title(node, library).casefold() else ""


def caption(box: Box, library: Library) -> str:
    """The words in a box; lines are parted by line feeds."""
    if isinstance(box, Node):
        return "\n".join(part for part in (title(box, library), subtitle(box, library)) if part)
    return (one_line(box.title) or box.role.capitalize()) if isinstance(box, Frame) else lines(box.text)


def words(connection: Connection) -> str:
    """The words on an arrow: its label, else its kind; an arrow that has neither says nothing."""
    return one_line(connection.label) or (connection.kind.value if connection.kind else "")


def frames_first(design: Design, inside: str | None = None) -> Iterator[Frame]:
    """The frames of a design, each before those that lie in it, otherwise by id."""
    known = design.frames
    for id in sorted(known):
        frame = known[id]
        around = frame.frame if frame.frame in known else None
        if around == inside:
            yield frame
            yield from frames_first(design, id)
