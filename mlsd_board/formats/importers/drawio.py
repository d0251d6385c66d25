"""Reads draw.io diagrams, also out of SVG and PNG pictures."""

from collections.abc import Sequence

from mlsd_board.formats.drawio.unpacking import carries
from mlsd_board.formats.interpretation.importing import foreign
from mlsd_board.formats.parsed.diagram import Diagram


def _read(data: bytes) -> Sequence[Diagram]:
    from mlsd_board.formats.drawio.reader import read

    return read(data)


IMPORTER = foreign(
    "drawio",
    "draw.io diagram",
    (".drawio", ".drawio.xml", ".dio", ".drawio.svg", ".drawio.png"),
    carries,
    _read,
)
