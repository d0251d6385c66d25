"""What the tests of readers ask of a diagram."""

from pathlib import Path

from mlsd_board.formats.contract import Imported
from mlsd_board.formats.parsed.diagram import Diagram
from mlsd_board.formats.registry import importer_for
from tests.formats.boards import library


def labels(diagram: Diagram) -> dict[str, str]:
    """The words of boxes and the titles of groups by id."""
    return {s.id: s.words for s in diagram.shapes} | {g.id: g.title for g in diagram.groups}


def arrows(diagram: Diagram) -> list[tuple[str, str, str]]:
    """The arrows as labels of their ends and their own, in order."""
    known = labels(diagram)
    return [(known.get(a.source or "", "?"), a.label, known.get(a.target or "", "?")) for a in diagram.arrows]


def homes(diagram: Diagram) -> dict[str, str]:
    """What lies in which group, by labels."""
    known = labels(diagram)
    parts = (*diagram.shapes, *diagram.groups)
    return {known[p.id]: known[p.group] for p in parts if p.group is not None}


def imported(name: str, data: bytes) -> Imported:
    """A file read by the importer that its name and content call for."""
    return importer_for(Path(name), data).read(data, library())
