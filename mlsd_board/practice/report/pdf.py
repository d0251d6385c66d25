"""The report as a PDF of A4 pages: text in the bundled font, charts and pictures of the board as vectors."""

import io
import re
from dataclasses import replace
from datetime import UTC, datetime

from mlsd_board.drawing.pieces.extent import extent
from mlsd_board.drawing.primitives import Drawing
from mlsd_board.formats.pdf.painting import paint, texts_of
from mlsd_board.formats.pdf.writing import FAMILY, Writer, writer_for
from mlsd_board.model.geometry import Rect
from mlsd_board.practice.report import markdown
from mlsd_board.practice.report.document import Block, Chart, Document, Items, Note, Table, Text, View

_DATE = datetime(2000, 1, 1, tzinfo=UTC)
_MARGIN, _WIDTH, _FOOT = 48.0, 499.0, 56.0
_INK, _QUIET, _LINE, _ROSE = (15, 23, 42), (100, 116, 139), (226, 232, 240), (225, 29, 72)
_SEVERITIES = {"error": (185, 28, 28), "warning": (180, 83, 9), "info": (29, 78, 216)}
_MARKS = {"yes": "✓", "no": "✗", "open": "–", "": "•"}
_SIGNS = {"error": "✗", "warning": "▲", "info": "●"}
_TALLEST = 330.0
_THUMB = 150.0


def render(document: Document) -> bytes:
    """The file; the same report always gives the same bytes."""
    import fpdf

    pdf = fpdf.FPDF(unit="pt", format="A4")
    pdf.set_creation_date(_DATE)
    pdf.set_producer("MLSD Board")
    pdf.set_title(" ".join(document.title.split()))
    pdf.set_margins(_MARGIN, _MARGIN)
    pdf.set_auto_page_break(True, _FOOT)
    lines = writer_for(pdf, _letters(document))
    pdf.add_page()
    writer = _Writer(lines, document.drawing)
    writer.head(document)
    for section in document.sections:
        writer.heading(section.title)
        for block in section.blocks:
            writer.block(block)
    return bytes(pdf.output())


def _letters(document: Document) -> str:
    drawn = "".join(text.text for text in texts_of(document.drawing))
    return markdown.render(document) + drawn + "".join((*_MARKS.values(), *_SIGNS.values()))


