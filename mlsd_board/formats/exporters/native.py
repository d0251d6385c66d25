"""The native file, for writing a copy of a board under another name."""

from mlsd_board.formats.contract import Exporter, ExportOptions
from mlsd_board.formats.native.codec import SUFFIX, dumps
from mlsd_board.model.design import Design


def _write(design: Design, _options: ExportOptions) -> bytes:
    return dumps(design).encode("utf-8")


EXPORTER = Exporter("native", "MLSD Board file", (SUFFIX,), _write, pages="all")
