"""The dialog that asks how a board is to be exported."""

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from mlsd_board.catalog.library import Library
from mlsd_board.desktop.forms.fields import FlagField
from mlsd_board.desktop.forms.number_field import NumberField
from mlsd_board.desktop.forms.rows import Rows, label
from mlsd_board.drawing.looks import Lines
from mlsd_board.drawing.theme import THEMES, Theme, load_theme
from mlsd_board.formats import registry
from mlsd_board.formats.contract import Exporter, ExportOptions

_PICTURES = ("png", "svg")
_RENDERERS = {"board": "as on the screen", "graphviz": "laid out by Graphviz"}


class ExportDialog(QDialog):
    """Only what the chosen format knows is offered."""

    def __init__(
        self,
        library: Library,
        theme: Theme,
        engine: str,
        parent: QWidget | None = None,
        *,
        lines: Lines = "orthogonal",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Export")
        self.setMinimumWidth(420)
        self._library, self._engine = library, engine
        self.exporters = sorted(registry.exporters().values(), key=lambda e: (e.id not in _PICTURES, e.id))
        self.format = QComboBox()
        self.format.addItems([f"{e.title} ({e.suffixes[0]})" for e in self.exporters])
        self.renderer, self.theme = QComboBox(), QComboBox()
        self.theme.addItems([load_theme(name).title for name in THEMES])
        self.theme.setCurrentIndex(THEMES.index(theme.name))
        self._lines: Lines = lines
        self.scale = NumberField("px per unit", (0.05, 20))
        self.scale.show_value(2.0)
        self._scale = 2.0
        self.scale.given.connect(self._take_scale)
        self.embed = FlagField("so that the picture can be opened again", certain=True)
        self.embed.show_value(True)
        self._lay_out()
        self.format.currentIndexChanged.connect(self._fit)
        self._fit()

    @property
    def exporter(self) -> Exporter:
        return self.exporters[self.format.currentIndex()]

    def options(self) -> ExportOptions:
        """What was chosen."""
        renderer = self.renderer.currentData() or self.exporter.renderers[0]
        theme, embed = THEMES[self.theme.currentIndex()], self.embed.isChecked()
        return ExportOptions(
            self._library, theme, self._scale, embed, renderer, self._engine, lines=self._lines
        )

    def choose(self, format: str) -> None:
        self.format.setCurrentIndex([e.id for e in self.exporters].index(format))

    def _fit(self) -> None:
        exporter = self.exporter
        self.renderer.clear()
        for renderer in exporter.renderers:
            self.renderer.addItem(_RENDERERS[renderer], renderer)
        self.renderer.setEnabled(len(exporter.renderers) > 1)
        self.scale.setEnabled(exporter.id == "png")
        for editor in (self.theme, self.embed):
            editor.setEnabled(exporter.id in _PICTURES)

    def _take_scale(self, value: float | None) -> None:
        self._scale = min(max(value or 2.0, 0.05), 20.0)
        self.scale.show_value(self._scale)

    def _lay_out(self) -> None:
        rows = Rows()
        rows.add("Format", self.format)
        rows.add("Drawn", self.renderer)
        rows.add("Theme", self.theme)
        rows.add("Sharpness", self.scale, "2 is sharp on most screens, 4 in print.")
        rows.add("Board inside", self.embed)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        go = buttons.addButton("Choose a file…", QDialogButtonBox.ButtonRole.AcceptRole)
        go.setProperty("look", "primary")
        go.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        column.addWidget(label("Export the board", "heading"))
        column.addWidget(rows)
        column.addWidget(buttons)