class _Writer:
    """Pages under the pen, from top to bottom."""

    def __init__(self, lines: Writer, drawing: Drawing) -> None:
        self._lines, self._pdf, self._drawing = lines, lines.pdf, drawing

    def head(self, document: Document) -> None:
        pdf = self._pdf
        self._words(document.title, 20, style="B", leading=1.2)
        if document.subtitle:
            self._words(document.subtitle, 9.5, colour=_QUIET)
        pdf.ln(8)
        verdict = f"{document.figure} of 4, {document.band}" if document.band else document.figure
        self._words(verdict, 15, style="B")
        self._words(document.label, 9.5, colour=_QUIET)

    def heading(self, title: str) -> None:
        self._room(70)
        self._pdf.ln(12)
        self._words(title, 13.5, style="B")
        self._pdf.ln(3)

    def block(self, block: Block) -> None:
        if isinstance(block, Text):
            self._words(block.text, 9.5, colour=_QUIET if block.quiet else _INK)
            self._pdf.ln(3)
        elif isinstance(block, Items):
            self._items(block)
        elif isinstance(block, Table):
            self._table(block)
        elif isinstance(block, Chart):
            self._chart(block)
        elif isinstance(block, View):
            self._view(block, _MARGIN, _WIDTH, _TALLEST)
            self._pdf.ln(6)
        else:
            self._note(block)

    def _words(
        self,
        text: str,
        size: float,
        *,
        style: str = "",
        colour: tuple[int, int, int] = _INK,
        leading: float = 1.42,
        width: float = 0.0,
    ) -> None:
        pdf = self._pdf
        pdf.set_font(FAMILY, style, size)
        pdf.set_text_color(*colour)
        pdf.multi_cell(
            width or _MARGIN + _WIDTH - pdf.get_x(),
            size * leading,
            " ".join(text.split()),
            new_x="LMARGIN",
            new_y="NEXT",
            align="L",
        )

    def _room(self, height: float) -> None:
        """Begin a page when less than this is left on the present one."""
        if self._pdf.get_y() + height > self._pdf.h - _FOOT:
            self._pdf.add_page()

    def _items(self, block: Items) -> None:
        for item in block.items:
            self._room(16)
            colour = {"yes": (4, 120, 87), "no": _SEVERITIES["error"]}.get(item.mark, _QUIET)
            self._pdf.set_font(FAMILY, "", 9.5)
            self._pdf.set_text_color(*colour)
            self._pdf.cell(15, 13.5, _MARKS[item.mark])
            self._words(f"{item.text}{f'  ({item.note})' if item.note else ''}", 9.5)
        self._pdf.ln(5)

    def _table(self, block: Table) -> None:
        from fpdf.enums import TableBordersLayout
        from fpdf.fonts import FontFace

        self._room(40)
        self._pdf.set_font(FAMILY, "", 8.5)
        self._pdf.set_text_color(*_INK)
        self._pdf.set_draw_color(*_LINE)
        with self._pdf.table(
            borders_layout=TableBordersLayout.HORIZONTAL_LINES,
            headings_style=FontFace(emphasis="", color=_QUIET),
            line_height=12,
            padding=(2, 5, 2, 0),
            width=_WIDTH,
            col_widths=self._widths(block),
            text_align=tuple("RIGHT" if n in block.numbers else "LEFT" for n in range(len(block.head))),
        ) as table:
            for cells in (block.head, *block.rows):
                row = table.row()
                for cell in cells:
                    row.cell(" ".join(cell.split()))
        self._pdf.ln(8)

    def _widths(self, block: Table) -> tuple[float, ...]:
        """Each column gets its longest word; what is left goes to those with long lines."""
        width = self._pdf.get_string_width
        columns = list(zip(block.head, *block.rows, strict=True))
        least = [
            9.0 + max(float(width(w)) for c in column for w in (c.split() or [""])) for column in columns
        ]
        wanted = [
            max(low, 9.0 + min(max(float(width(c)) for c in column), 260.0))
            for low, column in zip(least, columns, strict=True)
        ]
        room, more = _WIDTH - sum(least), sum(wanted) - sum(least)
        share = room / more if more else 0.0
        found = [low + share * (want - low) for low, want in zip(least, wanted, strict=True)]
        return tuple(w * _WIDTH / sum(found) for w in found) if room > 0 else tuple(least)

    def _chart(self, block: Chart) -> None:
        wide, high = (float(n) for n in re.findall(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', block.svg)[0])
        self._room(_WIDTH * high / wide)
        top = self._pdf.get_y()
        self._pdf.image(io.BytesIO(block.svg.encode()), x=_MARGIN, y=top, w=_WIDTH)
        self._pdf.set_y(top + _WIDTH * high / wide + 6)

    def _note(self, note: Note) -> None:
        pdf = self._pdf
        self._room(_THUMB * 0.62 + 12 if note.view else 52)
        top, page = pdf.get_y(), pdf.page
        wide = _WIDTH - _THUMB - 14 if note.view else _WIDTH
        pdf.set_font(FAMILY, "", 9.5)
        pdf.set_text_color(*_SEVERITIES.get(note.severity, _QUIET))
        pdf.cell(13, 13.5, _SIGNS.get(note.severity, "●"))
        self._words(note.title, 9.5, style="B", width=wide - 13)
        self._words(note.text, 9.5, width=wide)
        for line in note.lines:
            self._words(line, 8.5, colour=_QUIET, width=wide)
        if note.view and pdf.page == page:
            below = pdf.get_y()
            pdf.set_y(top)
            self._view(note.view, _MARGIN + _WIDTH - _THUMB, _THUMB, _THUMB * 0.62)
            pdf.set_y(max(below, pdf.get_y()))
        pdf.ln(8)

    def _view(self, view: View, x: float, width: float, tallest: float) -> None:
        crop = view.crop
        scale = min(width / crop.width, tallest / crop.height)
        wide, high = crop.width * scale, crop.height * scale
        self._room(high)
        pdf, y = self._pdf, self._pdf.get_y()
        bounds = Rect(crop.x - x / scale, crop.y - y / scale, crop.width, crop.height)
        seen = tuple(g for g in self._drawing.items if (around := extent([g])) and around.overlaps(crop))
        with pdf.rect_clip(x, y, wide, high):
            paint(self._lines, replace(self._drawing, bounds=bounds, background="", items=seen), scale)
            pdf.set_draw_color(*_ROSE)
            pdf.set_line_width(1.2)
            for mark in view.marked:
                at = mark.grown(6).moved(-crop.x, -crop.y)
                pdf.rect(
                    x + at.x * scale,
                    y + at.y * scale,
                    at.width * scale,
                    at.height * scale,
                    round_corners=True,
                    corner_radius=4,
                )
        pdf.set_line_width(0.6)
        pdf.set_draw_color(*_LINE)
        pdf.rect(x, y, wide, high)
        pdf.set_y(y + high + 2)
