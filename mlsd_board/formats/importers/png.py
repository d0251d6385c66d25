"""Opens the board inside a PNG picture."""

from mlsd_board.catalog.library import Library
from mlsd_board.formats.contract import Imported, Importer
from mlsd_board.formats.embedding import PNG_SIGNATURE, read_png
from mlsd_board.formats.foreign_pictures import carries_foreign
from mlsd_board.formats.native.codec import loads


def read(data: bytes, _library: Library) -> Imported:
    return Imported(loads(read_png(data)))


IMPORTER = Importer(
    "png",
    "PNG picture with a board inside",
    (".png",),
    lambda head: head.startswith(PNG_SIGNATURE) and not carries_foreign(head),
    read,
)
