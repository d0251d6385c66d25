"""The table of tools: their names, their keys, their cursors, and the gesture a press begins."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt

from mlsd_board.desktop.canvas.contract import Canvas
from mlsd_board.desktop.canvas.gesture import Gesture
from mlsd_board.desktop.canvas.tools.eraser import Erasing
from mlsd_board.desktop.canvas.tools.frame import Framing
from mlsd_board.desktop.canvas.tools.lasso import Lassoing
from mlsd_board.desktop.canvas.tools.note import Sticking
from mlsd_board.desktop.canvas.tools.pen import Drawing


class Tool(NamedTuple):
    """A way of using the left button. One that is not `lasting` is put down after a single use."""

    id: str
    title: str
    key: str
    hint: str
    begin: Callable[[Canvas, QPointF, Qt.KeyboardModifier], Gesture] | None = None
    lasting: bool = False


SELECT = Tool("select", "Select", "1", "")
TOOLS: tuple[Tool, ...] = (
    SELECT,
    Tool("pen", "Pen", "2", "Draw freely; with Shift a straight line. Esc puts the pen down.", Drawing, True),
    Tool("eraser", "Eraser", "3", "Wipe over ink to take it away. Esc puts the eraser down.", Erasing, True),
    Tool("note", "Note", "4", "Click where the note goes; upon a box it is pinned to it.", Sticking),
    Tool("frame", "Frame", "5", "Drag a frame around boxes.", Framing),
    Tool("lasso", "Lasso", "6", "Draw a loop around what is to be selected.", Lassoing),
)


def tool(id: str) -> Tool:
    """The tool of that name. Raises `KeyError`."""
    return {tool.id: tool for tool in TOOLS}[id]
