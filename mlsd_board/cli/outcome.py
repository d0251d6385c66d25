"""What checking several files gives, before it is put into words."""

from pathlib import Path
from typing import NamedTuple

from mlsd_board.model.design import Design
from mlsd_board.validation.report import Report
from mlsd_board.workspace.baseline import Compared


class Checked(NamedTuple):
    """A board and what the rules say of it; with a baseline, what that knows already is no longer in the report."""

    path: Path
    design: Design
    report: Report
    remarks: tuple[str, ...] = ()
    baseline: Compared | None = None


class Unreadable(NamedTuple):
    """A file that could not be read, and why."""

    path: Path
    reason: str
