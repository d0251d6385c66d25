"""The sections of a report as rich text for the window; charts and views become pictures in it."""

from collections.abc import Iterator
from hashlib import sha1
from html import escape

from PySide6.QtCore import QByteArray, Qt, QTimer, QUrl
from PySide6.QtGui import QImage, QPainter, QResizeEvent, QTextDocument, QTextOption
from PySide6.QtWidgets import QTextBrowser

from mlsd_board.desktop.canvas.painting import qcolor
from mlsd_board.drawing.theme import Theme
from mlsd_board.formats.exporters.png import rasterised
from mlsd_board.practice.report.charts import GRID, INK, QUIET
from mlsd_board.practice.report.document import Block, Chart, Document, Item, Items, Note, Table, Text, View

_MARKS = {"yes": "✓ ", "no": "✗ ", "open": "– ", "": ""}
_CHART_SCALE = 2.0
_NOWRAP = " style='white-space: nowrap'"
_MARGIN = 18


class ReportText(QTextBrowser):
    """Shows a report; nothing in it leads out of the program."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setOpenLinks(False)
        self.setAccessibleName("Report")
        self.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        # Charts are as wide as there is room; a bar that comes and goes would change that.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.document().setDocumentMargin(_MARGIN)
        self._shown: tuple[Document, frozenset[str]] | None = None
        self._charts: dict[str, QImage] = {}
        self._fitted: dict[str, QImage] = {}
        """The charts in the size in which they are shown."""
        self._width = 0
        self._settle = QTimer(self, singleShot=True, interval=120, timeout=self._write)

    def show_report(self, document: Document, skip: frozenset[str] = frozenset()) -> None:
        """All sections but those in `skip`, by title."""
        self._shown = (document, skip)
        self._write()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._shown and self.viewport().width() != self._width:
            self._settle.start()

    def _write(self) -> None:
        """Charts are as wide as there is room, so this is done anew for another width."""
        if self._shown is None:
            return
        document, skip = self._shown
        place, self._width = self.verticalScrollBar().value(), self.viewport().width()
        parts = [self._styles()]
        for section in document.sections:
            if section.title not in skip:
                parts.append(f"<h3>{escape(section.title)}</h3>")
                parts += [html for block in section.blocks for html in self._block(block)]
        self.setHtml("".join(parts))
        for name, image in self._fitted.items():
            self.document().addResource(QTextDocument.ResourceType.ImageResource, QUrl(name), image)
        self.verticalScrollBar().setValue(place)

    def _block(self, block: Block) -> Iterator[str]:
        if isinstance(block, Text):
            yield f"<p class='{'quiet' if block.quiet else ''}'>{escape(block.text)}</p>"
        elif isinstance(block, Items):
            yield f"<ul>{''.join(_item(item) for item in block.items)}</ul>"
        elif isinstance(block, Table):
            yield _table(block)
        elif isinstance(block, Note):
            lines = "".join(f"<br><span class='quiet'>{escape(line)}</span>" for line in block.lines)
            yield f"<p><b class='{escape(block.severity)}'>{escape(block.title)}</b><br>{escape(block.text)}{lines}</p>"
        elif isinstance(block, Chart):
            yield self._chart(block)
        elif isinstance(block, View) and block.told:
            yield f"<p class='quiet'>{escape(block.told)}</p>"

    def _chart(self, chart: Chart) -> str:
        name = f"chart:{sha1(chart.svg.encode(), usedforsecurity=False).hexdigest()}"
        if name not in self._charts:
            # Charts are measured in points; pixels serve as well.
            svg = self._toned(chart.svg.replace('pt"', '"', 2))
            drawn = QImage.fromData(QByteArray(rasterised(svg, _CHART_SCALE)))
            if drawn.isNull():
                return f"<p>{escape(chart.told)}</p>"
            image = QImage(drawn.size(), QImage.Format.Format_RGB32)
            image.fill(qcolor(self._theme.surface))
            painter = QPainter(image)
            painter.drawImage(0, 0, drawn)
            painter.end()
            self._charts[name] = image
        image, ratio = self._charts[name], self.devicePixelRatioF()
        room = max(self._width - 2 * _MARGIN - 4, 200)
        width = min(round(image.width() / _CHART_SCALE), room)
        # Left to itself, the browser leaves out every second or third line of pixels.
        fitted = image.scaledToWidth(round(width * ratio), Qt.TransformationMode.SmoothTransformation)
        fitted.setDevicePixelRatio(ratio)
        self._fitted[name] = fitted
        self.document().addResource(QTextDocument.ResourceType.ImageResource, QUrl(name), fitted)
        return f"<p><img src='{name}' width='{width}' alt='{escape(chart.told)}'></p>"

    def _toned(self, svg: str) -> str:
        """A chart in the theme's ink; the colours of its bars can be seen upon any ground."""
        theme = self._theme
        for colour, tone in ((INK, theme.ink), (QUIET, theme.muted), (GRID, theme.border)):
            svg = svg.replace(colour, tone)
        return svg

    def _styles(self) -> str:
        tones = self._theme.severities
        colours = "".join(f".{name} {{ color: {tone.text}; }}" for name, tone in tones.items())
        return (
            f"<style>body {{ color: {self._theme.ink}; }} .quiet {{ color: {self._theme.muted}; }} {colours} "
            f"h3 {{ color: {self._theme.ink}; margin-top: 18px; font-size: 16px; font-weight: normal; }} td, th {{ padding: 2px 12px 2px 0; }} "
            f"th {{ color: {self._theme.muted}; font-weight: normal; }}</style>"
        )


def _item(item: Item) -> str:
    note = f"<br><span class='quiet'>{escape(item.note)}</span>" if item.note else ""
    return f"<li>{_MARKS[item.mark]}{escape(item.text)}{note}</li>"


def _table(table: Table) -> str:
    head = "".join(
        f"<th align={'right' if place in table.numbers else 'left'}{_NOWRAP}>{escape(cell)}</th>"
        for place, cell in enumerate(table.head)
    )
    rows = "".join(
        "<tr>"
        + "".join(
            f"<td{' align=right' if place in table.numbers else ''}{_NOWRAP * (place in table.numbers)}>{escape(cell)}</td>"
            for place, cell in enumerate(row)
        )
        + "</tr>"
        for row in table.rows
    )
    return f"<table cellspacing='0' width='100%'><tr>{head}</tr>{rows}</table>"
