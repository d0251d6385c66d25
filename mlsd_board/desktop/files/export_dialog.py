"""The dialog that asks how a board is to be exported."""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QHBoxLayout, QVBoxLayout, QWidget

from mlsd_board.desktop.files.naming import file_name
from mlsd_board.desktop.files.preview import Preview
from mlsd_board.desktop.forms.fields import FlagField
from mlsd_board.desktop.forms.number_field import NumberField
from mlsd_board.desktop.forms.rows import Rows, label
from mlsd_board.desktop.look.pictures import drawing_picture
from mlsd_board.drawing.looks import Lines
from mlsd_board.drawing.theme import THEMES, Theme, load_theme
from mlsd_board.editing.clipboard import fragment
from mlsd_board.formats import registry
from mlsd_board.formats.contract import USUAL_SCALE, Exporter, ExportOptions
from mlsd_board.formats.native import safe_file
from mlsd_board.formats.omissions import left_out
from mlsd_board.formats.picture import drawing_of
from mlsd_board.model.design import Design
from mlsd_board.model.pages import alone
from mlsd_board.workspace.session import Session

_FIRST = ("png", "svg", "pdf", "html")
_UNCOLOURED = ("native", "json", "csv")
_RENDERERS = {"board": "as on the screen", "graphviz": "laid out by Graphviz"}


class Extent(StrEnum):
    """What of a board is exported."""

    PAGE = "this page"
    SELECTION = "the selection"
    ALL = "all pages"


class ExportDialog(QDialog):
    """Only what the chosen format knows is offered."""

    def __init__(
        self,
        session: Session,
        theme: Theme,
        engine: str,
        parent: QWidget | None = None,
        *,
        lines: Lines = "orthogonal",
        selection: Sequence[str] = (),
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Export")
        self.finished.connect(self.deleteLater)
        self._session, self._engine, self._selection = session, engine, tuple(selection)
        self.exporters = sorted(registry.exporters().values(), key=_rank)
        self.format, self.what = QComboBox(), QComboBox()
        self.format.addItems([f"{e.title} ({e.suffixes[0]})" for e in self.exporters])
        self.renderer, self.theme = QComboBox(), QComboBox()
        self.theme.addItems([load_theme(name).title for name in THEMES])
        self.theme.setCurrentIndex(THEMES.index(theme.name))
        self._lines: Lines = lines
        self.scale = NumberField("px per unit", (0.05, 20))
        self.scale.show_value(USUAL_SCALE)
        self._scale: float | None = None
        self.embed = FlagField("so that the file can be opened again", certain=True)
        self.embed.show_value(True)
        self.transparent = FlagField("leave the background out", certain=True)
        self.transparent.show_value(False)
        self.legend = FlagField("what the kinds of arrows mean", certain=True)
        self.legend.show_value(True)
        self.preview = Preview(self._write)
        self.omissions = label("", "hint", wrap=True)
        self._lay_out()
        self._connect()
        self._fit()

    @property
    def exporter(self) -> Exporter:
        return self.exporters[self.format.currentIndex()]

    @property
    def extent(self) -> Extent:
        return Extent(self.what.currentText() or Extent.PAGE)

    @property
    def part(self) -> Design:
        """What is exported as a board of its own; of all pages, the one that is shown."""
        design = self._session.design
        return fragment(design, self._selection) if self.extent is Extent.SELECTION else alone(design)

    def options(self) -> ExportOptions:
        """What was chosen."""
        return ExportOptions(
            self._session.library,
            THEMES[self.theme.currentIndex()],
            self._scale,
            self.embed.isChecked(),
            self.renderer.currentData() or self.exporter.renderers[0],
            self._engine,
            lines=self._lines,
            transparent=self.transparent.isEnabled() and self.transparent.isChecked(),
            legend=self.legend.isEnabled() and self.legend.isChecked(),
        )

    def choose(self, format: str) -> None:
        self.format.setCurrentIndex([e.id for e in self.exporters].index(format))

    def _fit(self) -> None:
        exporter, wanted = self.exporter, self.what.currentText()
        self.renderer.clear()
        for renderer in exporter.renderers:
            self.renderer.addItem(_RENDERERS[renderer], renderer)
        self.renderer.setEnabled(len(exporter.renderers) > 1)
        several = len(self._session.pages) > 1
        self.what.clear()
        self.what.addItems([Extent.PAGE, *([Extent.SELECTION] if self._selection else [])])
        self.what.addItems([Extent.ALL] if several else [])
        self.what.setCurrentIndex(max(self.what.findText(wanted), 0))
        self.what.setEnabled(self.what.count() > 1)
        self.scale.setEnabled(exporter.id == "png")
        for editor in (self.transparent, self.legend):
            editor.setEnabled(exporter.drawn)
        self.theme.setEnabled(exporter.id not in _UNCOLOURED)
        self._show()

    def _show(self) -> None:
        options = replace(self.options(), renderer="board")
        exporter = self.exporter
        able = not exporter.carries or self.renderer.currentData() in exporter.carries
        self.embed.setEnabled(exporter.id not in _UNCOLOURED and able)
        self.omissions.setText(left_out(self.part, exporter, self.options()))
        self.preview.show_picture(drawing_picture(drawing_of(self.part, options), self.preview.SIZE))

    def _write(self, folder: Path) -> Path:
        """The file as it would be exported, for dragging."""
        name = file_name(self._session.title)
        path = folder / f"{name}{self.exporter.suffixes[0]}"
        options = replace(self.options(), book=self.part)
        safe_file.write(path, self.exporter.write(self.part, options))
        return path

    def _take_scale(self, value: float | None) -> None:
        self._scale = None if value is None else min(max(value, 0.05), 20.0)
        self.scale.show_value(self._scale or USUAL_SCALE)

    def _connect(self) -> None:
        self.scale.given.connect(self._take_scale)
        self.format.currentIndexChanged.connect(self._fit)
        for editor in (self.what, self.theme, self.renderer):
            editor.activated.connect(self._show)
        for editor in (self.embed, self.transparent, self.legend):
            editor.given.connect(lambda _: self._show())

    def _lay_out(self) -> None:
        rows = Rows()
        rows.add("Format", self.format)
        rows.add("What", self.what)
        rows.add("Drawn", self.renderer)
        rows.add("Theme", self.theme)
        rows.add("Sharpness", self.scale, "2 is sharp on most screens, 4 in print.")
        rows.add("Background", self.transparent)
        rows.add("Legend", self.legend, "Below the picture, where arrows are of several kinds.")
        rows.add("Board inside", self.embed)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        go = buttons.addButton("Choose a file…", QDialogButtonBox.ButtonRole.AcceptRole)
        go.setProperty("look", "primary")
        go.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        seen = QVBoxLayout()
        seen.addWidget(self.preview)
        seen.addWidget(label("Drag it into another program, or choose a file.", "hint"))
        seen.addWidget(self.omissions)
        seen.addStretch(1)
        sides = QHBoxLayout()
        sides.setSpacing(24)
        sides.addWidget(rows, 1)
        sides.addLayout(seen)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        column.addWidget(label("Export the board", "heading"))
        column.addLayout(sides)
        column.addWidget(buttons)


def _rank(exporter: Exporter) -> tuple[int, str]:
    """Pictures first, then by name."""
    return (_FIRST.index(exporter.id) if exporter.id in _FIRST else len(_FIRST), exporter.title)
