"""Opens the board inside an SVG picture."""

from mlsd_board.catalog.library import Library
from mlsd_board.formats.contract import Imported, Importer
from mlsd_board.formats.embedding import no_board, read_svg
from mlsd_board.formats.foreign_pictures import carries_foreign
from mlsd_board.formats.native.codec import loads


def read(data: bytes, _library: Library) -> Imported:
    board = read_svg(data)
    if board is None:
        raise no_board("SVG")
    return Imported(loads(board))


def _accepts(head: bytes) -> bool:
    return b"<svg" in head and not carries_foreign(head)


IMPORTER = Importer("svg", "SVG picture with a board inside", (".svg",), _accepts, read)
