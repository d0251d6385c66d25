"""Checking large boards beside the window: typing never waits for the rules, and what they say of an older board is dropped."""

from PySide6.QtCore import QObject, Signal

from mlsd_board.desktop.jobs import Job, Jobs
from mlsd_board.validation.report import Report
from mlsd_board.workspace.checking import check_design
from mlsd_board.workspace.session import Session

AT_ONCE = 120
"""Up to so many components the rules take a few hundredths of a second, and their findings are there at once."""


class BoardSession(Session):
    """A session that, of a large board, gives the last findings known until those of the present one are there."""

    @property
    def report(self) -> Report:
        if self.checked or len(self.design.nodes) <= AT_ONCE:
            return super().report
        return self._report[1] if self._report else Report()

    @property
    def checked(self) -> bool:
        """Whether the findings are those of the board as it is now."""
        return self._report is not None and self._report[0] == self.revision

    def take(self, revision: int, report: Report) -> None:
        """Take the findings of a revision; those of a revision gone by are better than older ones."""
        self._report = (revision, report)


class Checker(QObject):
    """Checks one state of a board at a time; `done` is sent when its findings were taken."""

    done = Signal()

    def __init__(self, session: BoardSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._jobs = Jobs(self)
        self._again = False

    @property
    def busy(self) -> bool:
        return self._jobs.busy

    def check(self) -> None:
        """Check the board as it is now, unless its findings are known; a check under way is finished first."""
        session = self._session
        if session.checked or len(session.design.nodes) <= AT_ONCE:
            self.done.emit()
        elif self._jobs.busy:
            self._again = True
        else:
            revision, design, library = session.revision, session.design, session.library
            rules, profile, phase = session.rules, session.profile, session.phase
            asked = (rules, profile, phase)
            self._jobs.start(
                Job(
                    "Checking…",
                    lambda _: check_design(design, library, rules=rules, profile=profile, phase=phase),
                    lambda report: self._take(revision, asked, report),
                )
            )

    def close(self) -> None:
        """Wait for no more findings."""
        self._jobs.abandon()

    def _take(self, revision: int, asked: tuple[object, ...], report: Report) -> None:
        session = self._session
        still = asked == (session.rules, session.profile, session.phase)
        if still:
            session.take(revision, report)
        again, self._again = self._again or not still, False
        self.done.emit()
        if again:
            self.check()
