"""Opens the board inside an HTML page that was exported."""

import re

from mlsd_board.catalog.library import Library
from mlsd_board.formats.contract import Imported, Importer
from mlsd_board.formats.embedding import find_board
from mlsd_board.formats.foreign_pictures import carries_foreign
from mlsd_board.formats.native.codec import loads

_START = re.compile(rb"\A\s*<(?:!doctype html|html)", re.IGNORECASE)


def read(data: bytes, _library: Library) -> Imported:
    return Imported(loads(find_board(data, "HTML page")))


def _accepts(head: bytes) -> bool:
    return bool(_START.search(head)) and not carries_foreign(head)


IMPORTER = Importer("html", "HTML page with a board inside", (".html", ".htm"), _accepts, read)
