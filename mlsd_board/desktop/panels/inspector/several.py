"""The form of several elements at once: lining them up and spreading them evenly."""

from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from mlsd_board.desktop.desk import Desk
from mlsd_board.desktop.forms.rows import label
from mlsd_board.desktop.panels.inspector.board_summary import tally
from mlsd_board.editing.commands.arrange import align, distribute

_EDGES = (
    ("Left", "left"),
    ("Centre", "centre"),
    ("Right", "right"),
    ("Top", "top"),
    ("Middle", "middle"),
    ("Bottom", "bottom"),
)
_AXES = (("Space evenly across", "x"), ("Space evenly down", "y"))


class SeveralForm(QWidget):
    """How many of what is selected, and buttons that arrange them."""

    def __init__(self, desk: Desk, ids: tuple[str, ...]) -> None:
        super().__init__()
        self._desk, self._ids = desk, ids
        self._counts = label("", "muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(label(f"{len(ids):,} selected", "heading"))
        column.addWidget(self._counts)
        column.addWidget(label("LINE UP", "caption"))
        self.buttons: dict[str, QPushButton] = {}
        grid = QGridLayout()
        grid.setSpacing(6)
        for place, (words, edge) in enumerate(_EDGES):
            self._button(
                grid, place // 3, place % 3, words, f"Align {words.lower()}", lambda e=edge: self._align(e)
            )
        for place, (words, axis) in enumerate(_AXES):
            self._button(grid, 2 + place, 0, words, words, lambda a=axis: self._space(a), span=3)
        column.addLayout(grid)

    def refresh(self) -> None:
        """Count again, and offer only what is possible."""
        design = self._desk.session.design
        self._counts.setText(tally(design.records[id] for id in self._ids if id in design.records))
        boxes = sum(id in design.boxes for id in self._ids)
        for words, button in self.buttons.items():
            button.setEnabled(boxes >= (3 if words.startswith("Space") else 2))

    def _align(self, edge: str) -> None:
        self._desk.edit(f"Align {edge}", lambda tx: align(tx, self._ids, edge))

    def _space(self, axis: str) -> None:
        self._desk.edit("Space evenly", lambda tx: distribute(tx, self._ids, axis))

    def _button(
        self, grid: QGridLayout, row: int, place: int, words: str, name: str, do: object, span: int = 1
    ) -> None:
        button = QPushButton(words, accessibleName=name, toolTip=name)
        button.clicked.connect(lambda: do())
        self.buttons[name] = button
        grid.addWidget(button, row, place, 1, span)
