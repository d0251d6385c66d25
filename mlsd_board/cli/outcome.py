"""What checking several files gives, before it is put into words."""

from pathlib import Path
from typing import NamedTuple

from mlsd_board.model.design import Design
from mlsd_board.validation.report import Report


class Checked(NamedTuple):
    """A board and what the rules say of it."""

    path: Path
    design: Design
    report: Report


class Unreadable(NamedTuple):
    """A file that could not be read, and why."""

    path: Path
    reason: str
