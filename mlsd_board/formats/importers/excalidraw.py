"""Reads Excalidraw scenes, also out of SVG and PNG pictures."""

from collections.abc import Sequence

from mlsd_board.formats.excalidraw.unpacking import carries
from mlsd_board.formats.interpretation.importing import foreign
from mlsd_board.formats.parsed.diagram import Diagram


def _read(data: bytes) -> Sequence[Diagram]:
    from mlsd_board.formats.excalidraw.reader import read

    return read(data)


IMPORTER = foreign(
    "excalidraw",
    "Excalidraw scene",
    (".excalidraw", ".excalidraw.json", ".excalidrawlib", ".excalidraw.svg", ".excalidraw.png"),
    carries,
    _read,
)
