"""draw.io: uncompressed XML with real containers, shapes and connectors, placed and routed as on the board."""

from mlsd_board.formats.contract import Exporter, ExportOptions
from mlsd_board.formats.drawio.document import document
from mlsd_board.model.design import Design


def _write(book: Design, options: ExportOptions) -> bytes:
    return document(book, options).encode("utf-8")


EXPORTER = Exporter(
    "drawio",
    "draw.io diagram",
    (".drawio", ".drawio.xml"),
    _write,
    pages="many",
    omits=("kinds", "attributes", "details", "ink", "brief", "set aside"),
    carries=("board",),
)
