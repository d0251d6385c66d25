"""The sections of a report as rich text for the window; charts and views become pictures in it."""

from collections.abc import Iterator
from html import escape

from PySide6.QtCore import QByteArray, QSize, Qt, QUrl
from PySide6.QtGui import QImage, QPainter, QTextDocument
from PySide6.QtWidgets import QTextBrowser

from mlsd_board.drawing.theme import Theme
from mlsd_board.formats.exporters.png import rasterised
from mlsd_board.practice.report.document import Block, Chart, Document, Item, Items, Note, Table, Text, View

_MARKS = {"yes": "✓ ", "no": "✗ ", "open": "– ", "": ""}
_CHART_SCALE = 1.4


class ReportText(QTextBrowser):
    """Shows a report; nothing in it leads out of the program."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setOpenLinks(False)
        self.setAccessibleName("Report")
        self.document().setDocumentMargin(18)

    def show_report(self, document: Document, skip: frozenset[str] = frozenset()) -> None:
        """All sections but those in `skip`, by title."""
        parts = [self._styles()]
        for section in document.sections:
            if section.title not in skip:
                parts.append(f"<h3>{escape(section.title)}</h3>")
                parts += [html for block in section.blocks for html in self._block(block)]
        self.setHtml("".join(parts))

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
        # Charts are measured in points; pixels serve as well. Their ink is dark, so they lie on white.
        drawn = QImage.fromData(QByteArray(rasterised(chart.svg.replace('pt"', '"', 2), _CHART_SCALE)))
        if drawn.isNull():
            return f"<p>{escape(chart.told)}</p>"
        image = QImage(drawn.size(), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.drawImage(0, 0, drawn)
        painter.end()
        name = f"chart:{image.cacheKey()}"
        self.document().addResource(QTextDocument.ResourceType.ImageResource, QUrl(name), image)
        size = QSize(image.size() / _CHART_SCALE)
        return f"<p><img src='{name}' width='{min(size.width(), 640)}' alt='{escape(chart.told)}'></p>"

    def _styles(self) -> str:
        tones = self._theme.severities
        colours = "".join(f".{name} {{ color: {tone.text}; }}" for name, tone in tones.items())
        return (
            f"<style>body {{ color: {self._theme.ink}; }} .quiet {{ color: {self._theme.muted}; }} {colours} "
            f"h3 {{ color: {self._theme.ink}; margin-top: 18px; }} td, th {{ padding: 2px 12px 2px 0; }} "
            f"th {{ color: {self._theme.muted}; font-weight: normal; text-align: left; }}</style>"
        )


def _item(item: Item) -> str:
    note = f"<br><span class='quiet'>{escape(item.note)}</span>" if item.note else ""
    return f"<li>{_MARKS[item.mark]}{escape(item.text)}{note}</li>"


def _table(table: Table) -> str:
    head = "".join(f"<th>{escape(cell)}</th>" for cell in table.head)
    rows = "".join(
        "<tr>"
        + "".join(
            f"<td{' align=right' if place in table.numbers else ''}>{escape(cell)}</td>"
            for place, cell in enumerate(row)
        )
        + "</tr>"
        for row in table.rows
    )
    return f"<table cellspacing='0'><tr>{head}</tr>{rows}</table>"
