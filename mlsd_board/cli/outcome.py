"""What checking several files gives, before it is put into words."""

from pathlib import Path
from typing import NamedTuple

from mlsd_board.model.design import Design
from mlsd_board.model.ids import FIRST_PAGE
from mlsd_board.validation.report import Report
from mlsd_board.workspace.baseline import Compared


class Checked(NamedTuple):
    """A page of a board and what the rules say of it; with a baseline, what that knows already is no longer in the report.

    `title` names the page where there are several.
    """

    path: Path
    design: Design
    report: Report
    remarks: tuple[str, ...] = ()
    baseline: Compared | None = None
    page: str = FIRST_PAGE
    title: str = ""

    @property
    def name(self) -> str:
        """What to call it to people: the file, and of several pages the page."""
        return f"{self.path}: {self.title}" if self.title else str(self.path)


class Unreadable(NamedTuple):
    """A file that could not be read, and why."""

    path: Path
    reason: str
