"""Reads diagrams in the language of Eraser."""

from collections.abc import Sequence

from mlsd_board.formats.interpretation.importing import foreign
from mlsd_board.formats.parsed.diagram import Diagram


def _accepts(data: bytes) -> bool:
    from mlsd_board.formats.eraser.reader import is_eraser

    return is_eraser(data.decode("utf-8", "replace"))


def _read(data: bytes) -> Sequence[Diagram]:
    from mlsd_board.formats.eraser.reader import read

    return read(data)


IMPORTER = foreign("eraser", "Eraser diagram", (".eraser", ".eraserdiagram"), _accepts, _read)
