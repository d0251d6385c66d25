"""Opens the board inside a PDF document."""

from mlsd_board.catalog.library import Library
from mlsd_board.formats.contract import Imported, Importer
from mlsd_board.formats.embedding import find_board, no_board
from mlsd_board.formats.native.codec import loads


def read(data: bytes, _library: Library) -> Imported:
    board = find_board(data)
    if board is None:
        raise no_board("PDF")
    return Imported(loads(board))


IMPORTER = Importer(
    "pdf",
    "PDF document with a board inside",
    (".pdf",),
    lambda head: head.startswith(b"%PDF-"),
    read,
)
