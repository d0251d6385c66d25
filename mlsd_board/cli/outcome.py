"""What checking several files gives, before it is put into words."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Node
from mlsd_board.model.ids import FIRST_PAGE
from mlsd_board.validation.report import Report
from mlsd_board.validation.words import spoken
from mlsd_board.workspace.baseline import Compared


class Checked(NamedTuple):
    """A page of a board and what the rules say of it; with a baseline, what that knows already is no longer in the report.

    `title` names the page where there are several; `places` are lines or cells of elements in a file of another tool.
    """

    path: Path
    design: Design
    report: Report
    remarks: tuple[str, ...] = ()
    baseline: Compared | None = None
    page: str = FIRST_PAGE
    title: str = ""
    places: Mapping[str, str] = {}

    def at(self, elements: Sequence[str]) -> str:
        """The elements a finding is about: by id, or in a file of another tool by words, with their lines or cells."""
        return ", ".join(self._at(element) for element in elements)

    def _at(self, element: str) -> str:
        place = self.places.get(element)
        return f"{self._called(element)} ({place})" if place else element

    def _called(self, element: str) -> str:
        match self.design.records.get(element):
            case Node(label=label) | Connection(label=label) if label.strip():
                return spoken(label)
            case Connection(source=source, target=target):
                return f"{self._called(source)} → {self._called(target)}"
        return element

    @property
    def name(self) -> str:
        """What to call it to people: the file, and of several pages the page."""
        return f"{self.path}: {self.title}" if self.title else str(self.path)


class Skipped(NamedTuple):
    """A file that may hold diagrams and holds none, and how that is said."""

    path: Path
    reason: str


class Unreadable(NamedTuple):
    """A file that could not be read, and why."""

    path: Path
    reason: str
