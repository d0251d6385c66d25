"""Opens the board inside a PDF document."""

from mlsd_board.catalog.library import Library
from mlsd_board.formats.contract import Imported, Importer
from mlsd_board.formats.embedding import find_board
from mlsd_board.formats.native.codec import loads


def read(data: bytes, _library: Library) -> Imported:
    return Imported(loads(find_board(data, "PDF")))


IMPORTER = Importer(
    "pdf",
    "PDF document with a board inside",
    (".pdf",),
    lambda head: head.startswith(b"%PDF-"),
    read,
)
