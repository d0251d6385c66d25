"""The design document as one HTML file, to read and to print; the board to move about in is the format `html`."""

from mlsd_board.formats.contract import Exporter, ExportOptions
from mlsd_board.formats.document.writing import html
from mlsd_board.model.design import Design


def _write(design: Design, options: ExportOptions) -> bytes:
    return html(design, options).encode("utf-8", "replace")


EXPORTER = Exporter(
    "design-html", "Design document in HTML", (".design.html", ".design.htm"), _write, drawn=True
)
