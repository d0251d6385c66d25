"""A board on paper: every page fitted to a sheet, upright or across as suits it, in colours made for paper."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from mlsd_board.desktop.canvas.painting import paint
from mlsd_board.drawing.primitives import Drawing
from mlsd_board.drawing.theme import BY_HAND, theme_name
from mlsd_board.formats.contract import ExportOptions
from mlsd_board.formats.picture import drawing_of
from mlsd_board.model.design import Design
from mlsd_board.model.pages import each_page

_LARGEST = 1.25
"""Points of paper per scene unit at most, so that a small board does not fill the sheet."""
_POINTS_PER_INCH = 72.0


def ask_and_print(parent: QWidget | None, book: Design, options: ExportOptions, title: str) -> str:
    """Ask for printer and pages; where it was printed, nothing when it was given up. Raises `OSError`."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    drawings = sheets(book, options)
    printer.setPageOrientation(_orientation(drawings[0]))
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, len(drawings))
    if not dialog.exec():
        return ""
    first, last = printer.fromPage() or 1, printer.toPage() or len(drawings)
    place = printer.outputFileName() or printer.printerName()
    if not print_sheets(printer, drawings[first - 1 : last]):
        raise OSError(f"nothing could be printed to {place}")
    return place


def sheets(book: Design, options: ExportOptions) -> list[Drawing]:
    """The drawing of each page for paper: no dark theme, no background, but a legend."""
    theme = theme_name(dark=False, by_hand=options.theme in BY_HAND)
    for_paper = replace(options, theme=theme, transparent=True, legend=True)
    return [drawing_of(design, for_paper) for _, design in each_page(book)]


def print_sheets(printer: QPrinter, drawings: Sequence[Drawing]) -> bool:
    """Print each drawing on a sheet of its own; False where the printer did not take it."""
    printer.setPageOrientation(_orientation(drawings[0]))
    painter = QPainter()
    if not painter.begin(printer):
        return False
    for number, drawing in enumerate(drawings):
        if number:
            printer.setPageOrientation(_orientation(drawing))
            printer.newPage()
        _paint_sheet(painter, printer, drawing)
    return painter.end()


def _paint_sheet(painter: QPainter, printer: QPrinter, drawing: Drawing) -> None:
    paper, around = printer.pageRect(QPrinter.Unit.DevicePixel), drawing.bounds
    largest = _LARGEST * printer.resolution() / _POINTS_PER_INCH
    scale = min(paper.width() / around.width, paper.height() / around.height, largest)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(paper.width() / 2, paper.height() / 2)
    painter.scale(scale, scale)
    painter.translate(QPointF(-around.centre.x, -around.centre.y))
    paint(painter, drawing.items)
    painter.restore()


def _orientation(drawing: Drawing) -> QPageLayout.Orientation:
    wide = drawing.bounds.width > drawing.bounds.height
    return QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
