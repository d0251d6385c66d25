"""Reads PlantUML diagrams of components, deployments and C4."""

import re

from mlsd_board.formats.interpretation.importing import foreign
from mlsd_board.formats.plantuml.reader import read

_MARK = re.compile(rb"^\s*@start(?:uml|c4)\b", re.MULTILINE)
IMPORTER = foreign(
    "plantuml",
    "PlantUML component diagram",
    (".puml", ".plantuml", ".pu", ".iuml", ".wsd"),
    lambda head: bool(_MARK.search(head)),
    read,
)
