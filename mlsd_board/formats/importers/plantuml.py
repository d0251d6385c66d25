"""Reads PlantUML diagrams of components, deployments and C4."""

import re
from collections.abc import Sequence

from mlsd_board.formats.interpretation.importing import foreign
from mlsd_board.formats.parsed.diagram import Diagram

_MARK = re.compile(rb"^\s*@start\w+", re.MULTILINE)


def _read(data: bytes) -> Sequence[Diagram]:
    from mlsd_board.formats.plantuml.reader import read

    return read(data)


IMPORTER = foreign(
    "plantuml",
    "PlantUML component diagram",
    (".puml", ".plantuml", ".pu", ".iuml", ".wsd"),
    lambda head: bool(_MARK.search(head)),
    _read,
)
