"""What the inspector shows when nothing is selected: the board in a few numbers, and what to do next."""

from collections import Counter
from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mlsd_board.desktop.desk import Desk
from mlsd_board.desktop.forms.rows import label
from mlsd_board.model.counting import counted
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Frame, Ink, Node, Note, Record

_SORTS = {Node: "component", Connection: "connection", Frame: "frame", Note: "note", Ink: "pen stroke"}
_TIPS = (
    "Press a letter on the board and type what you need, or drag components from the left.",
    "Drag from a box's edge, or press C, to connect it.",
    "Ctrl+K finds every command, component and box; ? shows all keys.",
    "Enter renames, Delete removes, Ctrl+Z takes back.",
    "Click a finding below to see it; its buttons put it right.",
)


class BoardSummary(QWidget):
    """Title, prompt and counts of the board."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._title = label("", "heading", wrap=True)
        self._prompt = label("", "", wrap=True)
        self._counts = label("", "muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for words in (self._title, self._prompt, self._counts):
            column.addWidget(words)
        column.addSpacing(8)
        column.addWidget(label("GETTING AROUND", "caption"))
        for tip in _TIPS:
            column.addWidget(label(tip, "muted", wrap=True))

    def refresh(self) -> None:
        session = self._desk.session
        design = session.design
        self._title.setText(design.brief.title or session.title)
        self._prompt.setText(design.brief.prompt)
        self._prompt.setVisible(bool(design.brief.prompt))
        self._counts.setText(what_is_on(design))


def what_is_on(design: Design) -> str:
    """How many elements of each sort there are, in words."""
    return tally(design.records.values()) or "The board is empty."


def tally(records: Iterable[Record]) -> str:
    """Some elements by their sorts, in words; empty where there are none."""
    numbers = Counter(type(record) for record in records)
    return ", ".join(counted(numbers[sort], noun) for sort, noun in _SORTS.items() if numbers[sort])
