"""Opens the native file `*.mlsd.json`, under whatever name it comes."""

import re

from mlsd_board.catalog.library import Library
from mlsd_board.formats.contract import Imported, Importer
from mlsd_board.formats.native.codec import FORMAT, SUFFIX, loads

_MARK = re.compile(rb'"format"\s*:\s*"' + FORMAT.encode() + rb'"')


def read(data: bytes, _library: Library) -> Imported:
    return Imported(loads(data))


IMPORTER = Importer("native", "MLSD Board file", (SUFFIX,), lambda head: bool(_MARK.search(head)), read)
