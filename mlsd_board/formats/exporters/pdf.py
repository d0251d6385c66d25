"""PDF: vector paths and text that can be selected, the board in its metadata; or drawn by a Graphviz of the system."""

from mlsd_board.drawing.looks import look_of
from mlsd_board.formats.contract import Exporter, ExportOptions
from mlsd_board.formats.embedding import board_payload
from mlsd_board.formats.pdf.board import board_element
from mlsd_board.formats.picture import drawing_of, title_of
from mlsd_board.model.design import Design


def _write(design: Design, options: ExportOptions) -> bytes:
    if options.renderer == "graphviz":
        # Read only when asked for: most exports never need the engine.
        from mlsd_board.formats.graphviz_render import render

        return render(design, options, "pdf")
    # The library that writes PDF is slow to import, and only this format needs it.
    from mlsd_board.formats.pdf.document import pdf_bytes

    drawing = drawing_of(design, options.library, look_of(options.theme, options.lines))
    metadata = board_element(board_payload(design)) if options.embed else ""
    return pdf_bytes([drawing], title=title_of(design), metadata=metadata)


EXPORTER = Exporter("pdf", "PDF document", (".pdf",), _write, ("board", "graphviz"))
