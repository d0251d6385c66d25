"""Opens the board inside a PDF document."""

from mlsd_board.catalog.library import Library
from mlsd_board.formats.contract import Imported, Importer
from mlsd_board.formats.embedding import no_board
from mlsd_board.formats.native.codec import loads
from mlsd_board.formats.pdf.board import PDF_SIGNATURE, read_pdf


def read(data: bytes, _library: Library) -> Imported:
    board = read_pdf(data)
    if board is None:
        raise no_board("PDF")
    return Imported(loads(board))


IMPORTER = Importer(
    "pdf",
    "PDF document with a board inside",
    (".pdf",),
    lambda head: head.startswith(PDF_SIGNATURE),
    read,
)
