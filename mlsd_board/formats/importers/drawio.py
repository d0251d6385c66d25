"""Reads draw.io diagrams, also out of SVG and PNG pictures."""

from mlsd_board.formats.drawio.reader import read
from mlsd_board.formats.drawio.unpacking import carries
from mlsd_board.formats.interpretation.importing import foreign

IMPORTER = foreign(
    "drawio",
    "draw.io diagram",
    (".drawio", ".drawio.xml", ".dio", ".drawio.svg", ".drawio.png"),
    carries,
    read,
)
