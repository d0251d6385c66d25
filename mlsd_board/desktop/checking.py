"""Checking large boards beside the window: typing never waits for the rules, and what they say of an older board is dropped."""

from PySide6.QtCore import QObject, Signal

from mlsd_board.desktop.jobs import Job, Jobs, Token
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
    def judged(self) -> bool:
        """Whether there are findings to show, if only those of the board as it was."""
        return self._report is not None or len(self.design.nodes) <= AT_ONCE

    @property
    def checked(self) -> bool:
        """Whether the findings are those of the board as it is now."""
        return self._report is not None and self._report[0] == self.meaning

    def take(self, meaning: int, report: Report) -> None:
        """Take the findings of a state of the board; those of one gone by are better than older ones."""
        self._report = (meaning, report)


class Checker(QObject):
    """Checks one state of a board at a time; `done` is sent when its findings were taken."""

    done = Signal()

    def __init__(self, session: BoardSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._jobs = Jobs(self)
        self._asked: tuple[object, ...] = ()
        """What the check under way is about."""

    @property
    def busy(self) -> bool:
        return self._jobs.busy

    def check(self) -> None:
        """Check the board as it is now, unless its findings are known; a check of an older state is given up."""
        session, asked = self._session, self._facts()
        if session.checked or len(session.design.nodes) <= AT_ONCE:
            self.done.emit()
        elif not (self.busy and asked == self._asked):
            self._jobs.abandon()
            self._asked = asked
            meaning, design = session.meaning, session.design
            library, rules, profile = session.library, session.rules, session.profile
            phase, facts = session.phase, session.facts

            def work(token: Token) -> Report:
                return check_design(
                    design,
                    library,
                    rules=rules,
                    profile=profile,
                    phase=phase,
                    session=facts,
                    pause=token.check,
                )

            self._jobs.start(Job("Checking…", work, lambda report: self._take(meaning, asked, report)))

    def close(self) -> None:
        """Wait for no more findings."""
        self._jobs.close()

    def _facts(self) -> tuple[object, ...]:
        """All that findings depend on."""
        session = self._session
        return session.meaning, session.rules, session.profile, session.phase, session.facts

    def _take(self, meaning: int, asked: tuple[object, ...], report: Report) -> None:
        still = asked[1:] == self._facts()[1:]
        if still:
            self._session.take(meaning, report)
        self.done.emit()
        if not still:
            self.check()
