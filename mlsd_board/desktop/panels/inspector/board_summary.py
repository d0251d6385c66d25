"""What the inspector shows when nothing is selected: the board in a few numbers, and what to do next."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mlsd_board.desktop.desk import Desk
from mlsd_board.desktop.forms.rows import label
from mlsd_board.model.design import Design

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
    counts = (
        (len(design.nodes), "component"),
        (len(design.connections), "connection"),
        (len(design.frames), "frame"),
        (len(design.notes), "note"),
        (len(design.inks), "pen stroke"),
    )
    words = ", ".join(f"{n} {noun}{'s' if n != 1 else ''}" for n, noun in counts if n)
    return words or "The board is empty."
