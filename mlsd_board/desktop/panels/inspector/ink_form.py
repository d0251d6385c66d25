"""The form of pen strokes: how broad they are, and in which colour."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mlsd_board.desktop.canvas.tools.nib import COLOURS, WIDTHS, colour_of
from mlsd_board.desktop.desk import Desk
from mlsd_board.desktop.forms.fields import ChoiceField
from mlsd_board.desktop.forms.rows import Rows, label
from mlsd_board.desktop.look.pictures import swatch
from mlsd_board.editing.commands.set_attribute import set_field
from mlsd_board.model.elements import Ink

_WIDTHS: dict[object, str] = {width: title for title, width in WIDTHS.items()}
_COLOURS: dict[object, str] = {name: "as writing" if name == "ink" else name for name in COLOURS}


class InkForm(QWidget):
    """All strokes that are selected are changed together."""

    def __init__(self, desk: Desk, ids: tuple[str, ...]) -> None:
        super().__init__()
        self._desk, self._ids = desk, ids
        self.editors = {name: ChoiceField([], unset=None) for name in ("width", "colour")}
        for name, editor in self.editors.items():
            editor.given.connect(lambda value, name=name: self._set(name, value))
        rows = Rows()
        rows.add("Width", self.editors["width"])
        rows.add("Colour", self.editors["colour"])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(label("Pen stroke" if len(ids) == 1 else f"{len(ids)} pen strokes", "heading"))
        column.addWidget(rows)

    def refresh(self) -> None:
        """Show the strokes as they are now; what they do not agree in is said to be various."""
        self._show("width", _WIDTHS)
        self._show("colour", _COLOURS)
        colours = self.editors["colour"]
        for place, name in enumerate(colours.values):
            if name is not None:
                colours.setItemIcon(place, swatch(colour_of(str(name), self._desk.theme)))

    def _inks(self) -> list[Ink]:
        inks = self._desk.session.design.inks
        return [inks[id] for id in self._ids if id in inks]

    def _show(self, name: str, words: dict[object, str]) -> None:
        found = {getattr(ink, name) for ink in self._inks()}
        others = {value: f"{value:g}" if name == "width" else value for value in sorted(found - words.keys())}
        various = {None: "various"} if len(found) > 1 else {}
        self.editors[name].set_choices(list({**various, **words, **others}.items()))
        self.editors[name].show_value(None if various else next(iter(found)))

    def _set(self, name: str, value: object) -> None:
        inks = [ink for ink in self._inks() if value is not None and getattr(ink, name) != value]
        if inks:
            step = f"Set {name} of ink"
            self._desk.edit(step, lambda tx: [set_field(tx, ink.id, name, value) for ink in inks])
