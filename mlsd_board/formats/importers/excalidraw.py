"""Reads Excalidraw scenes, also out of SVG and PNG pictures."""

from mlsd_board.formats.excalidraw.reader import read
from mlsd_board.formats.excalidraw.unpacking import carries
from mlsd_board.formats.interpretation.importing import foreign

IMPORTER = foreign(
    "excalidraw",
    "Excalidraw scene",
    (".excalidraw", ".excalidraw.json", ".excalidrawlib", ".excalidraw.svg", ".excalidraw.png"),
    carries,
    read,
)
