"""PDF: vector paths and text that can be selected, the board in its metadata; or drawn by a Graphviz of the system."""

from mlsd_board.formats.contract import Exporter, ExportOptions
from mlsd_board.formats.embedding import board_element, board_payload
from mlsd_board.formats.picture import drawing_of, title_of
from mlsd_board.model.design import Design
from mlsd_board.model.pages import alone, each_page, first_page


def _write(design: Design, options: ExportOptions) -> bytes:
    if options.renderer == "graphviz":
        # Read only when asked for: most exports never need the engine.
        from mlsd_board.formats.graphviz_render import render

        return render(alone(first_page(design)), options, "pdf")
    # The library that writes PDF is slow to import, and only this format needs it.
    from mlsd_board.formats.pdf.document import pdf_bytes

    drawings = [drawing_of(page, options) for _, page in each_page(design)]
    metadata = board_element(board_payload(options.book or design)) if options.embed else ""
    return pdf_bytes(drawings, title=title_of(design), metadata=metadata)


EXPORTER = Exporter(
    "pdf",
    "PDF document",
    (".pdf",),
    _write,
    ("board", "graphviz"),
    pages="many",
    carries=("board",),
    drawn=True,
)
